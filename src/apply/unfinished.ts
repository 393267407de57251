import { dirname, join, resolve } from 'node:path'
import { holds } from '../disk/file-state.ts'
import { unfinishedJournal } from '../disk/journal-file.ts'
import { isThere, runFolders, WORK_FOLDER } from '../disk/run-folders.ts'
import type { RunFolders } from '../disk/run-folders.ts'
import { heldBy, isLeftBehind, lockHolder } from '../disk/run-lock.ts'
import { headIsKnown } from '../git/move-git.ts'
import { RefusedError } from '../model/errors.ts'
import type { Journal, Side } from '../model/journal.ts'
import { bringOver } from './bring.ts'
import type { Host } from './host.ts'
import { foldersOf, foldersOfJournal, holdTree } from './run-hold.ts'

/** A run that was cut off, brought to one side. */
export interface FinishedRun {
  readonly journal: Journal
  readonly side: Side
  /** What was left as somebody else made it, in lines for a person. */
  readonly left: readonly string[]
}

/**
 * Every command asks this first. Throws RefusedError while a run writes to the tree, and for one that was cut off in the middle: it says
 * how far it came, and how to go on or back. What a run that was killed before it wrote anything left aside is removed.
 */
export function refuseUnfinished(root: string, host: Host, kind: 'look' | 'we hold it' = 'look'): void {
  const folders = unfinishedFolders(root) ?? foldersOf(root)
  const journal = unfinishedJournal(folders)
  if (journal === undefined) {
    if (kind === 'look' && isLeftBehind(folders, host)) tidyQuietly(folders, host)
    return
  }
  const holder = kind === 'look' ? lockHolder(folders, host) : undefined
  if (holder !== undefined) throw heldBy(folders, holder)
  const own = folders.state === folders.work ? folders : foldersOfJournal(root, journal)
  throw new RefusedError(
    `${nameOf(journal)} was cut off while it wrote the tree below ${own.root}: ${stateOf(own, journal)}`,
    journal.toward === 'before'
      ? 'It was being taken back: extract-codemod apply --abort finishes that.'
      : 'extract-codemod apply --continue finishes it, extract-codemod apply --abort takes it back. Nothing else runs until then.',
  )
}

/** Whether a run was cut off in the tree at a root (OS path), or is under way there. */
export function isUnfinished(root: string): boolean {
  return unfinishedJournal(unfinishedFolders(root) ?? foldersOf(root)) !== undefined
}

/**
 * Finish the run that was cut off, or take it back. Files that somebody changed meanwhile are kept, with the other version beside them.
 * Throws RefusedError when there is none, and UnfinishedError when it cannot be done.
 */
export function finishRun(root: string, side: Side, host: Host): FinishedRun {
  const found = unfinishedFolders(root) ?? foldersOf(root)
  const first = unfinishedJournal(found)
  if (first === undefined)
    throw new RefusedError('no run was cut off here', 'There is nothing to continue and nothing to abort.')
  const folders = found.state === found.work ? found : foldersOfJournal(root, first)
  const hold = holdTree(folders, host)
  try {
    const journal = unfinishedJournal(folders) ?? first
    if (journal.toward === 'before' && side === 'after')
      throw new RefusedError('the run was being taken back already', 'Finish that with extract-codemod apply --abort.')
    if (journal.git !== undefined && !headIsKnown(folders.root, journal.git))
      throw new RefusedError(
        `HEAD is neither where ${nameOf(journal)} found it nor where it leaves it`,
        `Go back first: git symbolic-ref HEAD ${journal.git.head.before.branch ?? journal.git.head.before.revision}`,
      )
    const left = host.holdSignals(() => bringOver(folders, journal, side))
    return { journal, side, left }
  } finally {
    hold.release()
  }
}

/** Where there is no git, the folder of a run lies in the root it was given: here, or further up. */
function unfinishedFolders(root: string): RunFolders | undefined {
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    const folders = runFolders(folder, undefined)
    if (isThere(join(folder, WORK_FOLDER)) && unfinishedJournal(folders) !== undefined) return folders
    if (dirname(folder) === folder) return undefined
  }
}

/** Nobody is kept from looking at a tree because something of ours cannot be tidied up in it. */
function tidyQuietly(folders: RunFolders, host: Host): void {
  try {
    holdTree(folders, host).release()
  } catch (error) {
    if (!(error instanceof RefusedError) && !(error instanceof Error && 'code' in error)) throw error
  }
}

function nameOf({ kind, digest, startedAt }: Journal): string {
  return `the ${kind} of ${startedAt} (digest ${digest.slice(0, 12)})`
}

function stateOf(folders: RunFolders, { files }: Journal): string {
  const counts = { after: 0, before: 0, other: 0 }
  for (const file of files) {
    const path = join(folders.root, file.path)
    counts[holds(path, file.after) ? 'after' : holds(path, file.before) ? 'before' : 'other'] += 1
  }
  const other = counts.other === 0 ? '' : `, ${counts.other} as neither`
  return `${counts.after} of ${files.length} files are as after it, ${counts.before} as before${other}`
}
