import type { Plan } from '../../model/plan.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** A file path in text that names a file or folder which moved. */
export interface PathMention {
  readonly span: Span
  readonly text: string
}

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

const TOKEN = /(?<![\w.\-/\\@$}])(?:\.\/)?[\w-]+(?:\/[\w.*\-?]+)+\/?/g

/**
 * Paths of moved files, and of moved folders where the text cannot mean anything else: with a slash or a
 * glob behind it. A bare `shop/invoicing` may be a config group or a title and is left alone.
 */
export function findPaths(
  text: string,
  plan: Plan,
  folders: ReadonlyMap<RepoPath, RepoPath>,
  bareFolders = false,
): readonly PathMention[] {
  const files = new Map(plan.files.map((move) => [move.from, move.to]))
  const found: PathMention[] = []
  for (const match of text.matchAll(TOKEN)) {
    if (/:\/\/[^\s]*$/.test(text.slice(Math.max(0, match.index - 200), match.index))) continue
    const dotted = match[0].startsWith('./') ? './' : ''
    const path = match[0].slice(dotted.length).replace(/[.,]$/, '')
    const span = { start: match.index + dotted.length, end: match.index + dotted.length + path.length }
    const file = files.get(path)
    if (file !== undefined) {
      found.push({ span, text: file })
      continue
    }
    const folder = [...folders.keys()]
      .filter((candidate) => path === candidate || path.startsWith(candidate + '/'))
      .sort((a, b) => b.length - a.length)[0]
    if (folder === undefined) continue
    const rest = path.slice(folder.length)
    const meant = rest === '/' || /[*?]/.test(rest) || (rest === '' && bareFolders)
    if (meant) found.push({ span, text: (folders.get(folder) ?? folder) + rest })
  }
  return found
}
