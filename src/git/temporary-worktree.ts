import { join } from 'node:path'
import { prefixOf } from './git.ts'
import { git, tryGit } from './run-git.ts'

/** A checkout of its own in the folder for temporary files. */
export interface TemporaryWorktree {
  /** The OS path of its top. */
  readonly folder: string
  /** The OS path that corresponds to the root the worktree was made for. */
  readonly root: string
  /** Remove the checkout, whatever is in it, and what git knows of it. Does not throw. */
  readonly remove: () => void
}

/**
 * Check out a revision in a new folder (both OS paths), for the work tree that holds the root, on no branch and without running hooks; `bare` has an index
 * that holds the revision and no file. Throws RefusedError outside of a work tree and with git's words when the checkout fails; nothing is
 * left then.
 */
export function addWorktree(root: string, revision: string, kind: 'full' | 'bare', folder: string): TemporaryWorktree {
  const remove = (): void => removeWorktree(root, folder)
  try {
    const prefix = prefixOf(root)
    const quiet = ['-c', 'core.hooksPath=/dev/null', '-c', 'advice.detachedHead=false']
    const how = kind === 'full' ? [] : ['--no-checkout']
    git(root, [...quiet, 'worktree', 'add', '-q', '--detach', ...how, folder, revision], '', FULL_DISK)
    if (kind === 'bare') git(folder, ['read-tree', revision], '', FULL_DISK)
    return { folder, root: join(folder, prefix), remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** Remove such a checkout by its OS path, also one that a process that was killed left behind. Does not throw. */
export function removeWorktree(root: string, folder: string): void {
  tryGit(root, ['worktree', 'remove', '--force', '--force', folder])
  tryGit(root, ['worktree', 'prune'])
}

const FULL_DISK = 'Nothing was changed. Follow what git says (is the folder for temporary files full?), then run again.'
