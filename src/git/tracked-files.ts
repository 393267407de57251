import type { RepoPath } from '../model/source-file.ts'
import { entriesOf, git, tryGit } from './run-git.ts'

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

/**
 * The tracked text files below the root (an OS path), but for those in a folder, in which one of the words stands by itself as it is, of those on disk.
 * Undefined where git does not tell: what is no ASCII may be spelled in other ways.
 */
export function trackedFilesWith(
  root: string,
  words: readonly string[],
  beside: RepoPath,
): readonly RepoPath[] | undefined {
  if (words.length === 0 || !words.every((word) => /^[\x21-\x7e]+$/.test(word))) return undefined
  const patterns = words.flatMap((word) => ['-e', word])
  const places = ['--', `:(top,exclude,literal)${beside}`]
  const { status, output } = tryGit(root, ['grep', '-l', '-z', '-I', '-w', '-F', ...patterns, ...places])
  // git-grep(1): 1 is nothing found.
  return status > 1 ? undefined : entriesOf(output.toString())
}
