import type { Finding } from '../../model/finding.ts'
import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { FileMove, SymbolMove } from '../../model/plan.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
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
  const folders = new Set([...goals.keys(), ...sources.keys()].map(folderOf))
  const findings: Finding[] = []
  for (const path of index.workspace.list('.py')) {
    if (!folders.has(folderOf(path)) || !mayImportBarely(index, path)) continue
    const facts = index.facts(path)
    for (const bare of facts === undefined ? [] : bareImports(index, path, facts)) {
      const { statement, name, file } = bare
      const said = reasonOf(path, facts, bare, { goals, sources })
      if (said === undefined) continue
      findings.push({
        code: 'bare-import',
        level: 'error',
        reason: `${path} imports ${name} by its bare name and finds ${file} beside itself; ${said}`,
        advice: `Name ${folderOf(path) === '' ? 'the folder' : folderOf(path)} in \`roots\` and use the bare names in the recipe, or import it by its full name first.`,
        place: { path, span: statement.span },
      })
    }
  }
  return findings
}

interface BareImport {
  readonly statement: ImportStatement
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
      return file === undefined ? [] : [{ statement, name, file }]
    })
  })
}

function reasonOf(
  path: RepoPath,
  facts: ModuleFacts | undefined,
  { statement, name, file }: BareImport,
  { goals, sources }: Leaving,
): string | undefined {
  const goal = goals.get(path) ?? path
  const beside = joinPath(folderOf(goal), file.slice(folderOf(path).length))
  if ((goals.get(file) ?? file) !== beside)
    return goals.has(file) ? `that becomes ${goals.get(file) ?? ''}` : `${path} becomes ${goal}, and that stays`
  const taken = (sources.get(file) ?? []).find((move) => takes(facts, statement, name, move.symbol))
  return taken === undefined ? undefined : `${taken.symbol} leaves it for ${taken.to}`
}

/** Whether a statement, or what is read through it, takes the symbol. */
function takes(facts: ModuleFacts | undefined, statement: ImportStatement, name: string, symbol: string): boolean {
  if (statement.kind === 'from') return statement.star || statement.items.some((item) => item.name === symbol)
  return (facts?.references ?? []).some((reference) => {
    const words = [reference.name, ...reference.attributes.map((step) => step.name)]
    if (!words.includes(symbol)) return false
    return visibleBindings(facts as ModuleFacts, reference).some(
      (binding) =>
        binding.imported?.statement === statement.index &&
        statement.items[binding.imported.item]?.name === name &&
        (lastPartOf(name) === reference.name || statement.items[binding.imported.item]?.bound === reference.name),
    )
  })
}
