import { createHash, randomUUID } from 'node:crypto'
import type { RunFolders } from '../disk/run-folders.ts'
import { checkPlaces, stageRun } from '../disk/stage-run.ts'
import { orRefused, refusalOf } from '../disk/write-tree.ts'
import type { Run } from '../engine/run.ts'
import { isRepository, topLevel } from '../git/git.ts'
import { headPlace, indexEntriesOf, treeEntries } from '../git/move-git.ts'
import type { GitMove, HeadPlace, Journal } from '../model/journal.ts'
import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Formatter } from '../plan/manifests/formatters.ts'
import type { Difference } from '../workspace/compare.ts'
import { differences } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { bringAfter } from './bring.ts'
import type { AppliedCommit, BuiltCommits } from './build-commits.ts'
import { buildCommits } from './build-commits.ts'
import { checkTree } from './check-tree.ts'
import { nameOf, readyFormatters } from './format-files.ts'
import type { ReadyFormatters } from './format-files.ts'
import type { Host, Signals } from './host.ts'
import type { Portion } from './portions.ts'
import { portionsOf } from './portions.ts'
import { travellingRecipe } from './recipe-travels.ts'
import { withTexts } from './reformatted.ts'
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
  /** The recipe, if it lies in the tree: it goes into the first commit where git does not have it yet. */
  readonly recipe?: RepoPath | undefined
  readonly messageOf: (portion: Portion, place: CommitPlace) => string
  /** What formats files before they are committed, and who judges what came of it. Without, a hook that reformats is refused. */
  readonly formatting?: Formatting
}

/** Formatters of a run, and the proof for what they and hooks make of it. */
export interface Formatting {
  readonly formatters: readonly Formatter[]
  /** The PATH. */
  readonly searchPath: string | undefined
  /** Why a tree may not be what the run comes to; empty when it may. */
  readonly judge: (final: Workspace) => readonly string[]
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
  /** What formatters and hooks made of the files, and what is to be said of them; absent: nothing. */
  readonly reformatted?: {
    readonly paths: readonly RepoPath[]
    readonly by: readonly string[]
    readonly notes: readonly string[]
  }
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
    return await writeRun({ hold, host, signals }, root, run, options)
  } catch (error) {
    // Nothing that the disk says gets out of where the tree changes.
    throw refusalOf(error)
  } finally {
    signals.stop()
    hold.release()
  }
}

async function writeRun(
  { hold, host, signals }: { readonly hold: RunHold; readonly host: Host; readonly signals: Signals },
  root: string,
  run: Run,
  options: ApplyOptions,
): Promise<AppliedRun> {
  const all = differences(run.base, run.final)
  refuseUnfinished(root, host, 'we hold it')
  // Another run may have ended between the first look and the lock.
  checkTree(root, options, pathsOf(all))
  checkPlaces(root, all)
  const { folders } = hold
  const head = isRepository(root) ? headPlace(root) : undefined
  // The name of its copies: those of the same run, applied before, may still be there.
  const id = randomUUID()
  const runId = options.after?.runId ?? runIdOf(run.digest, head)
  const isCommitted = options.commits && head !== undefined
  const formatters = isCommitted ? formattersFor(root, options) : { ready: [], notes: [] }
  const built = isCommitted
    ? await commitsOf(hold, run, head, { options, runId, formatters, signals })
    : { commits: [], texts: new Map<RepoPath, string>(), notes: [] }
  const final = judged(run, built, options)
  const { files, folders: above } = stageRun(folders, id, run.base, final)
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
    git: head === undefined ? undefined : gitMoveOf(folders, options, head, built.commits),
    commits: built.commits.map(({ revision, message }) => ({ revision, subject: message.split('\n')[0] ?? '' })),
  }
  host.holdSignals(() => bringAfter(folders, journal))
  const by = built.texts.size === 0 ? [] : formatters.ready.map(nameOf)
  const notes = [...formatters.notes, ...built.notes]
  const applied = { branch: options.branch, commits: built.commits, differences: differences(run.base, final) }
  if (built.texts.size === 0 && notes.length === 0) return applied
  return { ...applied, reformatted: { paths: [...built.texts.keys()].sort(), by, notes } }
}

function formattersFor(root: string, { formatting }: ApplyOptions): ReadyFormatters {
  if (formatting === undefined) return { ready: [], notes: [] }
  return readyFormatters(formatting.formatters, topLevel(root), formatting.searchPath)
}

async function commitsOf(
  { folders }: RunHold,
  run: Run,
  head: HeadPlace,
  how: {
    readonly options: ApplyOptions
    readonly runId: string
    readonly formatters: ReadyFormatters
    readonly signals: Signals
  },
): Promise<BuiltCommits> {
  const { options, runId, formatters, signals } = how
  const done = options.after?.number ?? 0
  const portions = portionsOf(run)
  if (portions.length === 0) return { commits: [], texts: new Map(), notes: [] }
  return buildCommits(
    folders,
    run.base,
    portions,
    {
      head: head.revision,
      recipe: travellingRecipe(folders.root, head.revision, options.recipe),
      noVerify: options.noVerify,
      formatters: formatters.ready,
      messageOf: (portion, at) =>
        options.messageOf(portion, { number: done + at + 1, of: done + portions.length, runId }),
    },
    signals,
  )
}

/** The tree that a run comes to with what formatters and hooks made of it. Throws RefusedError when the proof does not hold for that. */
function judged(run: Run, { texts }: BuiltCommits, { formatting }: ApplyOptions): Workspace {
  if (texts.size === 0) return run.final
  const final = withTexts(run.final, texts)
  const problems = formatting?.judge(final) ?? ['nobody can judge what came of it']
  if (problems.length === 0) return final
  throw new RefusedError(
    `a formatter or a hook changed ${[...texts.keys()].slice(0, 10).join(', ')}, and the proof does not hold for that:\n${problems.join('\n')}`,
    'Use --no-formatter, or --no-verify for a hook.',
  )
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
