import type { RepoPath } from '../model/source-file.ts'
import { entriesOf, git } from './run-git.ts'

/** One file that git tracks below the root, as its index has it. */
export interface TrackedFile {
  readonly path: RepoPath
  readonly id: string
  /** False for links and submodules. */
  readonly isFile: boolean
  /** What git was told not to look at on disk (git-update-index(1)); a sparse checkout sets `skip-worktree`. */
  readonly hidden: 'skip-worktree' | 'assume-unchanged' | undefined
}

/** Every file that git tracks below the root (an OS path), conflicts once for each side. */
export function trackedFiles(root: string): readonly TrackedFile[] {
  return entriesOf(git(root, ['ls-files', '-v', '--stage', '-z'])).map((entry) => {
    const tab = entry.indexOf('\t')
    const [tag = '', mode = '', id = ''] = entry.slice(0, tab).split(' ')
    const hidden =
      tag.toUpperCase() === 'S' ? 'skip-worktree' : tag === tag.toLowerCase() ? 'assume-unchanged' : undefined
    return { path: entry.slice(tab + 1), id, isFile: mode.startsWith('100'), hidden }
  })
}
