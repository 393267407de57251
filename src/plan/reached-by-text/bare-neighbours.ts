import type { Finding } from '../../model/finding.ts'
import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { FileMove, SymbolMove } from '../../model/plan.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { fileBeside } from '../../python/index/file-beside.ts'
import { scannedImports } from '../../python/index/scanned-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Imports of a file beside the importing one by its bare name, as scripts (`sys.path[0]` is their folder) and pytest's `prepend` mode
 * find it, where that file or what is taken from it moves: it is the same file as the module of the longer name.
 */
export function bareNeighbours(
  index: SymbolIndex,
  moves: readonly SymbolMove[],
  files: readonly FileMove[],
): readonly Finding[] {
  const goals = new Map(files.map((move) => [move.from, move.to]))
  const sources = new Map<RepoPath, SymbolMove[]>()
  for (const move of moves.filter((one) => !one.copied)) {
    const path = index.fileOf(move.from)
    if (path !== undefined) sources.set(path, [...(sources.get(path) ?? []), move])
  }
  const folders = new Set([...goals.keys(), ...sources.keys()].flatMap(foldersAround))
  const byText = new Set(index.workspace.matching(wordQuery(FINDERS), '.py'))
  const findings: Finding[] = []
  const pathSetters = new Set(index.workspace.mentioning(['sys.path'], '.py'))
  for (const path of index.workspace.list('.py')) {
    const isBeside = folders.has(folderOf(path)) && (byText.has(path) || mayImportBarely(index, path))
    if (!isBeside && !pathSetters.has(path)) continue
    const facts = index.facts(path)
    if (facts === undefined) continue
    const beside = isBeside ? [...bareImports(index, path, facts), ...namedByText(index, path, facts)] : []
    const added = pathSetters.has(path) ? throughPath(index, path, facts, [...goals.keys(), ...sources.keys()]) : []
    for (const bare of [...beside, ...added]) {
      const { span, name, file } = bare
      const said = reasonOf(index, path, facts, bare, { goals, sources })
      if (said === undefined) continue
      findings.push({
        code: 'bare-import',
        level: 'error',
        reason: `${path} imports ${name} by its bare name and finds ${file} ${beside.includes(bare) ? 'beside itself' : 'through `sys.path`'}; ${said}`,
        advice: `Name ${folderOf(file) === '' ? 'the folder' : folderOf(file)} in \`roots\` and use the bare names in the recipe, or import it by its full name first.`,
        place: { path, span },
      })
    }
  }
  return findings
}

/** The folder of a file and those around it: a script there finds the file by a dotted name. */
function foldersAround(path: RepoPath): readonly RepoPath[] {
  const folder = folderOf(path)
  return folder === '' ? [''] : [folder, ...foldersAround(folder)]
}

interface BareImport {
  readonly span: Span
  /** The import; undefined where a text names the module (`import_module("o")`). */
  readonly statement: ImportStatement | undefined
  readonly name: QualifiedName
  readonly file: RepoPath
}

/** Where files go, and which definitions leave a file. */
interface Leaving {
  readonly goals: ReadonlyMap<RepoPath, RepoPath>
  readonly sources: ReadonlyMap<RepoPath, readonly SymbolMove[]>
}

/** Whether a text may have such an import, told without parsing it. */
function mayImportBarely(index: SymbolIndex, path: RepoPath): boolean {
  return scannedImports(index.workspace, path).some((name) => fileBeside(index, path, name) !== undefined)
}

/** The imports of a file that only its own folder can give: no root of the tree and no library has the name. */
function bareImports(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): readonly BareImport[] {
  return facts.imports.flatMap((statement) => {
    if (statement.level > 0 || statement.future) return []
    const names = statement.kind === 'from' ? [statement.module] : statement.items.map((item) => item.name)
    return names.flatMap((name) => {
      const file = fileBeside(index, path, name)
      return file === undefined ? [] : [{ span: statement.span, statement, name, file }]
    })
  })
}

/** Imports of a file by its bare name where the importing file puts a folder of that name on `sys.path` itself. */
function throughPath(
  index: SymbolIndex,
  path: RepoPath,
  { imports, strings, text }: ModuleFacts,
  moving: readonly RepoPath[],
): readonly BareImport[] {
  const said = new Set(strings.flatMap(({ content }) => text.slice(content.start, content.end).split(/[\\/]+/)))
  return imports.flatMap((statement) => {
    if (statement.level > 0 || statement.future) return []
    const names = statement.kind === 'from' ? [statement.module] : statement.items.map((item) => item.name)
    return names.flatMap((name) => {
      if (index.isModule(firstPartOf(name)) || isStandardLibrary(firstPartOf(name))) return []
      const file = moving.find((one) => {
        const folder = folderOf(one)
        return folder !== folderOf(path) && said.has(baseNameOf(folder)) && one === joinPath(folder, `${name}.py`)
      })
      return file === undefined ? [] : [{ span: statement.span, statement, name, file }]
    })
  })
}

