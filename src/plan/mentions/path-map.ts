import type { FileMove, Plan } from '../../model/plan.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { filesBefore, foldersOf } from '../names/moved-folders.ts'
import { repositoryNames } from './repository-names.ts'

/** Where a path leads after the moves. */
export interface PathGoal {
  readonly to: RepoPath
  /** `file` and `folder` were there; `stem` is a module without its ending; `below` lies in a moved folder and is not tracked. */
  readonly kind: 'file' | 'folder' | 'stem' | 'below'
  /** How many parts of the path the moved thing itself has. */
  readonly parts: number
}

/** The map from old paths to new ones: of files, of folders all of whose files went to one place, and of what lies below. */
export interface PathMap {
  /** The new path of a moved file or folder, or of something below one; undefined for whatever stays. */
  readonly goalOf: (path: RepoPath) => PathGoal | undefined
  /** The same for a path that starts at a source root (`shop/data` in any folder of installed packages). */
  readonly moduleGoalOf: (path: RepoPath) => PathGoal | undefined
  /** Whether a file or folder was there before the moves. */
  readonly isThere: (path: RepoPath) => boolean
  /** The moved file of a name, where no other file of the tree before was called so. */
  readonly onlyFile: (name: string) => RepoPath | undefined
  /** Where the file that is now at a path was before. */
  readonly placeBefore: (path: RepoPath) => RepoPath
  /** Whether a text can name a moved path: it holds the last part of one. */
  readonly mayName: (text: string) => boolean
  /** Whether a path that leads anywhere by `goalOf` or `moduleGoalOf` has a part that `mayName` finds, wherever it is counted from but `folder`. */
  readonly isNamedFrom: (folder: RepoPath) => boolean
  /** The last parts of what moves: every text that can name it holds one of them. */
  readonly words: readonly string[]
  /** Whether nothing moves. */
  readonly isEmpty: boolean
  /** `owner/name` of the repository, as its manifests say. */
  readonly repositories: ReadonlySet<string>
}

const known = new WeakMap<Plan, PathMap>()

/** The path map of a plan; `workspace` is any tree between before and after, for what stays is the same in all of them. */
export function pathMapOf(plan: Plan, workspace: Workspace): PathMap {
  const map = known.get(plan) ?? pathMap(plan.files, filesBefore(plan, workspace), plan, workspace)
  known.set(plan, map)
  return map
}

/** A map of moves that are not the plan's own: those of tests. `before` lists the tree that they start from. */
export function pathMap(
  moves: readonly FileMove[],
  before: readonly RepoPath[],
  roots: Pick<Plan, 'rootsBefore' | 'rootsAfter'>,
  workspace: Workspace,
): PathMap {
  const files = new Map(moves.map((move) => [move.from, move.to]))
  const folders = foldersOf(moves, before)
  const stems = stemsOf(moves)
  const there = new Set<RepoPath>(before)
  for (const path of before) for (let up = folderOf(path); up !== '' && !there.has(up); up = folderOf(up)) there.add(up)
  const back = new Map(moves.map((move) => [move.to, move.from]))

  function goalOf(path: RepoPath): PathGoal | undefined {
    const whole = (to: RepoPath, kind: PathGoal['kind']): PathGoal => ({ to, kind, parts: partsOf(path) })
    const file = files.get(path)
    if (file !== undefined) return whole(file, 'file')
    const folder = folders.get(path)
    if (folder !== undefined) return whole(folder, 'folder')
    if (there.has(path)) return undefined
    const stem = stems.get(path)
    if (stem !== undefined) return whole(stem, 'stem')
    for (let end = path.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1)) {
      const above = folders.get(path.slice(0, end))
      if (above === undefined) continue
      const count = partsOf(path.slice(0, end))
      return { to: joinPath(above, ...path.split('/').slice(count)), kind: 'below', parts: count }
    }
    return undefined
  }

  function moduleGoalOf(path: RepoPath): PathGoal | undefined {
    for (const root of roots.rootsBefore) {
      const goal = goalOf(joinPath(root, path))
      const home =
        goal && [...roots.rootsAfter].sort(byLength).find((one) => one === '' || goal.to.startsWith(`${one}/`))
      if (goal === undefined || home === undefined) continue
      const depth = root === '' ? 0 : root.split('/').length
      return { to: home === '' ? goal.to : goal.to.slice(home.length + 1), kind: goal.kind, parts: goal.parts - depth }
    }
    return undefined
  }

  const words = wordsOf(files, folders)
  return {
    onlyFile: onlyFiles(files, before),
    goalOf,
    moduleGoalOf,
    isThere: (path) => there.has(path),
    placeBefore: (path) => back.get(path) ?? path,
    mayName: (text) => words.some((word) => text.includes(word)),
    isNamedFrom: (folder) => [folder, ...roots.rootsBefore].every((one) => one === '' || goalOf(one) === undefined),
    words,
    isEmpty: moves.length === 0,
    repositories: moves.length === 0 ? new Set<string>() : repositoryNames(workspace),
  }
}

/** Modules without their ending. */
function stemsOf(moves: readonly FileMove[]): ReadonlyMap<RepoPath, RepoPath> {
  return new Map(
    moves.flatMap((move) =>
      move.from.endsWith('.py') && move.to.endsWith('.py') ? [[move.from.slice(0, -3), move.to.slice(0, -3)]] : [],
    ),
  )
}

/** The question for the moved file of a name that no other file of the tree has. */
function onlyFiles(files: ReadonlyMap<RepoPath, RepoPath>, before: readonly RepoPath[]): PathMap['onlyFile'] {
  let named: ReadonlyMap<string, number> | undefined
  let moved: ReadonlyMap<string, RepoPath> | undefined
  return (name) => {
    named ??= countedNames(before)
    moved ??= new Map([...files.keys()].map((path) => [baseNameOf(path), path]))
    return named.get(name) === 1 ? moved.get(name) : undefined
  }
}

/** How many files have a name. */
function countedNames(paths: readonly RepoPath[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const path of paths) counts.set(baseNameOf(path), (counts.get(baseNameOf(path)) ?? 0) + 1)
  return counts
}

function wordsOf(files: ReadonlyMap<RepoPath, RepoPath>, folders: ReadonlyMap<RepoPath, RepoPath>): readonly string[] {
  return [...new Set([...topsOf(files, folders)].map(baseNameOf))]
}

/** The moved files and folders that lie in no other moved folder, and the modules among them without their ending. */
function topsOf(
  files: ReadonlyMap<RepoPath, RepoPath>,
  folders: ReadonlyMap<RepoPath, RepoPath>,
): ReadonlySet<RepoPath> {
  const isTop = (path: RepoPath): boolean => {
    for (let up = folderOf(path); up !== ''; up = folderOf(up)) if (folders.has(up)) return false
    return true
  }
  const tops = [...files.keys(), ...folders.keys()].filter(isTop)
  return new Set(tops.map((path) => path.replace(/\.pyi?$/, '')))
}

function partsOf(path: RepoPath): number {
  return path.split('/').length
}

function byLength(a: string, b: string): number {
  return b.length - a.length
}
