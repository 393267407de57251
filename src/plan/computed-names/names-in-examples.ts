import { embeddedPython } from '../../host/embedded-python.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import { mayBeInString } from '../../python/facts/code-alone.ts'
import { isPython } from '../../python/facts/modules.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { handedModules } from './modules-as-values.ts'
import { SHOWN } from './names-in-commands.ts'

const OUTSIDE = { name: undefined, isPackage: false } as const

/** `import_module("shop.till")`, `sys.modules["shop.till"]`. */
const BY_TEXT = /(?:import_module|__import__|modules)\s*[([]\s*(?:name\s*=\s*)?["']([\w.]+)["']/g
/** `import_module(".till", package="shop")`. */
const RELATIVE = /import_module\s*\(\s*["'](\.[\w.]*)["']\s*,\s*(?:package\s*=\s*)?["']([\w.]+)["']/g

/**
 * Moved names that Python inside another text reads through their module as a value (`m = shop.till` and `m.total()` in the cells of a
 * notebook, in scripts without an ending, in examples of documents and docstrings, in commands), asked as it is asked of files, or by a call
 * that loads it (`import_module("shop.till").total()`). They stay importable there.
 */
export function namesInExamples(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  if (moved.length === 0) return []
  const lasts = [...new Set(moved.map((move) => literalPattern(lastPartOf(move.from))))].join('|')
  const imports = new RegExp(String.raw`(?:import|from|modules)[^\n]{1,400}?(?<!\w)(?:${lasts})(?!\w)`, 'g')
  const symbols = [...new Set(moved.map((move) => move.symbol))]
  const words = new Map(symbols.map((symbol) => [symbol, new RegExp(String.raw`(?<!\w)${symbol}(?!\w)`, 'u')]))
  return index.workspace.matching(wordQuery(symbols)).flatMap((path): readonly KeptName[] => {
    if (SHOWN.test(path)) return []
    const said = index.workspace.glance(path)
    if (isPython(path) ? !mayBeInString(said, imports) : said.search(imports) < 0) return []
    const file = index.workspace.read(path)
    if (file === undefined) return []
    return embeddedPython(file).texts.flatMap(({ text }) => {
      const here = moved.filter(({ symbol }) => words.get(symbol)?.test(text) === true)
      if (here.length === 0 || text.search(imports) < 0) return []
      const loaded = modulesLoaded(text)
      const facts = factsOfText(text)
      return [
        ...here
          .filter(({ from }) => loaded.has(from))
          .map(({ from, symbol }) => ({ module: from, symbol, reason: `code in ${path} takes the module as a value` })),
        ...(facts.errors.length > 0 ? [] : handedModules(facts, path, OUTSIDE, here)),
      ]
    })
  })
}

/** The modules that a text has as values by a call that loads them, or looks them up, by a text. */
function modulesLoaded(text: string): ReadonlySet<QualifiedName> {
  const found = new Set([...text.matchAll(BY_TEXT)].map(([, name = '']) => name))
  for (const [, name = '', home = ''] of text.matchAll(RELATIVE)) found.add(moduleBelow(name, home))
  return found
}

/** The module that a name with leading dots says of a package, as `importlib.import_module` resolves it. */
export function moduleBelow(name: string, home: QualifiedName): QualifiedName {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0
  let above = home
  for (let up = 1; up < dots; up += 1) above = parentOf(above)
  return dots === 0 ? name : joinName(above, name.slice(dots))
}