const FINDERS = ['import_module', '__import__', 'find_spec', 'run_module', 'resolve_name', 'modules']

/** Callables and tables that find a module by the text of its name. */
const FINDS_MODULE =
  /(?:^|\.)(?:import_module|__import__|find_spec|run_module|resolve_name|modules\s*\.\s*(?:get|pop))$/

/** Bare names in texts that Python resolves to modules: `import_module("o")`, `__import__("o")`, `sys.modules["o"]`. */
function namedByText(index: SymbolIndex, path: RepoPath, { text, strings }: ModuleFacts): readonly BareImport[] {
  return strings.flatMap((fact) => {
    const name = text.slice(fact.content.start, fact.content.end)
    if (fact.isFormat || fact.joined || !/^\w+(?:\.\w+)*$/.test(name)) return []
    const isKey = /\bmodules\s*\[\s*$/.test(text.slice(Math.max(0, fact.span.start - 40), fact.span.start))
    const isAsked = fact.call?.argument === 0 && FINDS_MODULE.test(fact.call.callee)
    const file = isKey || isAsked ? fileBeside(index, path, name) : undefined
    return file === undefined ? [] : [{ span: fact.span, statement: undefined, name, file }]
  })
}

function reasonOf(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts | undefined,
  { statement, name, file }: BareImport,
  { goals, sources }: Leaving,
): string | undefined {
  const goal = goals.get(path) ?? path
  const isBelow = file.startsWith(folderOf(path))
  const beside = isBelow ? joinPath(folderOf(goal), file.slice(folderOf(path).length)) : file
  if ((goals.get(file) ?? file) !== beside)
    return goals.has(file) ? `that becomes ${goals.get(file) ?? ''}` : `${path} becomes ${goal}, and that stays`
  const taken = (sources.get(file) ?? []).find((move) =>
    statement === undefined
      ? facts !== undefined && spells(facts, move.symbol)
      : takes(facts, statement, name, move.symbol) || isHandedOn(index, path, statement, name, move.symbol),
  )
  return taken === undefined ? undefined : `${taken.symbol} leaves it for ${taken.to}`
}

/** Whether a statement, or what is read through it, takes the symbol. */
function takes(facts: ModuleFacts | undefined, statement: ImportStatement, name: string, symbol: string): boolean {
  if (statement.kind === 'from') return statement.star || statement.items.some((item) => item.name === symbol)
  if (facts === undefined) return false
  const uses = usesOf(facts, statement, name)
  return uses.some(
    // Where the module is handed to something else, what is asked of it there is known by its spelling alone.
    (steps) => steps.includes(symbol) || (steps.length < (name.match(/\./g)?.length ?? 0) + 1 && spells(facts, symbol)),
  )
}

/** The attributes read behind the name that an import binds, for each of its uses; the rest of a dotted name included. */
function usesOf(facts: ModuleFacts, statement: ImportStatement, name: string): readonly (readonly string[])[] {
  return facts.references.flatMap((reference) => {
    const items = visibleBindings(facts, reference).flatMap((binding) =>
      binding.imported?.statement === statement.index ? (statement.items[binding.imported.item] ?? []) : [],
    )
    const item = items.find((one) => one.name === name)
    if (item === undefined) return []
    const steps = reference.attributes.map((step) => step.name)
    return [item.alias === undefined ? steps : [...name.split('.').slice(1), ...steps]]
  })
}

/** Whether a file reads an attribute of that name from anything, or says it as a text. */
function spells({ text }: ModuleFacts, symbol: string): boolean {
  return new RegExp(`[."']\\s*${symbol}\\b`).test(text)
}

/** `mid.o.press` in another script of the folder, where this file binds `o` and the other imports this one by its bare name. */
function isHandedOn(
  index: SymbolIndex,
  path: RepoPath,
  statement: ImportStatement,
  name: string,
  symbol: string,
): boolean {
  if (statement.kind === 'from' || statement.scope !== 0) return false
  const bound = statement.items.find((item) => item.name === name)?.bound
  return index.workspace.list('.py').some((other) => {
    if (other === path || folderOf(other) !== folderOf(path)) return false
    if (!scannedImports(index.workspace, other).some((one) => fileBeside(index, other, one) === path)) return false
    return index
      .facts(other)
      ?.references.some(({ attributes }) =>
        attributes.some((step, at) => step.name === symbol && attributes[at - 1]?.name === bound),
      )
  })
}
