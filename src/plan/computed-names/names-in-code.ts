import { embeddedPython } from '../../host/embedded-python.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { joinName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import { spanTable } from '../../model/span-table.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import { queryOf, wordQuery } from '../../workspace/text-query.ts'
import { RUNS } from './run-code.ts'

/** A part of a text that is put in: `{name}`, `%s`, `%(name)s`, `$name`. */
const FIELD = String.raw`(?:\$?\{[\w.!:]*\}|%(?:\(\w+\))?s|\$\w+)`
/** `import {0}.{1}`, `import {mod} as m`, with what it is called there. */
const IMPORT_OF_FIELD = new RegExp(
  String.raw`(?<![\w.])import[ \t]+((?:\w+\.)*${FIELD}(?:\.(?:\w+|${FIELD}))*)(?:[ \t]+as[ \t]+(\w+))?`,
  'g',
)
/** `from {mod} import list`. */
const FROM_FIELD = new RegExp(
  String.raw`(?<![\w.])from[ \t]+((?:\w+\.)*${FIELD}(?:\.(?:\w+|${FIELD}))*)[ \t]+import[ \t]+([\w, \t(]+)`,
  'g',
)

/**
 * Moved names that code in a text reaches in the module they leave, where no import in that text can follow: through a name that the file
 * around it imports (`eval("shop.total()")` below `from my import shop`) or another text, or by an import of which a part is put in
 * (`"from my.shop import {name}"`, `"import {mod}; {mod}.total()"`). They stay importable there.
 */
export function namesInCode(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  if (moved.length === 0) return []
  return [...throughImports(index, moved), ...itemsPutIn(index, moved), ...modulesPutIn(index, moved)]
}

/**
 * Chains of texts on a name that their file, or another text of it, imports. One that says the whole path follows as the text it is, and
 * finds the new module loaded by the old one.
 */
function throughImports(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  const symbols = [...new Set(moved.map((move) => move.symbol))]
  const said = new RegExp(String.raw`\.\s*(?:${symbols.map(literalPattern).join('|')})(?!\w)`)
  const runs = new RegExp(String.raw`(?<!\w)(?:${RUNS.join('|')})\s*\(`)
  return index.workspace.matching(wordQuery(symbols), '.py').flatMap((path): readonly KeptName[] => {
    const text = index.workspace.glance(path)
    if (!runs.test(text) || !said.test(text)) return []
    const [facts, file] = [index.facts(path), index.workspace.read(path)]
    if (file === undefined || facts === undefined || facts.errors.length > 0) return []
    // A text that imports what it reads is rewritten as a whole.
    const whole = spanTable(embeddedPython(file).texts.flatMap(({ spans }) => spans))
    return facts.strings.flatMap((fact) => {
      const code = text.slice(fact.content.start, fact.content.end)
      if (fact.docstring || fact.annotation || fact.isFormat || !said.test(code) || whole.isTaken(fact.content))
        return []
      return chainsIn(index, facts, path, code, fact).flatMap((chain) =>
        moved
          .filter(({ from, symbol }) => isRead(index, chain, from, symbol))
          .map(({ from, symbol }) => ({ module: from, symbol, reason: `${path} runs a text that reads it there` })),
      )
    })
  })
}

/** The names that code of a text reads through imports of the file. */
function chainsIn(
  index: SymbolIndex,
  facts: ModuleFacts,
  path: RepoPath,
  text: string,
  { scope, span }: ModuleFacts['strings'][number],
): readonly (readonly string[])[] {
  const code = factsOfText(text)
  if (code.errors.length > 0) return []
  return code.references.flatMap((one): readonly (readonly string[])[] => {
    if (one.attributes.length === 0 || visibleBindings(code, one).length > 0) return []
    const meaning = meaningOf(facts, { name: one.name, scope, span, deferred: scope !== 0 }, index.identityOf(path))
    const root = meaning.kind === 'imported' ? meaning.name : meaning.kind === 'unbound' ? one.name : undefined
    return root === undefined ? [] : [[root, ...one.attributes.map((step) => step.name)]]
  })
}

function isRead(index: SymbolIndex, chain: readonly string[], module: string, symbol: string): boolean {
  return chain.some((_, at) => {
    const target = at === 0 ? undefined : index.lookup(joinName(...chain.slice(0, at + 1)))
    return target?.kind === 'symbol' && target.rest.length === 0 && target.module === module && target.symbol === symbol
  })
}

/** `"from my.shop import {name}"`: any of the module may be meant. */
function itemsPutIn(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  return [...new Set(moved.map((move) => move.from))].flatMap((module) => {
    const pattern = new RegExp(
      String.raw`(?<![\w.])from[ \t]+${literalPattern(module)}[ \t]+import[ \t]+\(?(?:\w+[ \t]*,[ \t]*)*(?:\{|%[(s]|\$[\w{])`,
    )
    const [path] = index.workspace.matching(queryOf(pattern, [module]), '.py')
    if (path === undefined) return []
    return moved
      .filter((move) => move.from === module)
      .map(({ symbol }) => ({ module, symbol, reason: `${path} puts a name of ${module} into an import in a text` }))
  })
}

/** `"import {mod}; {mod}.total()"` in a file that says the module. */
function modulesPutIn(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  const symbols = [...new Set(moved.map((move) => move.symbol))]
  return index.workspace.matching(wordQuery(symbols), '.py').flatMap((path): readonly KeptName[] => {
    const text = index.workspace.glance(path)
    if (!/(?:import|from)[ \t]+[\w.]*[{%$]/.test(text)) return []
    return moved
      .filter(({ from, symbol }) => saysParts(text, from) && readsOfField(text, symbol))
      .map(({ from, symbol }) => ({ module: from, symbol, reason: `${path} puts a module into code that reads it` }))
  })
}

function saysParts(text: string, module: string): boolean {
  return module.split('.').every((part) => new RegExp(String.raw`(?<!\w)${literalPattern(part)}(?!\w)`).test(text))
}

function readsOfField(text: string, symbol: string): boolean {
  const word = new RegExp(String.raw`(?<!\w)${literalPattern(symbol)}(?!\w)`)
  for (const [, , list = ''] of text.matchAll(FROM_FIELD)) if (word.test(list)) return true
  for (const [, field = '', alias] of text.matchAll(IMPORT_OF_FIELD)) {
    const read = String.raw`(?<![\w.])${literalPattern(alias ?? field)}\.${literalPattern(symbol)}(?!\w)`
    if (new RegExp(alias === undefined ? read.slice('(?<![\\w.])'.length) : read).test(text)) return true
  }
  return false
}
