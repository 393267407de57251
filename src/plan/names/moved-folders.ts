import type { Plan } from '../../model/plan.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** What was found for a plan: the files that stay are the same before, between and after the transforms. */
const known = new WeakMap<Plan, ReadonlyMap<RepoPath, RepoPath>>()

/** Folders all of whose files moved to one new folder; one in which a file of the workspace stays has not moved. */
export function movedFolders(plan: Plan, workspace: Workspace): ReadonlyMap<RepoPath, RepoPath> {
  const folders = known.get(plan) ?? searchFolders(plan, workspace)
  known.set(plan, folders)
  return folders
}

function searchFolders(plan: Plan, workspace: Workspace): ReadonlyMap<RepoPath, RepoPath> {
  if (plan.recipe.package === undefined && Object.keys(plan.recipe.renameModules).length === 0) return new Map()
  const folders = new Map<RepoPath, RepoPath | undefined>()
  for (const move of plan.files) {
    const from = folderOf(move.from)
    const to = folderOf(move.to)
    if (from === '') continue
    folders.set(from, !folders.has(from) || folders.get(from) === to ? to : undefined)
  }
  const ours = new Set(plan.files.flatMap((move) => [move.from, move.to]))
  for (const path of folders.size === 0 ? [] : workspace.list()) {
    if (ours.has(path)) continue
    for (let up = folderOf(path); up !== ''; up = folderOf(up)) folders.delete(up)
  }
  return new Map([...folders].flatMap(([from, to]) => (to === undefined ? [] : [[from, to] as const])))
}
