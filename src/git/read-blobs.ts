import { InvariantError, RefusedError } from '../model/errors.ts'
import { tryGit } from './run-git.ts'

/**
 * The bytes of these blobs, by id, with one `git cat-file --batch`. Throws RefusedError when git cannot read one
 * (a partial clone without its remote).
 */
export function readBlobs(root: string, ids: readonly string[]): Map<string, Uint8Array> {
  const { status, output, said } = tryGit(root, ['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''))
  if (status !== 0) throw new RefusedError(`git cat-file failed: ${said}`, 'Check the repository with git fsck.')
  const blobs = new Map<string, Uint8Array>()
  let at = 0
  for (const id of ids) {
    const lineEnd = output.indexOf(0x0a, at)
    const header = output.toString('latin1', at, lineEnd)
    const [found, kind, size] = header.split(' ')
    if (found !== id) throw new InvariantError(`git cat-file answered ${JSON.stringify(header)} when asked for ${id}`)
    if (kind !== 'blob') throw new RefusedError(`git cannot read ${header}`, 'Check the repository with git fsck.')
    const start = lineEnd + 1
    const end = start + Number(size)
    blobs.set(id, output.subarray(start, end))
    // The content ends in a newline of git's own.
    at = end + 1
  }
  return blobs
}
