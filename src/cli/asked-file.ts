import { basename, dirname, join } from 'node:path'
import { realFolder, writeTextFile } from '../disk/read-recipe-file.ts'
import { isTracked } from '../git/git.ts'
import { RefusedError } from '../model/errors.ts'

/**
 * Write a file the user asked for by name (`--patch`, `-o`; an OS path). Throws RefusedError for one that git tracks and one inside git's own
 * folder, unless it is forced, and when the disk refuses.
 */
export function writeAskedFile(path: string, content: string | Uint8Array, isForced: boolean): void {
  if (!isForced) checkAskedFile(path)
  writeTextFile(path, content)
}

/** Throws RefusedError where `writeAskedFile` would without force. */
export function checkAskedFile(path: string): void {
  const folder = realFolder(dirname(path))
  const real = join(folder, basename(path))
  if (real.split(/[\\/]/).some((part) => part.toLowerCase() === '.git'))
    throw new RefusedError(`${path} lies inside a git folder`, 'Choose another file; --force writes it all the same.')
  if (isTracked(folder, basename(path)))
    throw new RefusedError(`${path} is tracked by git`, 'Choose another file; --force replaces it.')
}
