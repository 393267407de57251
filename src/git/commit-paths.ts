import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import { headRevision, prefixOf } from './git.ts'
import { entriesOf, git, tryGit } from './run-git.ts'

/**
 * Commit exactly these paths as they are on disk, added, changed and removed ones, ignored ones too; what else is
 * staged stays staged. Gives the new revision, or undefined when git sees no difference. Hooks run; throws
 * RefusedError with git's own words when one fails, and when git does not know who commits.
 */
export function commitPaths(root: string, paths: readonly RepoPath[], message: string): string | undefined {
  checkIdentity(root)
  git(root, ['update-index', '--add', '--remove', '--replace', '-z', '--stdin'], joined(paths))
  const staged = new Set(stagedPaths(root))
  const prefix = prefixOf(root)
  const own = paths.filter((path) => staged.has(prefix + path))
  if (own.length === 0) return undefined
  const args = ['--literal-pathspecs', 'commit', '-q', '--cleanup=whitespace', '-m', message]
  const isAll = own.length === staged.size
  // With `--only` hooks get a temporary index, which some cannot handle: do it only when it is needed.
  if (!isAll) args.push('--only', '--pathspec-from-file=-', '--pathspec-file-nul')
  git(root, args, isAll ? undefined : joined(own), 'Nothing was kept. Make git commit succeed, or use --no-commits.')
  return headRevision(root)
}

/** Throws RefusedError when git would refuse to commit because it does not know the author or the committer. */
export function checkIdentity(root: string): void {
  for (const name of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const result = tryGit(root, ['var', name])
    if (result.status === 0) continue
    throw new RefusedError(
      `git does not know who commits: ${result.said}`,
      'Set git config user.name and git config user.email, or use --no-commits.',
    )
  }
}

/** Relative to the work tree, not to the root: what is staged elsewhere counts too. */
function stagedPaths(root: string): readonly string[] {
  return entriesOf(
    git(root, ['diff', '--cached', '--name-only', '--no-renames', '--no-relative', '--no-ext-diff', '-z']),
  )
}

function joined(paths: readonly RepoPath[]): string {
  return paths.map((path) => `${path}\0`).join('')
}
