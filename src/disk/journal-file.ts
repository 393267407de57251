import { readFileSync, renameSync, rmSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { RefusedError } from '../model/errors.ts'
import type { Journal } from '../model/journal.ts'
import { syncFolder, writeDurably } from './durable.ts'
import type { RunFolders } from './run-folders.ts'

const JOURNAL = 'journal.json'
const LAST_RUN = 'last-run.json'

/** Write the journal of a run, durably, before the tree changes. */
export function openJournal(folders: RunFolders, journal: Journal): void {
  writeDurably(join(folders.state, JOURNAL), JSON.stringify(journal))
}

/** The journal of a run that was begun and has not ended. Throws RefusedError for one that cannot be read. */
export function unfinishedJournal(folders: RunFolders): Journal | undefined {
  return readJournal(join(folders.state, JOURNAL))
}

/** The journal of the last run that went through, for `undo`. */
export function lastJournal(folders: RunFolders): Journal | undefined {
  return readJournal(join(folders.state, LAST_RUN))
}

/** End a run: from here on it is done. With `isKept` it can be undone. */
export function closeJournal(folders: RunFolders, isKept: boolean): void {
  const path = join(folders.state, JOURNAL)
  if (isKept) renameSync(path, join(folders.state, LAST_RUN))
  else unlinkSync(path)
  syncFolder(folders.state)
}

/** Forget the last run. */
export function forgetLastRun(folders: RunFolders): void {
  rmSync(join(folders.state, LAST_RUN), { force: true })
}

function readJournal(path: string): Journal | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
  const journal = parsed(text)
  if (journal === undefined)
    throw new RefusedError(
      `${path} says what a run was about to do, and cannot be read`,
      'Look at `git status` for what that run left; delete the file when the tree is as you want it.',
    )
  if (journal.version === 1) return journal
  throw new RefusedError(
    `${path} was written by another version of this program`,
    'Finish the run with the version that began it.',
  )
}

/** A journal, as far as its version can be told; undefined for anything else. */
function parsed(text: string): Journal | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'version' in value ? (value as Journal) : undefined
  } catch {
    return undefined
  }
}
