import type { Run, Step } from '../engine/run.ts'
import type { TransformGroup } from '../engine/transform.ts'
import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Difference } from '../workspace/compare.ts'
import { differences } from '../workspace/compare.ts'
import type { TreeWriter } from '../workspace/tree-writer.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { checkIdentity, commitPaths } from './commit-paths.ts'
import { checkNewBranch, createBranch, dirtyFiles, headRevision, isRepository, unfinishedOperation } from './git.ts'
import { saveState } from './saved-state.ts'

/** How a run is to be applied. */
export interface ApplyOptions {
  /** The branch to create and leave checked out; undefined to stay where HEAD is. */
  readonly branch: string | undefined
  /** One commit per group of transforms; without, the tree is written and nothing is added to git. */
  readonly commits: boolean
  /** Go on although tracked files have changes that are not committed. */
  readonly allowDirty: boolean
  readonly messageOf: (group: TransformGroup, steps: readonly Step[]) => string
}

/** One commit that was made. */
export interface AppliedCommit {
  readonly group: TransformGroup
  readonly revision: string
  readonly message: string
  readonly paths: readonly RepoPath[]
}

/** What was done: everything or nothing. */
export interface AppliedRun {
  /** The branch that was created. */
  readonly branch: string | undefined
  readonly commits: readonly AppliedCommit[]
  readonly differences: readonly Difference[]
}

/** Consecutive steps of one group, and what they change together. */
interface Portion {
  readonly group: TransformGroup
  readonly steps: readonly Step[]
  readonly before: Workspace
  readonly after: Workspace
  readonly differences: readonly Difference[]
}

/**
 * Write a run to the tree below an OS path, on a new branch and in commits as the options say; a run that changes
 * nothing makes no branch. Works without git when neither a branch nor commits are asked for. Throws RefusedError for
 * a tree that is not clean, a branch that exists, and when git or the disk refuses in the middle: then HEAD, the
 * branches, the index and every file of the run are as they were.
 */
export function applyRun(root: string, run: Run, options: ApplyOptions, writer: TreeWriter): AppliedRun {
  const all = differences(run.base, run.final)
  if (all.length === 0) return { branch: undefined, commits: [], differences: [] }
  checkTree(root, options, all)
  if (options.branch === undefined && !options.commits) {
    writer.write(run.base, run.final)
    return { branch: undefined, commits: [], differences: all }
  }
  checkGit(root, options)
  const portions = options.commits ? portionsOf(run) : []
  const paths = new Set([all, ...portions.map((portion) => portion.differences)].flatMap(pathsOf))
  const state = saveState(root, [...paths], options.branch, writer)
  try {
    if (options.branch !== undefined) createBranch(root, options.branch)
    if (!options.commits) writer.write(run.base, run.final)
    const commits = portions.flatMap((portion) => commitPortion(root, portion, options, writer))
    return { branch: options.branch, commits, differences: all }
  } catch (error) {
    state.restore(error)
    throw error
  } finally {
    state.discard()
  }
}

function checkTree(root: string, options: ApplyOptions, all: readonly Difference[]): void {
  if (options.allowDirty || !isRepository(root)) return
  const dirty = dirtyFiles(root)
  const touched = new Set(pathsOf(all))
  refuseDirty('there are changes that are not committed', dirty.tracked)
  refuseDirty(
    'the run would change files that git does not track',
    dirty.untracked.filter((path) => touched.has(path)),
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

function checkGit(root: string, options: ApplyOptions): void {
  const advice = 'Commit the tree first, or use --no-branch --no-commits to write it without git.'
  if (!isRepository(root)) throw new RefusedError(`${root} is not in a git repository`, advice)
  if (headRevision(root) === undefined) throw new RefusedError('the repository has no commit yet', advice)
  const unfinished = unfinishedOperation(root)
  if (unfinished !== undefined) {
    throw new RefusedError(
      `the repository is in the middle of something (${unfinished})`,
      'Finish or abort it, see git status.',
    )
  }
  if (options.branch !== undefined) checkNewBranch(root, options.branch)
  if (options.commits) checkIdentity(root)
}

function commitPortion(root: string, portion: Portion, options: ApplyOptions, writer: TreeWriter): AppliedCommit[] {
  if (portion.differences.length === 0) return []
  writer.write(portion.before, portion.after)
  const message = options.messageOf(portion.group, portion.steps)
  const paths = pathsOf(portion.differences)
  const revision = commitPaths(root, paths, message)
  return revision === undefined ? [] : [{ group: portion.group, revision, message, paths }]
}

function portionsOf(run: Run): readonly Portion[] {
  const groups: Step[][] = []
  for (const step of run.steps) {
    const last = groups.at(-1)
    if (last?.[0]?.group === step.group) last.push(step)
    else groups.push([step])
  }
  return groups.flatMap((steps): Portion[] => {
    const [first, last] = [steps[0], steps.at(-1)]
    if (first === undefined || last === undefined) return []
    const { before } = first
    const { after } = last
    return [{ group: first.group, steps, before, after, differences: differences(before, after) }]
  })
}

function pathsOf(all: readonly Difference[]): readonly RepoPath[] {
  return all.map(({ path }) => path)
}
