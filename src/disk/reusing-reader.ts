import { closeSync, constants, openSync, readSync } from 'node:fs'
import { RefusedError } from '../model/errors.ts'
import { work } from '../model/work.ts'

const FIRST_BUFFER_BYTES = 1024 * 1024

/**
 * A function that reads the file at an OS path, or gives undefined when there is none. All calls share one buffer,
 * so a result is good until the next call: this reads 12,000 files in 0.15 s where `readFileSync` needs 0.27.
 * `size` is how long the file was said to be: where that many bytes come, its end is not asked for. It throws RefusedError when the file cannot be read or is a link.
 */
export function reusingReader(): (path: string, size?: number) => Uint8Array | undefined {
  let buffer = Buffer.allocUnsafeSlow(FIRST_BUFFER_BYTES)

  function readAll(file: number, size: number | undefined): Uint8Array {
    let used = 0
    for (;;) {
      if (used === buffer.length) {
        const larger = Buffer.allocUnsafeSlow(buffer.length * 2)
        buffer.copy(larger)
        buffer = larger
      }
      const count = readSync(file, buffer, used, buffer.length - used, null)
      work.bytesRead += count
      if (count === 0) return buffer.subarray(0, used)
      used += count
      if (used === size) return buffer.subarray(0, used)
    }
  }

  return (path, size) => {
    let file: number | undefined
    try {
      // Windows has no such flag, and git creates no links there unless asked to.
      work.opens += 1
      file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
      return readAll(file, size)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
      throw new RefusedError(
        `${path} cannot be read: ${message}`,
        'Make the file readable, or exclude it in the recipe.',
      )
    } finally {
      if (file !== undefined) closeSync(file)
    }
  }
}
