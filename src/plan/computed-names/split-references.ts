import { queryOf, wordQuery } from '../../workspace/text-query.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { namesInOwnLists } from '../../python/facts/own-lists.ts'
import { namespaceReads } from '../../python/index/needs.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import { embeddedPython } from '../../host/embedded-python.ts'
import { fieldsOfMoved } from './format-fields.ts'
import { namesInLazyTables } from './lazy-tables.ts'
import { isPython } from '../../python/facts/modules.ts'
import { namesInConfigs } from './names-in-configs.ts'
import { namesSaidInCode } from './names-said-in-code.ts'
import { namesInCode } from './names-in-code.ts'
import { moduleBelow, namesInExamples } from './names-in-examples.ts'
import { namesInCommands, namesInMagics } from './names-in-commands.ts'

/** Calls that name a module without reaching for what is in it. */
const NO_READER = /(^|\.)(getLogger|patch|setattr|delattr|multiple|dict)$/
/** Modules imported by a name that is no literal. */
const COMPUTED = /\b(?:import_module|__import__)\s*\(\s*(?:name\s*=\s*)?(?![rRuUfF]?['"])\w/

/**
 * Moved names that something reaches by two texts, the module and the name: a table of a lazy `__getattr__` (PEP 562),
 * `{ module: shop.billing, class: Invoice }` in a config, a registry of pairs; and those a module looks up or lists among its own
 * (`globals()[name]`, `exported = ["Invoice", "net"]`). Which of the two texts would have to change cannot be said, so the name stays importable.
 */
export function namesApart(index: SymbolIndex, recipe: Recipe, moved: readonly SymbolMove[]): readonly KeptName[] {
  if (moved.length === 0) return []
  const symbols = [...new Set(moved.map((move) => move.symbol))]
  const words = symbols.join('|')
  const kept = [...ownLookUps(index, moved), ...ownLists(index, moved)]
  for (const path of index.workspace.mentioning(['import_module', '__import__']))
    kept.push(...attributesOfImported(index, path, moved))
  for (const path of index.workspace.matching(queryOf(new RegExp(`(['"])(?:${words})\\1`), symbols), '.py'))
    kept.push(...inPython(index, path, moved))
  for (const path of index.workspace.matching(wordQuery(symbols), '.csv', '.tsv'))
    kept.push(...inColumns(path, index.workspace.glance(path), moved))
  return [
    ...kept,
    ...namesInConfigs(index, recipe, moved),
    ...namesSaidInCode(index, recipe, moved),
    ...namesInLazyTables(index, moved),
    ...fieldsOfMoved(index, moved),
    ...namesInCode(index, moved),
    ...namesInExamples(index, moved),
    ...namesInCommands(index, moved),
    ...namesInMagics(index, moved),
  ]
}

/** Names that a list of the module they leave tells along with other names of that module: who reads the list looks for them there. */
function ownLists(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  return [...new Set(moved.map((move) => move.from))].flatMap((module) => {
    const facts = index.factsOfModule(module)
    if (facts === undefined) return []
    const listed = namesInOwnLists(facts)
    return moved
      .filter((move) => move.from === module && listed.includes(move.symbol))
      .map(({ symbol }) => ({ module, symbol, reason: `a list of ${module} tells it among the names of that module` }))
  })
}

/** Names of a module that its own staying code looks up in `globals()` and the like. */
function ownLookUps(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  return [...new Set(moved.map((move) => move.from))].flatMap((module) => {
    const facts = index.factsOfModule(module)
    const leaving = moved.filter((move) => move.from === module)
    if (
      facts === undefined ||
      !/\b(?:globals|locals|vars|dir|eval|exec)\s*\(|sys\.modules\[__name__\]/.test(facts.text)
    )
      return []
    const names = new Set(leaving.map((move) => move.symbol))
    const staying = facts.statements.filter((entry) => !entry.names.some((name) => names.has(name)))
    const read = namespaceReads(facts, new Set(staying.map((entry) => entry.index)))[0]
    const reason = read === undefined ? undefined : `code of ${module} looks its own names up by text (${read})`
    return reason === undefined ? [] : leaving.map((move) => ({ module, symbol: move.symbol, reason }))
  })
}

function inPython(index: SymbolIndex, path: RepoPath, moved: readonly SymbolMove[]): readonly KeptName[] {
  const facts = index.facts(path)
  if (facts === undefined) return []
  const offered = facts.dunderAll.flatMap((part) => (part.kind === 'list' ? part.entries : []))
  const strings = facts.strings.filter((fact) => !fact.docstring && !fact.isFormat && !fact.annotation)
  const isComputed = COMPUTED.test(facts.text)
  return moved.flatMap((move) => {
    const names = strings.filter(
      (fact) =>
        wordOf(facts, fact) === move.symbol &&
        !offered.some((entry) => fact.span.start <= entry.span.start && entry.span.end <= fact.span.end),
    )
    if (names.length === 0) return []
    const modules = strings.filter(
      (fact) =>
        saysModule(index, path, wordOf(facts, fact), move.from) &&
        (fact.call === undefined || !NO_READER.test(fact.call.callee)),
    )
    const meet = names.some((name) =>
      modules.some((module) => isComputed || module.statement === name.statement || isDefault(facts, module)),
    )
    return meet
      ? [{ module: move.from, symbol: move.symbol, reason: `${path} names the module and it in two strings` }]
      : []
  })
}

/** `def get(name, module="shop.billing")`: who calls it says the name alone. */
function isDefault({ text, statements }: ModuleFacts, { span, call, statement }: StringFact): boolean {
  if (call !== undefined || !/^(?:function|class)$/.test(statements[statement]?.kind ?? '')) return false
  const before = text.slice(Math.max(0, span.start - 80), span.start)
  return /[(,]\s*\w+\s*(?::[^=,()]*)?=\s*$/.test(before) && /^\s*[,)]/.test(text.slice(span.end, span.end + 40))
}

/** `import_module("shop.billing").net()`, `eval("__import__('shop.billing.lines').billing.lines.net")`: an attribute of what a call imports. */
function attributesOfImported(index: SymbolIndex, path: RepoPath, moved: readonly SymbolMove[]): readonly KeptName[] {
  const file = index.workspace.read(path)
  if (file === undefined) return []
  const inside = embeddedPython(file).texts.map((embedded) => embedded.text)
  const texts = isPython(path) ? [file.text, ...inside] : inside
  return texts.flatMap((text) => {
    const facts = factsOfText(text)
    const asked = facts.strings
      .filter((fact) => IMPORTS.test(fact.call?.callee ?? '') && fact.call?.argument === 0)
      .map((fact) => {
        const home = facts.strings.find(
          ({ call }) =>
            call?.span.start === fact.call?.span.start && (call?.argument === 1 || call?.argument === 'package'),
        )
        const word = wordOf(facts, fact)
        return home === undefined ? moduleSaid(index, path, word) : moduleBelow(word, wordOf(facts, home))
      })
    return moved
      .filter(
        ({ from, symbol }) =>
          asked.some((name) => from === name || from.startsWith(`${name ?? ''}.`)) &&
          new RegExp(`\\.\\s*${symbol}\\b`).test(text),
      )
      .map(({ from, symbol }) => ({ module: from, symbol, reason: `${path} reads it of a module that a call imports` }))
  })
}

const IMPORTS = /(^|\.)(import_module|__import__)$/

function wordOf(facts: ModuleFacts, fact: StringFact): string {
  return facts.text.slice(fact.content.start, fact.content.end)
}

/** Whether a word says a module; in a package with a `__getattr__` of its own a last word may. */
function saysModule(index: SymbolIndex, path: RepoPath, word: string, module: QualifiedName): boolean {
  const self = index.identityOf(path)
  const isLazy = self.isPackage && index.facts(path)?.scopes[0]?.bindings.has('__getattr__') === true
  return moduleSaid(index, path, word) === module || (isLazy && joinName(self.name ?? '', word) === module)
}

/** `.billing` in a module of the package shop, and `shop.billing`, say the module shop.billing. */
function moduleSaid(index: SymbolIndex, path: RepoPath, word: string): QualifiedName | undefined {
  const dots = /^\.*/.exec(word)?.[0].length ?? 0
  if (dots === 0) return word
  const self = index.identityOf(path)
  if (self.name === undefined) return undefined
  let home = self.isPackage ? self.name : parentOf(self.name)
  for (let up = 1; up < dots; up += 1) home = parentOf(home)
  return joinName(home, word.slice(dots))
}

/** Two columns of a table side by side: `shop.billing,Invoice`. */
function inColumns(path: RepoPath, text: string, moved: readonly SymbolMove[]): readonly KeptName[] {
  return moved.flatMap(({ from, symbol }) => {
    const [module, name] = [literalPattern(from), literalPattern(symbol)]
    const isSaid = new RegExp(`(?<![\\w.])${module}["']?[ ]*[,;\\t|][ ]*["']?${name}(?![\\w.])`).test(text)
    return isSaid ? [{ module: from, symbol, reason: `${path} names the module and it in two columns` }] : []
  })
}
