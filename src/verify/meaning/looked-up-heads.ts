import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { looksUpAnnotations } from '../../python/facts/known-effects.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Whether a reference stands in the head of a function whose annotations a library looks up: read off the lines above its `def`, and off
 * `register(f)`, `validate_call(f)` below it.
 */
export function isLookedUpHead(
  index: SymbolIndex,
  module: QualifiedName | undefined,
  facts: ModuleFacts,
  reference: Reference,
): boolean {
  const { text } = facts
  const before = text.slice(0, reference.span.start)
  const head = /(?:^|\n)([ \t]*)(?:async[ \t]+)?def[ \t]+(\w+)(?:[^\n]|\n(?![ \t]*(?:async[ \t]+)?def\b))*$/.exec(
    before,
  )
  if (head === null || !isWithinHead(text, head.index, reference.span.start)) return false
  const above =
    /(?:(?:^|\n)[ \t]*@(?:[^\n]|\n[ \t]*(?![ \t]|@|def\b|async\b|class\b))*)+$/.exec(text.slice(0, head.index))?.[0] ??
    ''
  const decorators = [...above.matchAll(/(?:^|\n)[ \t]*@[ \t]*([\w.]+)[ \t]*(\(?)/g)].map(([, chain = '', open]) => ({
    chain,
    isBare: open === '',
  }))
  const given = [...text.matchAll(new RegExp(String.raw`(?<![\w.@])([\w.]+)\(\s*${head[2] ?? ''}\s*,?\s*\)`, 'g'))].map(
    ([, chain = '']) => ({ chain, isBare: true }),
  )
  return [...decorators, ...given].some(
    ({ chain, isBare }) =>
      (isBare && /\.register$/.test(chain) && !/^(?:atexit|codecs|copyreg)\./.test(chain)) ||
      isOfLookingLibrary(index, module, facts, firstPartOf(chain), 0),
  )
}

/** Whether only the brackets and the arrow of the head lie between the `def` and a place. */
function isWithinHead(text: string, from: number, to: number): boolean {
  let depth = 0
  for (const char of text.slice(from, to).replaceAll(/(["'])[^"'\n]*\1|#[^\n]*/g, '')) {
    if (/[([{]/.test(char)) depth += 1
    else if (/[)\]}]/.test(char)) depth -= 1
    else if (char === ':' && depth === 0) return false
  }
  return true
}

/** Whether a word of a module is imported from such a library, or made of what is: `app = FastAPI()`, there or where it comes from. */
function isOfLookingLibrary(
  index: SymbolIndex,
  module: QualifiedName | undefined,
  facts: ModuleFacts,
  word: string,
  depth: number,
): boolean {
  if (depth > 4 || word === '') return false
  const path = module === undefined ? undefined : index.fileOf(module)
  for (const statement of facts.imports) {
    const item = statement.items.find(({ bound }) => bound === word)
    if (item === undefined) continue
    const from =
      statement.kind === 'import' || path === undefined
        ? item.name
        : (absoluteModule(statement, index.identityOf(path)) ?? '')
    const there = index.factsOfModule(from)
    return there === undefined ? looksUpAnnotations(from) : isOfLookingLibrary(index, from, there, item.name, depth + 1)
  }
  const made = new RegExp(String.raw`^${word}\s*(?::[^=\n]*)?=\s*(\w+)[\w.]*\(`, 'm').exec(facts.text)
  return made !== null && made[1] !== word && isOfLookingLibrary(index, module, facts, made[1] ?? '', depth + 1)
}
