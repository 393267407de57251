import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import { entriesOf, git, tryGit } from './run-git.ts'

// Every `root` is an OS path inside a work tree, and every path is relative to it, also where git is not.

/** What git says of where a folder lies. */
interface Whereabouts {
  readonly isInside: string
  readonly gitFolder: string
  readonly prefix: string
  readonly top: string
}

const known = new Map<string, Whereabouts>()

/** Asked once for a folder in a work tree: starting git costs more than the answer. Undefined outside of one, where a later answer may be another. */
function whereaboutsOf(root: string): Whereabouts | undefined {
  const before = known.get(root)
  if (before !== undefined) return before
  const asked = ['--is-inside-work-tree', '--absolute-git-dir', '--show-prefix', '--show-toplevel']
  const { status, output } = tryGit(root, ['rev-parse', ...asked])
  if (status !== 0) return undefined
  const lines = output.toString().split('\n')
  // A folder whose name has a line break in it says more lines than were asked for.
  const said = lines.length === asked.length + 1 ? lines : asked.map((option) => git(root, ['rev-parse', option]))
  const [isInside = '', gitFolder = '', prefix = '', top = ''] = said
  const answer = { isInside, gitFolder, prefix, top }
  known.set(root, answer)
  return answer
}

/** Whether a folder (OS path) is inside a git work tree; false when git is not installed. */
export function isRepository(root: string): boolean {
  return whereaboutsOf(root)?.isInside === 'true'
}

/** The OS path of the work tree that holds the root. Throws RefusedError outside of one. */
export function topLevel(root: string): string {
  return whereaboutsOf(root)?.top ?? git(root, ['rev-parse', '--show-toplevel'])
}

/** What stands before every path of the root in git's own paths: `''`, or a folder with a slash at its end. */
export function prefixOf(root: string): string {
  return whereaboutsOf(root)?.prefix ?? git(root, ['rev-parse', '--show-prefix'])
}

/** The commit that is checked out, in full; undefined in a repository without commits. */
export function headRevision(root: string): string | undefined {
  const result = tryGit(root, ['rev-parse', '--verify', '-q', 'HEAD^{commit}'])
  return result.status === 0 ? result.output.toString().trim() : undefined
}

/** The OS path of git's own folder for the work tree that holds the root: of a linked work tree its own, not the shared one. */
export function gitFolderOf(root: string): string {
  return whereaboutsOf(root)?.gitFolder ?? git(root, ['rev-parse', '--absolute-git-dir'])
}

/**
 * What git leaves in its own folder while something is under way, with its name (gitrepository-layout(5), and `wt_status_get_state`
 * in git's wt-status.c).
 */
export const UNDER_WAY: Readonly<Record<string, string>> = {
  'rebase-merge': 'a rebase',
  'rebase-apply': 'a rebase or git am',
  MERGE_HEAD: 'a merge',
  CHERRY_PICK_HEAD: 'a cherry-pick',
  REVERT_HEAD: 'a revert',
  BISECT_LOG: 'a bisect',
  'sequencer/todo': 'a cherry-pick or revert of several commits',
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
  // A name is a file or a folder below `refs`, never both (git-check-ref-format).
  const parts = branch.split('/')
  const above = parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'))
  const below = git(root, ['for-each-ref', '--format=%(refname:lstrip=2)', `refs/heads/${branch}/`]).split('\n')[0]
  const other = above.find((name) => branchExists(root, name)) ?? (below === '' ? undefined : below)
  if (other !== undefined)
    throw new RefusedError(
      `there cannot be a branch ${branch} beside the branch ${other}`,
      'Choose another name with --branch.',
    )
}

/** Whether git tracks a file in a folder (an OS path); false outside of a work tree. */
export function isTracked(folder: string, name: string): boolean {
  return tryGit(folder, ['--literal-pathspecs', 'ls-files', '--error-unmatch', '--', name]).status === 0
}

/** Where git looks for hooks: an OS path, or one from the top of the work tree (`core.hooksPath`, git-config(1)). */
export function hooksFolderOf(root: string): string {
  const asked = tryGit(root, ['config', '--type=path', '--get', 'core.hooksPath'])
  if (asked.status === 0) return asked.output.toString().trim()
  return `${git(root, ['rev-parse', '--path-format=absolute', '--git-common-dir'])}/hooks`
}

/** Those of some names in some folders (from the top of the work tree, with a slash at their end) that git ignores. */
export function ignoredOf(root: string, folders: readonly string[], names: readonly string[]): readonly string[] {
  const paths = folders.flatMap((folder) => names.map((name) => folder + name))
  const { output } = tryGit(
    topLevel(root),
    ['check-ignore', '-z', '--stdin'],
    paths.map((path) => `${path}\0`).join(''),
  )
  return entriesOf(output.toString())
}

/** Whether git believes the disk about what is executable (`core.fileMode`). */
export function trustsModes(root: string): boolean {
  return tryGit(root, ['config', '--type=bool', '--get', 'core.fileMode']).output.toString().trim() !== 'false'
}

/** Whether git has an executable file at a path of the root; false for none. */
export function isTrackedExecutable(root: string, path: RepoPath | undefined): boolean {
  if (path === undefined) return false
  return tryGit(root, ['--literal-pathspecs', 'ls-files', '--stage', '-z', '--', path])
    .output.toString()
    .startsWith('100755 ')
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
  const args = [
    '--no-optional-locks',
    'status',
    '--porcelain=v1',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--ignore-submodules=dirty',
  ]
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
