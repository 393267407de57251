import { closeSync, constants, fsyncSync, openSync, readSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'

const CHUNK_BYTES = 1024 * 1024

/** Put a file in place as a whole, on the disk itself when this returns (OS path). The name beside it ends in `.part`. */
export function writeDurably(path: string, text: string): void {
  const part = `${path}.part`
  const file = openSync(part, 'w', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(part, path)
  syncFolder(dirname(path))
}

/** Wait until the names in a folder (OS path) are on the disk; not every system can open a folder. */
export function syncFolder(folder: string): void {
  let file: number | undefined
  try {
    file = openSync(folder, constants.O_RDONLY)
    fsyncSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!['EISDIR', 'EINVAL', 'EPERM', 'EACCES', 'ENOENT', 'ENOTDIR', 'ENOTSUP'].includes(code ?? '')) throw error
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/**
 * Read a regular file (OS path) from end to end without following a link; gives the SHA-256 in hexadecimal and the number of bytes.
 * With `copy`, an OS path that must not exist yet, the bytes go there too and are on the disk when this returns.
 */
export function readThrough(path: string, copy?: string): { readonly sha256: string; readonly size: number } {
  const hash = createHash('sha256')
  const from = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  let to: number | undefined
  let size = 0
  try {
    to = copy === undefined ? undefined : openSync(copy, 'wx', 0o600)
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    for (;;) {
      const count = readSync(from, buffer, 0, CHUNK_BYTES, null)
      if (count === 0) break
      size += count
      hash.update(buffer.subarray(0, count))
      for (let at = 0; to !== undefined && at < count;) at += writeSync(to, buffer, at, count - at)
    }
    if (to !== undefined) fsyncSync(to)
  } finally {
    closeSync(from)
    if (to !== undefined) closeSync(to)
  }
  return { sha256: hash.digest('hex'), size }
}

/** Wait until the bytes of a file (OS path) are on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The SHA-256 of some bytes in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
