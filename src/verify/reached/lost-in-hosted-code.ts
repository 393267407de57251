import { embeddedPython, isDocument } from '../../host/embedded-python.ts'
import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { mayBeInString } from '../../python/facts/code-alone.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isPython } from '../../python/facts/modules.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { goneSymbols } from '../meaning/gone-symbols.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A longer file is data. */
const LONG = 200_000
/** Pages and tables that nothing runs. */
const SHOWN = /\.(?:html?|svg|po|csv|tsv)$/

/**
 * Python in notebooks, documents, docstrings and commands that has a module under another name (`m = shop.till`, `import_module("shop.till")`,
 * `getattr(shop.till, name)`) and reads of it what the module has lost, told by the letters of the code.
 */
export function lostInHostedCode(scene: Scene): readonly Finding[] {
  const gone = goneSymbols(scene)
  if (gone.length === 0) return []
  const lasts = [...new Set(gone.map(({ module }) => literalPattern(lastPartOf(module))))].join('|')
  const imports = new RegExp(
    String.raw`import[^\n]{0,400}?(?<!\w)(?:${lasts})(?!\w)|from[ \t][^\n]{0,400}?(?:${lasts})`,
    'g',
  )
  const symbols = [...new Set(gone.map(({ symbol }) => symbol))]
  return scene.final.matching(wordQuery(symbols)).flatMap((path): readonly Finding[] => {
    if (SHOWN.test(path)) return []
    const said = scene.final.glance(path)
    if (isPython(path) ? !mayBeInString(said, imports) : said.search(imports) < 0) return []
    const file = scene.final.read(path)
    if (file === undefined) return []
    // Where nothing tells that a file is Python, its lines are read as they are.
    const isPlain = !isPython(path) && !isDocument(path) && file.text.length < LONG
    const texts = [...embeddedPython(file).texts.map(({ text }) => text), ...(isPlain ? [file.text] : [])]
    const lost = gone.find(({ module, symbol }) =>
      texts.some((text) => text.includes(symbol) && isReadOf(text, module, symbol)),
    )
    return lost === undefined ? [] : [finding(path, lost.module, lost.symbol)]
  })
}

/** Whether code reads the symbol of what it has under another name, and of which the module may be the value. */
function isReadOf(text: string, module: QualifiedName, symbol: string): boolean {
  const whole = spellings(factsOfText(text), module).map(literalPattern)
  const call = String.raw`(?:\w+\.)*(?:import_module|__import__)\(\s*["']${literalPattern(module)}["'][^()\n]{0,80}\)`
  const value = whole.length === 0 ? call : String.raw`(?:${whole.join('|')}|${call})`
  if (new RegExp(String.raw`${call}\.${symbol}(?!\w)`).test(text)) return true
  const asked = new RegExp(String.raw`(?<![\w.])getattr\(\s*${value}\s*,\s*(?:["']${symbol}["']|\w+\s*[,)])`)
  if (asked.test(text) && new RegExp(String.raw`["']${symbol}["']`).test(text)) return true
  const other = new RegExp(String.raw`(?<![\w.])(\w+)[ \t]*(?::=|=)[ \t]*${value}[ \t]*(?=[;#)\n]|$)`, 'g')
  return [...text.matchAll(other)].some(([, name = '']) =>
    new RegExp(String.raw`(?<![\w.])${name}\.${symbol}(?!\w)`).test(text),
  )
}

/** What the imports of the code let it call a module. */
function spellings({ imports }: ModuleFacts, module: QualifiedName): readonly string[] {
  return imports.flatMap((one) =>
    one.items.flatMap((item) => {
      const name = one.kind === 'from' ? joinName(one.module, item.name) : item.name
      if (item.alias !== undefined || one.kind === 'from') return rest(name, module).map((end) => item.bound + end)
      return module === item.name || module.startsWith(`${item.bound}.`) ? [module] : []
    }),
  )
}

/** How a module goes on behind a name that leads to it: nothing, or a dot and the rest. */
function rest(name: QualifiedName, module: QualifiedName): readonly string[] {
  return module === name || module.startsWith(`${name}.`) ? [module.slice(name.length)] : []
}

function finding(path: RepoPath, module: QualifiedName, symbol: string): Finding {
  return {
    code: 'attribute-lost',
    level: 'error',
    reason: `${path}: code in it reads ${symbol} of ${module}, which it has under another name, and which does not have it any more`,
    advice: `Nothing was written. Let that code import ${symbol} first, or take this move out of the recipe.`,
    place: { path },
  }
}
