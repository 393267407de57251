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
  const head = headAbove(text, reference.span.start)
  if (head === undefined || !isWithinHead(text, head.at, reference.span.start)) return false
  const above = decoratorsAbove(text, head.at)
  const decorators = [...above.matchAll(/(?:^|\n)[ \t]*@[ \t]*([\w.]+)[ \t]*(\(?)/g)].map(([, chain = '', open]) => ({
    chain,
    isBare: open === '',
  }))
  const given = [...text.matchAll(new RegExp(String.raw`(?<![\w.@])([\w.]+)\(\s*${head.name}\s*,?\s*\)`, 'g'))].map(
    ([, chain = '']) => ({ chain, isBare: true }),
  )
  return [...decorators, ...given].some(
    ({ chain, isBare }) =>
      (isBare && /\.register$/.test(chain) && !/^(?:atexit|codecs|copyreg)\./.test(chain)) ||
      isOfLookingLibrary(index, module, facts, firstPartOf(chain), 0),
  )
}

/** The last line above a place that begins a `def`: where it begins, or the line end before it, and the name. */
function headAbove(text: string, place: number): { readonly at: number; readonly name: string } | undefined {
  for (let def = text.lastIndexOf('def', place - 1); def >= 0; def = text.lastIndexOf('def', def - 1)) {
    const end = text.lastIndexOf('\n', def)
    const opens = /^def\b(?:[ \t]+(\w+))?/.exec(text.slice(def, place))
    if (opens !== null && /^[ \t]*(?:async[ \t]+)?$/.test(text.slice(end + 1, def)))
      return opens[1] === undefined ? undefined : { at: Math.max(end, 0), name: opens[1] }
    if (def === 0) break
  }
  return undefined
}

/** The lines between two heads from the first one on that begins with `@`: the decorators, whose brackets may go over several lines. */
function decoratorsAbove(text: string, head: number): string {
  let top = head
  for (let end = head; end > 0;) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const word = /^[ \t]*(?:(@)|(?:def|async|class)\b)/.exec(text.slice(start, end))
    if (word !== null && word[1] === undefined) break
    if (word !== null) top = start
    end = start - 1
  }
  return text.slice(top, head)
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
