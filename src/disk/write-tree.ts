import { randomUUID } from 'node:crypto'
import { RefusedError, UnfinishedError } from '../model/errors.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { placeFiles } from './place-files.ts'
import type { LeftFile } from './place-files.ts'
import { removeRunFolder, runFolders } from './run-folders.ts'
import { stageRun } from './stage-run.ts'

/**
 * Turn the tree below an OS path from `base` into `final`: exactly the paths that differ, all or nothing unless the process is killed
 * (no journal: for trees that go away with us). Throws RefusedError, with the tree as it was, as `stageRun` does and when the disk refuses.
 */
export function writeTree(root: string, base: Workspace, final: Workspace): void {
  const folders = runFolders(root, undefined)
  const id = randomUUID()
  let isNeeded = false
  try {
    const staged = orRefused(() => stageRun(folders, id, base, final))
    const left = placeFiles(folders, { id, ...staged }, 'after', true)
    const [first] = left
    if (first === undefined) return
    const stuck = placeFiles(folders, { id, ...staged }, 'before', false)
    if (stuck.length === 0) throw notWritten(first)
    isNeeded = true
    throw new UnfinishedError(
      `${first.path}: ${first.reason}; and going back failed for ${stuck.map(({ path }) => path).join(', ')}`,
      `The files as they were are in ${folders.state}.`,
    )
  } finally {
    if (!isNeeded) removeRunFolder(folders.work)
  }
}

/** The refusal of a run that could not be written, with the tree as it was. */
export function notWritten({ path, reason }: LeftFile): RefusedError {
  return new RefusedError(
    `the tree could not be written: ${path}: ${reason}`,
    'Nothing was changed. Remove the cause, then run again.',
  )
}

/** What the disk says before anything has changed is a refusal; every other error stays what it is. */
export function orRefused<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw refusalOf(error)
  }
}

/** The refusal for what the disk said before anything has changed; every other error as it is. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return error
  return new RefusedError(
    `the tree could not be written: ${error.message}`,
    'Nothing was changed. Remove the cause, then run again.',
  )
}
