import type { Finding } from '../../model/finding.ts'
import type { FileMove, SymbolMove } from '../../model/plan.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { fileBeside } from '../../python/index/file-beside.ts'
import { scannedImports } from '../../python/index/scanned-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { relative } from '../mentions/relative-path.ts'
import { bareImports } from './bare-imports.ts'
import type { BareImport } from './bare-imports.ts'

/**
 * Imports of a file beside the importing one by its bare name, as scripts (`sys.path[0]` is their folder) and pytest's `prepend` mode
 * find it, where that file or what is taken from it moves: it is the same file as the module of the longer name. `firstDo` knows what
 * stands in the way of naming it by its bare name.
 */
export function bareNeighbours(
  index: SymbolIndex,
  moves: readonly SymbolMove[],
  files: readonly FileMove[],
  firstDo: (bare: BareImport) => string | undefined,
): readonly Finding[] {
  const goals = new Map(files.map((move) => [move.from, move.to]))
  const sources = new Map<RepoPath, SymbolMove[]>()
  for (const move of moves.filter((one) => !one.copied)) {
    const path = index.fileOf(move.from)
    if (path !== undefined) sources.set(path, [...(sources.get(path) ?? []), move])
  }
  const findings: Finding[] = []
  for (const { path, facts, found } of bareImports(index, [...goals.keys(), ...sources.keys()])) {
    for (const bare of found) {
      const { span, name, file, how } = bare
      const said = reasonOf(index, path, facts, bare, { goals, sources })
      if (said === undefined) continue
      findings.push({
        code: 'bare-import',
        level: 'error',
        reason: `${path} imports ${name} by its bare name and finds ${file} ${how}; ${said}`,
        advice:
          firstDo(bare) ??
          `Name ${folderOf(file) === '' ? 'the folder' : folderOf(file)} in \`roots\` and use the bare names in the recipe, or import it by its full name first.`,
        place: { path, span },
      })
    }
  }
  return findings
}

/** Where files go, and which definitions leave a file. */
interface Leaving {
  readonly goals: ReadonlyMap<RepoPath, RepoPath>
  readonly sources: ReadonlyMap<RepoPath, readonly SymbolMove[]>
}

function reasonOf(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts | undefined,
  { statement, name, file, how }: BareImport,
  { goals, sources }: Leaving,
): string | undefined {
  const goal = goals.get(path) ?? path
  const then = goals.get(file) ?? file
  const isAsFar = relative(folderOf(goal), then) === relative(folderOf(path), file)
  if (how === 'through `sys.path`' ? then !== file : !isAsFar)
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
