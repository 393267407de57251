import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import { entriesOf, git, tryGit } from './run-git.ts'

// Every `root` is an OS path inside a work tree, and every path is relative to it, also where git is not.

/** Whether a folder (OS path) is inside a git work tree; false when git is not installed. */
export function isRepository(root: string): boolean {
  const result = tryGit(root, ['rev-parse', '--is-inside-work-tree'])
  return result.status === 0 && result.output.toString().trim() === 'true'
}

/** The OS path of the work tree that holds the root. Throws RefusedError outside of one. */
export function topLevel(root: string): string {
  return git(root, ['rev-parse', '--show-toplevel'])
}

/** What stands before every path of the root in git's own paths: `''`, or a folder with a slash at its end. */
export function prefixOf(root: string): string {
  return git(root, ['rev-parse', '--show-prefix'])
}

/** The commit that is checked out, in full; undefined in a repository without commits. */
export function headRevision(root: string): string | undefined {
  const result = tryGit(root, ['rev-parse', '--verify', '-q', 'HEAD^{commit}'])
  return result.status === 0 ? result.output.toString().trim() : undefined
}

/** The merge, cherry-pick or revert the next commit would become part of, by git's name for its head. */
export function unfinishedOperation(root: string): string | undefined {
  const heads = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD']
  return heads.find((head) => tryGit(root, ['rev-parse', '--verify', '-q', head]).status === 0)
}

/** The name of the branch that is checked out; undefined when HEAD is detached. */
export function currentBranch(root: string): string | undefined {
  const result = tryGit(root, ['symbolic-ref', '-q', '--short', 'HEAD'])
  return result.status === 0 ? result.output.toString().trim() : undefined
}

/** Whether there is a local branch of this name. */
export function branchExists(root: string, branch: string): boolean {
  return tryGit(root, ['show-ref', '--verify', '-q', `refs/heads/${branch}`]).status === 0
}

/** Throws RefusedError when a branch cannot be created under this name: it exists, or git does not allow the name. */
export function checkNewBranch(root: string, branch: string): void {
  const isAllowed = !branch.startsWith('-') && tryGit(root, ['check-ref-format', `refs/heads/${branch}`]).status === 0
  if (!isAllowed)
    throw new RefusedError(`git does not allow a branch named ${JSON.stringify(branch)}`, 'Choose another name.')
  if (branchExists(root, branch)) {
    throw new RefusedError(
      `the branch ${branch} exists already`,
      `Choose another name with --branch, or delete it: git branch -D ${branch}`,
    )
  }
}

/** Create a branch at HEAD and check it out; local changes come along. Throws RefusedError as `checkNewBranch` does. */
export function createBranch(root: string, branch: string): void {
  checkNewBranch(root, branch)
  git(root, ['checkout', '-q', '--no-track', '-b', branch])
}

/** Check out a branch or a revision. Throws RefusedError when local changes are in the way. */
export function checkout(root: string, branch: string): void {
  git(root, ['checkout', '-q', branch, '--'])
}

/** Paths below the root that differ from HEAD. */
export interface DirtyFiles {
  /** Changed, staged or not, conflicts included. */
  readonly tracked: readonly RepoPath[]
  /** Not ignored, and never added. */
  readonly untracked: readonly RepoPath[]
}

/** What is not committed below the root, sorted. Changes inside submodules do not count. */
export function dirtyFiles(root: string): DirtyFiles {
  const args = ['status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=all', '--ignore-submodules=dirty']
  const entries = entriesOf(git(root, [...args, '--', '.']))
  const prefix = prefixOf(root)
  const pathsOf = (isWanted: (entry: string) => boolean) =>
    entries
      .filter(isWanted)
      .map((entry) => entry.slice('XY '.length + prefix.length))
      .sort()
  return {
    tracked: pathsOf((entry) => !entry.startsWith('??')),
    untracked: pathsOf((entry) => entry.startsWith('??')),
  }
}
