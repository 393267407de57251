import { readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import writeFileAtomic from 'write-file-atomic'
import { RefusedError, UserError } from '../model/errors.ts'
import { MAX_NAMED_FILE_BYTES } from '../model/limits.ts'
import { decodeText } from '../text/decode.ts'

/**
 * The text of a file the user names (recipe, migration map), by OS path; a byte order mark stays its first character.
 * Throws UserError when there is none, or when it is not UTF-8 text.
 */
export function readTextFile(path: string): string {
  let bytes: Uint8Array
  try {
    const stats = statSync(path)
    // A pipe or a device may never end.
    const reason =
      !stats.isFile() && !stats.isDirectory()
        ? 'is not a regular file'
        : stats.size > MAX_NAMED_FILE_BYTES
          ? `is larger than ${MAX_NAMED_FILE_BYTES} bytes`
          : undefined
    if (reason !== undefined) throw new UserError(`cannot read ${path}`, [{ message: `${path} ${reason}` }])
    bytes = readFileSync(path)
  } catch (error) {
    if (error instanceof UserError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    const reason =
      code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder' : `cannot be read: ${message}`
    throw new UserError(`cannot read ${path}`, [{ message: `${path} ${reason}` }])
  }
  const file = decodeText('', bytes)
  if ('text' in file) return file.text
  throw new UserError(`cannot read ${path}`, [{ message: `${path} is not usable: ${file.reason}` }])
}

/**
 * Write a file the user asked for (`--patch`, `--html`, `-o`), by OS path: the old content or the new one, never a
 * part; mode bits and links are kept. What is not a regular file (`/dev/stdout`, a pipe) is written to as it is.
 * Throws RefusedError when the disk refuses.
 */
export function writeTextFile(path: string, content: string | Uint8Array): void {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats !== undefined && !stats.isFile()) writeFileSync(path, content)
    else writeFileAtomic.sync(path, typeof content === 'string' ? content : Buffer.from(content))
  } catch (error) {
    throw new RefusedError(`${path} cannot be written: ${(error as Error).message}`, 'Choose another file.')
  }
}

/** The OS path of a folder without links on the way; as it is where there is none. */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}
