import { embeddedPython, mayHoldPython } from '../../host/embedded-python.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/** `import_module("shop.till")`, `sys.modules["shop.till"]`. */
const BY_TEXT = /(?:import_module|__import__|modules)\s*[([]\s*(?:name\s*=\s*)?["']([\w.]+)["']/g

/**
 * Moved names that Python inside of other files (notebooks, scripts without an ending, examples, commands, code in texts) reads of a module
 * that it has as a value: `m = shop.till`, `getattr(shop.till, name)`, `import_module("shop.till").total()`. They stay importable there.
 */
export function namesInExamples(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  if (moved.length === 0) return []
  const symbols = [...new Set(moved.map((move) => move.symbol))]
  const words = new Map(symbols.map((symbol) => [symbol, new RegExp(String.raw`(?<![\w])${symbol}(?!\w)`, 'u')]))
  return index.workspace.matching(wordQuery(symbols)).flatMap((path): readonly KeptName[] => {
    const file = mayHoldPython(path) ? index.workspace.read(path) : undefined
    if (file === undefined || !/import/.test(file.text)) return []
    return embeddedPython(file).texts.flatMap(({ text }) => {
      const said = moved.filter(({ symbol }) => words.get(symbol)?.test(text) === true)
      if (said.length === 0) return []
      const values = modulesTaken(factsOfText(text), text)
      return said
        .filter(({ from }) => values.has(from))
        .map(({ from, symbol }) => ({ module: from, symbol, reason: `code in ${path} takes the module as a value` }))
    })
  })
}

/** `import_module(".till", package="shop")`. */
const RELATIVE = /import_module\s*\(\s*["'](\.[\w.]*)["']\s*,\s*(?:package\s*=\s*)?["']([\w.]+)["']/g

/** The modules that a text has as values: by a name or chain of which it reads nothing, or by a call that imports them by a text. */
function modulesTaken(facts: ModuleFacts, text: string): ReadonlySet<QualifiedName> {
  const self = { name: undefined, isPackage: false }
  const found = new Set([...text.matchAll(BY_TEXT)].map(([, name = '']) => name))
  for (const [, name = '', home = ''] of text.matchAll(RELATIVE)) found.add(moduleBelow(name, home))
  for (const reference of facts.references) {
    if (reference.context !== 'load') continue
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind === 'imported') found.add(joinName(meaning.name, ...reference.attributes.map(({ name }) => name)))
  }
  return found
}

/** The module that a name with leading dots says of a package, as `importlib.import_module` resolves it. */
export function moduleBelow(name: string, home: QualifiedName): QualifiedName {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0
  let above = home
  for (let up = 1; up < dots; up += 1) above = parentOf(above)
  return dots === 0 ? name : joinName(above, name.slice(dots))
}
