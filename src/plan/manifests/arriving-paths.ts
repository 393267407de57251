import type { Edit } from '../../model/edit.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import type { Plan, SymbolMove } from '../../model/plan.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { appendToArray } from '../../toml/append-to-array.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { distributionOf } from './distribution.ts'
import { workspaceMembers } from './workspace-members.ts'

/** A list of paths that go into a wheel, in a `pyproject.toml`. */
interface PathList {
  readonly home: RepoPath
  readonly manifest: RepoPath
  readonly keys: readonly string[]
  /** Counted from the root of the repository. */
  readonly paths: readonly RepoPath[]
}

/** Hatch, "Wheel builder": `packages` and `only-include` of the target, else of the build. */
const KEYS = [
  ['tool', 'hatch', 'build', 'targets', 'wheel', 'packages'],
  ['tool', 'hatch', 'build', 'targets', 'wheel', 'only-include'],
  ['tool', 'hatch', 'build', 'packages'],
  ['tool', 'hatch', 'build', 'only-include'],
]

/** The file that the code of a move gets which has none yet, by its name afterwards; `source` is where it comes from. */
export type GoalOf = (move: SymbolMove, source: RepoPath) => RepoPath

/**
 * The edits that list what becomes a new top-level module or package of a distribution, where its manifest lists by paths what goes into
 * the wheel and had listed where it comes from: by manifest. `index` is of the tree before, `workspace` as the transforms left it, and `goalOf` says where code goes.
 */
export function arrivingPaths(
  index: SymbolIndex,
  workspace: Workspace,
  plan: Plan,
  goalOf: GoalOf,
): ReadonlyMap<RepoPath, readonly Edit[]> {
  const lists = pathLists(workspace)
  const edits = new Map<RepoPath, readonly Edit[]>()
  if (lists.length === 0) return edits
  const came = cameFrom(index, workspace, plan, goalOf)
  for (const { home, manifest, keys, paths } of lists) {
    const fresh = new Set<RepoPath>()
    for (const [path, from] of came) {
      if (isBelowOne(path, paths) || distributionOf(workspace, path).folder !== home) continue
      const roots = paths.filter((one) => isBelowOne(from, [one])).map(folderOf)
      const root = roots.find((one) => one === '' || path.startsWith(`${one}/`))
      if (root === undefined) continue
      const [top = ''] = path.slice(root === '' ? 0 : root.length + 1).split('/')
      fresh.add(joinPath(root, top))
    }
    const text = workspace.read(manifest)?.text
    if (fresh.size === 0 || text === undefined) continue
    const said = [...fresh].sort().map((path) => (home === '' ? path : path.slice(home.length + 1)))
    edits.set(manifest, appendToArray(text, keys, ...said) ?? [])
  }
  return edits
}

/** The lists as hatchling reads them; those of the build are not read where the target has its own. */
function pathLists(workspace: Workspace): readonly PathList[] {
  return workspaceMembers(workspace).flatMap(({ folder, data }): readonly PathList[] => {
    const keys = KEYS.find((one) => textsIn(valueAt(data, one)).length > 0)
    if (keys === undefined || mappingOf(data['build-system'])['build-backend'] !== 'hatchling.build') return []
    const paths = textsIn(valueAt(data, keys)).map((path) => joinPath(folder, path.replace(/^(?:\.?\/)+|\/$/g, '')))
    return [{ home: folder, manifest: joinPath(folder, 'pyproject.toml'), keys, paths }]
  })
}

function valueAt(data: Readonly<Record<string, unknown>>, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((table, key) => mappingOf(table)[key], data)
}

/** New Python files, and the ones that their code comes from. */
function cameFrom(
  index: SymbolIndex,
  workspace: Workspace,
  plan: Plan,
  goalOf: GoalOf,
): readonly (readonly [RepoPath, RepoPath])[] {
  const files = plan.files.flatMap((move) =>
    isPython(move.to) && workspace.has(move.to) ? [[move.to, move.from] as const] : [],
  )
  return [...files, ...modulesMade(index, workspace, plan, goalOf)]
}

/** New Python files that definitions went to, each with the file that they come from: one for each definition. */
export function modulesMade(
  index: SymbolIndex,
  workspace: Workspace,
  plan: Plan,
  goalOf: GoalOf,
): readonly (readonly [RepoPath, RepoPath])[] {
  return plan.symbols.flatMap((move) => {
    const from = index.fileOf(move.from)
    const path = from === undefined ? undefined : goalOf(move, from)
    const isNew = path !== undefined && workspace.has(path) && !index.workspace.has(path)
    return isNew && from !== undefined ? [[path, from] as const] : []
  })
}

function isBelowOne(path: RepoPath, paths: readonly RepoPath[]): boolean {
  return paths.some((one) => one === '' || path === one || path === `${one}.py` || path.startsWith(`${one}/`))
}
