import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** The `conftest.py` files that pytest reads for a folder (docs.pytest.org, "conftest.py: sharing fixtures across multiple files"), the nearest first. */
export function conftestsAbove(workspace: Workspace, folder: RepoPath): readonly RepoPath[] {
  const found: RepoPath[] = []
  for (let at = folder; ; at = folderOf(at)) {
    const path = joinPath(at, 'conftest.py')
    if (workspace.has(path)) found.push(path)
    if (at === '') return found
  }
}
