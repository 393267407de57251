import ignore from 'ignore'
import type { RepoPath } from '../model/source-file.ts'
import { folderOf, joinPath } from '../model/source-file.ts'
import type { Workspace } from './workspace.ts'

/** Whether git would leave a new file alone: by the `.gitignore` files of the tree on the way to it (git-scm.com, "gitignore"). */
export function isGitIgnored(workspace: Workspace, path: RepoPath): boolean {
  const folders: RepoPath[] = ['']
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.splice(1, 0, folder)
  let isIgnored = false
  for (const folder of folders) {
    const rules = workspace.read(joinPath(folder, '.gitignore'))?.text
    if (rules === undefined) continue
    const verdict = ignore({ ignoreCase: false })
      .add(rules.replace(/^\ufeff/, ''))
      .test(folder === '' ? path : path.slice(folder.length + 1))
    if (verdict.ignored) isIgnored = true
    else if (verdict.unignored) isIgnored = false
  }
  return isIgnored
}
