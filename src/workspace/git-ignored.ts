import ignore from 'ignore'
import type { Ignore } from 'ignore'
import type { RepoPath } from '../model/source-file.ts'
import { folderOf, joinPath } from '../model/source-file.ts'
import type { Workspace } from './workspace.ts'

/** Whether git would leave a new file alone: by the `.gitignore` files of the tree on the way to it (git-scm.com, "gitignore"). */
export function isGitIgnored(workspace: Workspace, path: RepoPath): boolean {
  const folders: RepoPath[] = ['']
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.splice(1, 0, folder)
  let isIgnored = false
  for (const folder of folders) {
    const verdict = rulesOf(workspace, folder)?.test(folder === '' ? path : path.slice(folder.length + 1))
    if (verdict?.ignored === true) isIgnored = true
    else if (verdict?.unignored === true) isIgnored = false
  }
  return isIgnored
}

const known = new WeakMap<Workspace, Map<RepoPath, Ignore | undefined>>()

function rulesOf(workspace: Workspace, folder: RepoPath): Ignore | undefined {
  const folders = known.get(workspace) ?? new Map<RepoPath, Ignore | undefined>()
  known.set(workspace, folders)
  if (folders.has(folder)) return folders.get(folder)
  const text = workspace.read(joinPath(folder, '.gitignore'))?.text
  const rules = text === undefined ? undefined : ignore({ ignoreCase: false }).add(text.replace(/^\ufeff/, ''))
  folders.set(folder, rules)
  return rules
}
