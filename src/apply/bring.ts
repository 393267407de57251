import { closeJournal, forgetLastRun, openJournal } from '../disk/journal-file.ts'
import { placeFiles } from '../disk/place-files.ts'
import type { LeftFile } from '../disk/place-files.ts'
import { removeRunFolder } from '../disk/run-folders.ts'
import type { RunFolders } from '../disk/run-folders.ts'
import { notWritten } from '../disk/write-tree.ts'
import { moveGit } from '../git/move-git.ts'
import { RefusedError, UnfinishedError } from '../model/errors.ts'
import { ignoringDisk } from './run-hold.ts'
import type { Journal, Side } from '../model/journal.ts'

/** What could not be brought over. */
interface Left {
  readonly files: readonly LeftFile[]
  readonly git: readonly string[]
}

/**
 * Write a run that is staged: journal first, then files, index, branches and HEAD. When any of it is refused, all of it is taken
 * back and RefusedError says why; when that is refused too, UnfinishedError says what is where, and the journal stays.
 */
export function bringAfter(folders: RunFolders, journal: Journal): void {
  openJournal(folders, journal)
  const problem = firstProblem(attempt(folders, journal, 'after', true))
  if (problem === undefined) {
    finish(folders, journal)
    return
  }
  markToward(folders, journal, 'before')
  const stuck = attempt(folders, journal, 'before', false)
  if (stuck.files.length > 0 || stuck.git.length > 0)
    throw new UnfinishedError(
      `${problem.message}; and going back failed:\n${linesOf(stuck).join('\n')}`,
      'Remove the cause, then run extract-codemod apply --abort.',
    )
  close(folders, false)
  throw problem
}

/** What a run that was cut off left behind when it was brought to one side: lines for a person, empty if nothing. */
export function bringOver(folders: RunFolders, journal: Journal, side: Side): readonly string[] {
  markToward(folders, journal, side)
  const left = attempt(folders, journal, side, false)
  const failed = left.files.filter(({ kind }) => kind === 'failed')
  if (failed.length > 0 || left.git.length > 0)
    throw new UnfinishedError(
      `the run could not be ${side === 'after' ? 'finished' : 'taken back'}:\n${linesOf(left).join('\n')}`,
      `Remove the cause, then run extract-codemod apply --${side === 'after' ? 'continue' : 'abort'} again.`,
    )
  if (side === 'after') finish(folders, journal)
  else close(folders, false)
  return linesOf(left)
}

/** It only says which way is left; on a full disk the way back must be open all the same. */
function markToward(folders: RunFolders, journal: Journal, toward: Side): void {
  try {
    if (journal.toward !== toward) openJournal(folders, { ...journal, toward })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}

/** An apply can be undone, an undo cannot: what it would need is the tree it left. */
function finish(folders: RunFolders, journal: Journal): void {
  if (journal.kind === 'undo') forgetLastRun(folders)
  close(folders, folders.state !== folders.work && journal.kind === 'apply')
}

function close(folders: RunFolders, isKept: boolean): void {
  try {
    closeJournal(folders, isKept)
  } catch (error) {
    throw new UnfinishedError(
      `everything was written, but the journal in ${folders.state} could not be closed: ${messageOf(error)}`,
      'Remove the cause, then run extract-codemod apply --continue.',
    )
  }
  // All is said and done: what cannot be tidied up now, the next command does.
  if (folders.work !== folders.state) ignoringDisk(() => removeRunFolder(folders.work))
}

function attempt(folders: RunFolders, journal: Journal, side: Side, stopsEarly: boolean): Left {
  const files = placed(folders, journal, side, stopsEarly)
  if (stopsEarly && files.length > 0) return { files, git: [] }
  return { files, git: gitProblems(folders, journal, side) }
}

/** What is thrown here is said like all the rest, for the tree is in the middle. */
function placed(folders: RunFolders, journal: Journal, side: Side, stopsEarly: boolean): readonly LeftFile[] {
  try {
    return placeFiles(folders, journal, side, stopsEarly)
  } catch (error) {
    return [{ kind: 'failed', path: folders.root, reason: messageOf(error) }]
  }
}

function gitProblems({ root }: RunFolders, journal: Journal, side: Side): readonly string[] {
  if (journal.git === undefined) return []
  const what = side === 'after' ? journal.kind : `${journal.kind} --abort`
  try {
    return moveGit(root, journal.git, side, `extract-codemod ${what}: ${journal.digest.slice(0, 12)}`)
  } catch (error) {
    return [messageOf(error)]
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function firstProblem({ files, git }: Left): RefusedError | undefined {
  const [file] = files
  if (file?.kind === 'kept')
    return new RefusedError(
      `${file.path} has changed on disk since it was read: ${file.reason}`,
      'Run again on the tree as it is now.',
    )
  if (file !== undefined) return notWritten(file)
  const [said] = git
  return said === undefined
    ? undefined
    : new RefusedError(`git could not be brought to the new commits: ${said}`, 'Follow what git says, then run again.')
}

function linesOf({ files, git }: Left): readonly string[] {
  return [
    ...files.map(({ path, reason, beside }) =>
      beside === undefined
        ? `${path}: ${reason}`
        : `${path}: ${reason}; it was kept, and the other version is in ${beside}`,
    ),
    ...git,
  ]
}
