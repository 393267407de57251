import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prefixOf } from './git.ts'
import { git, tryGit } from './run-git.ts'

/** A checkout of its own in the folder for temporary files. */
export interface TemporaryWorktree {
  /** The OS path that corresponds to the root the worktree was made for. */
  readonly root: string
  /** Remove the checkout, whatever is in it, and what git knows of it. Does not throw. */
  readonly remove: () => void
}

/**
 * Check out a revision beside the work tree that holds the root (an OS path), on no branch and without running hooks.
 * Throws RefusedError outside of a work tree and with git's words when the checkout fails; nothing is left then.
 */
export function addWorktree(root: string, revision: string): TemporaryWorktree {
  const folder = join(tmpdir(), `extract-codemod-${randomUUID()}`)
  const remove = (): void => {
    tryGit(root, ['worktree', 'remove', '--force', '--force', folder])
    tryGit(root, ['worktree', 'prune'])
  }
  try {
    const prefix = prefixOf(root)
    const quiet = ['-c', 'core.hooksPath=/dev/null', '-c', 'advice.detachedHead=false']
    git(root, [...quiet, 'worktree', 'add', '-q', '--detach', folder, revision])
    return { root: join(folder, prefix), remove }
  } catch (error) {
    remove()
    throw error
  }
}
