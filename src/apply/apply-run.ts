import { createHash, randomUUID } from 'node:crypto'
import type { RunFolders } from '../disk/run-folders.ts'
import { stageRun } from '../disk/stage-run.ts'
import { orRefused, refusalOf } from '../disk/write-tree.ts'
import type { Run } from '../engine/run.ts'
import { isRepository } from '../git/git.ts'
import { headPlace, indexEntriesOf, treeEntries } from '../git/move-git.ts'
import type { GitMove, HeadPlace, Journal } from '../model/journal.ts'
import type { Difference } from '../workspace/compare.ts'
import { differences } from '../workspace/compare.ts'
import { bringAfter } from './bring.ts'
import type { AppliedCommit } from './build-commits.ts'
import { buildCommits } from './build-commits.ts'
import { checkTree } from './check-tree.ts'
import type { Host, Signals } from './host.ts'
import type { Portion } from './portions.ts'
import { portionsOf } from './portions.ts'
import { travellingRecipe } from './recipe-travels.ts'
import { foldersOf, holdTree, rootInJournal } from './run-hold.ts'
import type { RunHold } from './run-hold.ts'
import { refuseUnfinished } from './unfinished.ts'

/** How a run is to be applied. */
export interface ApplyOptions {
  /** The branch to create and leave checked out; undefined to stay where HEAD is. */
  readonly branch: string | undefined
  /** One commit per group of transforms; without, the tree is written and nothing is added to git. */
  readonly commits: boolean
  /** Go on although tracked files have changes that are not committed. */
  readonly allowDirty: boolean
  /** Hooks that judge a commit do not run. */
  readonly noVerify: boolean
  /** The run goes on after so many commits that are there already. */
  readonly after?: { readonly runId: string; readonly number: number }
  readonly messageOf: (portion: Portion, place: CommitPlace) => string
}

/** Where a commit stands among those of its run. */
export interface CommitPlace {
  /** 1 is the first. */
  readonly number: number
  readonly of: number
  readonly runId: string
}

/** What was done: everything or nothing. */
export interface AppliedRun {
  /** The branch that was created. */
  readonly branch: string | undefined
  readonly commits: readonly AppliedCommit[]
  readonly differences: readonly Difference[]
}

/**
 * Write a run to the tree below an OS path, on a new branch and in commits as the options say; a run that changes nothing makes no
 * branch. Works without git when neither a branch nor commits are asked for. The commits are made aside and the files are staged; then
 * a journal is written, and only then does the tree change, so that a run that is killed can be finished or taken back. Throws
 * RefusedError, with HEAD, branches, index and files as they were, for a tree that is not clean, a branch that exists, another run that is
 * under way or unfinished, and when git, a hook or the disk refuses.
 */
export async function applyRun(root: string, run: Run, options: ApplyOptions, host: Host): Promise<AppliedRun> {
  const all = differences(run.base, run.final)
  if (all.length === 0) return { branch: undefined, commits: [], differences: [] }
  refuseUnfinished(root, host)
  checkTree(root, options, pathsOf(all))
  const hold = orRefused(() => holdTree(foldersOf(root), host))
  const signals = host.listen()
  try {
    return await writeRun(hold, root, run, options, host, signals)
  } catch (error) {
    // Nothing that the disk says gets out of where the tree changes.
    throw refusalOf(error)
  } finally {
    signals.stop()
    hold.release()
  }
}

async function writeRun(
  hold: RunHold,
  root: string,
  run: Run,
  options: ApplyOptions,
  host: Host,
  signals: Signals,
): Promise<AppliedRun> {
  const all = differences(run.base, run.final)
  refuseUnfinished(root, host, 'we hold it')
  // Another run may have ended between the first look and the lock.
  checkTree(root, options, pathsOf(all))
  const { folders } = hold
  const head = isRepository(root) ? headPlace(root) : undefined
  // The name of its copies: those of the same run, applied before, may still be there.
  const id = randomUUID()
  const runId = options.after?.runId ?? runIdOf(run.digest, head)
  const { files, folders: above } = stageRun(folders, id, run.base, run.final)
  const done = options.after?.number ?? 0
  const portions = options.commits ? portionsOf(run) : []
  const commits =
    head === undefined || portions.length === 0
      ? []
      : await buildCommits(
          folders,
          run.base,
          portions,
          {
            head: head.revision,
            recipe: travellingRecipe(root, head.revision, run.plan.recipe.file),
            noVerify: options.noVerify,
            messageOf: (portion, at) =>
              options.messageOf(portion, { number: done + at + 1, of: done + portions.length, runId }),
          },
          signals,
        )
  signals.check()
  const journal: Journal = {
    version: 1,
    kind: 'apply',
    id,
    digest: run.digest,
    startedAt: new Date().toISOString(),
    root: rootInJournal(root),
    toward: 'after',
    files,
    folders: above,
    git: head === undefined ? undefined : gitMoveOf(folders, options, head, commits),
    commits: commits.map(({ revision, message }) => ({ revision, subject: message.split('\n')[0] ?? '' })),
  }
  host.holdSignals(() => bringAfter(folders, journal))
  return { branch: options.branch, commits, differences: all }
}

function gitMoveOf(
  { root }: RunFolders,
  { branch }: ApplyOptions,
  head: HeadPlace,
  commits: readonly AppliedCommit[],
): GitMove | undefined {
  const revision = commits.at(-1)?.revision ?? head.revision
  const { paths, entries } =
    revision === head.revision ? { paths: [], entries: [] } : treeEntries(root, head.revision, revision)
  const index = { before: indexEntriesOf(root, paths), after: entries }
  const created = branch === undefined ? undefined : `refs/heads/${branch}`
  if (created === undefined && revision === head.revision) return undefined
  if (created !== undefined) {
    const after = { branch: created, revision }
    return { head: { before: head, after }, refs: [{ name: created, after: revision }], paths, index }
  }
  const refs = head.branch === undefined ? [] : [{ name: head.branch, before: head.revision, after: revision }]
  return { head: { before: head, after: { ...head, revision } }, refs, paths, index }
}

/** The same run on the same commit has the same id. */
function runIdOf(digest: string, head: HeadPlace | undefined): string {
  return createHash('sha256')
    .update(`${digest}\0${head?.revision ?? ''}`)
    .digest('hex')
    .slice(0, 16)
}

function pathsOf(all: readonly Difference[]): readonly string[] {
  return all.map(({ path }) => path)
}
