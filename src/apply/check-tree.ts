import { join } from 'node:path'
import { statOf } from '../disk/stat-of.ts'
import { checkIdentity } from '../git/commit-aside.ts'
import { checkNewBranch, dirtyFiles, gitFolderOf, headRevision, isRepository, UNDER_WAY } from '../git/git.ts'
import { trackedFiles } from '../git/tracked-files.ts'
import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'

/** What of the way a run is applied decides which trees it may be applied to. */
export interface TreeOptions {
  readonly branch: string | undefined
  readonly commits: boolean
  readonly allowDirty: boolean
}

/**
 * Throws RefusedError for a tree that a run may not be applied to: something of git's is under way (in every mode), it is not clean,
 * the branch exists, git does not know who commits, or there is no repository where one is needed.
 */
export function checkTree(root: string, options: TreeOptions, touched: readonly RepoPath[]): void {
  const isGit = isRepository(root)
  if (isGit) refuseUnderWay(root)
  if (isGit && !options.allowDirty) {
    const dirty = dirtyFiles(root)
    const own = new Set(touched)
    refuseDirty('there are changes that are not committed', dirty.tracked)
    refuseDirty(
      'the run would change files that git does not track',
      dirty.untracked.filter((path) => own.has(path)),
    )
  }
  if (isGit) refuseHidden(root, touched)
  if (options.branch === undefined && !options.commits) return
  const advice = 'Commit the tree first, or use --no-branch --no-commits to write it without git.'
  if (!isGit) throw new RefusedError(`${root} is not in a git repository`, advice)
  if (headRevision(root) === undefined) throw new RefusedError('the repository has no commit yet', advice)
  if (options.branch !== undefined) checkNewBranch(root, options.branch)
  if (options.commits) checkIdentity(root)
}

/** Throws RefusedError while git is in the middle of something. */
export function refuseUnderWay(root: string): void {
  const folder = gitFolderOf(root)
  const found = Object.keys(UNDER_WAY).find((name) => statOf(join(folder, name)) !== undefined)
  if (found === undefined) return
  throw new RefusedError(
    `the repository is in the middle of something: ${UNDER_WAY[found] ?? found} (${found})`,
    'Finish or abort it, see git status.',
  )
}

/** A file that git does not look at would be changed, and git would not say so. */
function refuseHidden(root: string, touched: readonly RepoPath[]): void {
  const own = new Set(touched)
  const hidden = trackedFiles(root).filter((file) => file.hidden !== undefined && own.has(file.path))
  if (hidden.length === 0) return
  throw new RefusedError(
    `git was told not to look at files the run would change: ${hidden.map((file) => `${file.path} (${file.hidden ?? ''})`).join(', ')}`,
    'Take that back: git update-index --no-skip-worktree --no-assume-unchanged FILE.',
  )
}

function refuseDirty(message: string, paths: readonly RepoPath[]): void {
  if (paths.length === 0) return
  const more = paths.length > 10 ? `, and ${paths.length - 10} more` : ''
  throw new RefusedError(
    `${message}: ${paths.slice(0, 10).join(', ')}${more}`,
    'Commit or stash them, or use --allow-dirty.',
  )
}
