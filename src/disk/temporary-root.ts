import { randomUUID } from 'node:crypto'
import { accessSync, constants, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RefusedError } from '../model/errors.ts'

/**
 * The OS path of the folder for temporary files, as the environment names it (`TMPDIR`). Throws RefusedError where it is no folder or
 * cannot be written: git and others would make it on their way, and leave it.
 */
export function temporaryRoot(): string {
  const folder = tmpdir()
  try {
    if (!statSync(folder).isDirectory()) throw new Error('it is no folder')
    accessSync(folder, constants.W_OK)
    return folder
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? 'it is not there'
        : error instanceof Error
          ? error.message
          : String(error)
    throw new RefusedError(
      `the folder for temporary files, ${folder}, cannot be used: ${reason}`,
      'Nothing was changed. Make it, or let TMPDIR name one that exists, then run again.',
    )
  }
}

/** The OS path of a folder of one's own in it that is still to be made. Throws as `temporaryRoot` does. */
export function temporaryFolder(): string {
  return join(temporaryRoot(), `extract-codemod-${randomUUID()}`)
}
