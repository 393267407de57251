import { sep } from 'node:path'
import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'

/** Throws RefusedError for a path that may not be written: absolute, with `.` or `..`, empty, or inside `.git`. */
export function checkPath(path: RepoPath): void {
  const isPlain = path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  const isForeign = path.includes('\0') || (sep === '\\' && /[\\:]/.test(path))
  if (!isPlain || isForeign) {
    throw new RefusedError(
      `${JSON.stringify(path)} is not a path below the root`,
      'Give paths relative to the root in the recipe.',
    )
  }
  if (path.split('/').some((part) => part.toLowerCase() === '.git')) {
    throw new RefusedError(`${path} lies inside a git folder`, 'Choose another path in the recipe.')
  }
}
