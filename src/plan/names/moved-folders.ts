import type { FileMove, Plan } from '../../model/plan.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** What was found for a plan: the files that stay are the same before, between and after the transforms. */
const known = new WeakMap<Plan, ReadonlyMap<RepoPath, RepoPath>>()

/** Folders all of whose files moved to one new folder; one in which a file of the workspace stays has not moved. */
export function movedFolders(plan: Plan, workspace: Workspace): ReadonlyMap<RepoPath, RepoPath> {
  if (plan.recipe.package === undefined && Object.keys(plan.recipe.renameModules).length === 0) return new Map()
  const folders = known.get(plan) ?? foldersOf(plan.files, filesBefore(plan, workspace))
  known.set(plan, folders)
  return folders
}

/** Every folder that went to one place, by the moves of files and the list of files before them; one in which a file stays has not moved. */
export function foldersOf(moves: readonly FileMove[], before: readonly RepoPath[]): ReadonlyMap<RepoPath, RepoPath> {
  const goals = new Map<RepoPath, RepoPath | undefined>()
  const offer = (from: RepoPath, to: RepoPath): void => {
    goals.set(from, !goals.has(from) || goals.get(from) === to ? to : undefined)
  }
  for (const move of moves) if (folderOf(move.from) !== '') offer(folderOf(move.from), folderOf(move.to))
  const direct = new Set(goals.keys())
  // A folder that holds nothing but folders goes where all of them go.
  for (const from of [...direct].sort((a, b) => b.length - a.length)) {
    let to = goals.get(from)
    for (let up = folderOf(from), name = baseNameOf(from); up !== '' && !direct.has(up); up = folderOf(up)) {
      if (to !== undefined && baseNameOf(to) === name) offer(up, folderOf(to))
      else goals.set(up, undefined)
      to = goals.get(up)
      name = baseNameOf(up)
    }
  }
  const moving = new Set(moves.map((move) => move.from))
  for (const path of goals.size === 0 ? [] : before) {
    if (moving.has(path)) continue
    for (let up = folderOf(path); up !== ''; up = folderOf(up)) goals.delete(up)
  }
  return new Map([...goals].flatMap(([from, to]) => (to === undefined || to === '' ? [] : [[from, to] as const])))
}

/** The files of the tree before the moves of a plan; `workspace` is any tree between before and after. */
export function filesBefore(plan: Plan, workspace: Workspace): readonly RepoPath[] {
  const arrived = new Set(plan.files.map((move) => move.to))
  return [...workspace.list().filter((path) => !arrived.has(path)), ...plan.files.map((move) => move.from)]
}
