import { embeddedPython, isDocument } from '../../host/embedded-python.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { tokenQuery, wordQuery } from '../../workspace/text-query.ts'
import { imported, tokensOfNeedle } from '../../workspace/tokens.ts'

/** Pages and tables that nothing runs. */
export const SHOWN = /\.(?:html?|svg|po|csv|tsv)$/

/**
 * Moved names that Python in another file takes from the module they leave, where that Python cannot be read by itself: a shell puts
 * something in (`python -c "import shop.till; shop.till.total('$DAY')"`), its quotes are escaped, or nothing tells that the file is Python. They stay
 * importable there.
 */
export function namesInCommands(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  return [...new Set(moved.map((move) => move.from))].flatMap((module) => {
    const said = takingPattern(module)
    const [whole, parts] = [tokensOfNeedle(module), [...tokensOfNeedle(parentOf(module)), imported(lastPartOf(module))]]
    return index.workspace.matching(tokenQuery([whole, parts], said)).flatMap((path): readonly KeptName[] => {
      if (isPython(path) || isDocument(path) || SHOWN.test(path)) return []
      const file = index.workspace.read(path)
      if (file === undefined) return []
      const read = embeddedPython(file).texts.flatMap(({ text, spans }) =>
        factsOfText(text).errors.length > 0 ? [] : spans,
      )
      const all = new RegExp(said.source, 'g')
      const unread = [...file.text.matchAll(all)].some(({ index: start }) => !isWithin(read, start))
      if (!unread) return []
      return moved
        .filter(
          (move) =>
            move.from === module && new RegExp(String.raw`(?<!\w)${literalPattern(move.symbol)}(?!\w)`).test(file.text),
        )
        .map(({ symbol }) => ({ module, symbol, reason: `${path} has code that takes it from there` }))
    })
  })
}

/** Code that takes a module, or something from it: by a statement, as a name of its package, or by a call with its name. */
function takingPattern(module: QualifiedName): RegExp {
  const whole = literalPattern(module)
  const [parent, last] = [literalPattern(parentOf(module)), literalPattern(lastPartOf(module))]
  const forms = [
    String.raw`(?<![\w.])(?:from|import)[ \t]+${whole}(?![\w.])`,
    String.raw`(?<!\w)(?:import_module|__import__)\s*\(\s*["']${whole}["']`,
    ...(parent === ''
      ? []
      : [String.raw`(?<![\w.])from[ \t]+${parent}[ \t]+import[ \t]+\(?[\w, \t]{0,400}(?<!\w)${last}(?!\w)`]),
  ]
  return new RegExp(forms.join('|'))
}

/** Moved names that magics and commands of a notebook read through what its cells import (`%lprun -f till.total`, `!echo {till.total()}`). */
export function namesInMagics(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  if (moved.length === 0) return []
  const symbols = [...new Set(moved.map((move) => move.symbol))]
  const chain = new RegExp(
    String.raw`(?<![\w.])[A-Za-z_]\w*(?:\.\w+)*\.(?:${symbols.map(literalPattern).join('|')})(?!\w)`,
    'g',
  )
  return index.workspace.matching(wordQuery(symbols), '.ipynb').flatMap((path): readonly KeptName[] => {
    const file = index.workspace.read(path)
    if (file === undefined) return []
    return embeddedPython(file).texts.flatMap(({ text, original }) => {
      if (text === original || text.length !== original.length) return []
      const facts = factsOfText(text)
      const names = [...original.matchAll(chain)]
        .filter(({ index: at, 0: name }) => isMasked(text, original, at, name))
        .map(({ 0: name }) => meantBy(facts, name))
      return moved
        .filter(({ from, symbol }) =>
          names.some((name) => {
            const target = name === undefined ? undefined : index.lookup(name)
            return target?.kind === 'symbol' && target.module === from && target.symbol === symbol
          }),
        )
        .map(({ from, symbol }) => ({ module: from, symbol, reason: `a magic of ${path} reads it there` }))
    })
  })
}

/** Whether a stretch is in a line that is a comment to Python and none as it is written. */
function isMasked(text: string, original: string, at: number, name: string): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return text.slice(start, at) !== original.slice(start, at) || text.slice(at, at + name.length) !== name
}

/** What a chain stands for where an import of the notebook binds its first name; undefined for any other, and for a whole path, which follows. */
function meantBy(facts: ModuleFacts, name: string): string | undefined {
  const [root = '', ...rest] = name.split('.')
  const end = facts.text.length
  const use = { name: root, scope: 0, span: { start: end, end }, deferred: true }
  const meaning = meaningOf(facts, use, { name: undefined, isPackage: false })
  return meaning.kind === 'imported' && meaning.name !== root ? joinName(meaning.name, ...rest) : undefined
}

function isWithin(spans: readonly Span[], start: number): boolean {
  return spans.some((span) => contains(span, { start, end: start }))
}
