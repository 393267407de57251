import type { RepoPath } from '../model/source-file.ts'

/** In bytes. */
const MOST = 8_000_000

/** The bytes that were read last of files without a text: they are compared and counted one after the other. */
export interface KeptBytes {
  /** The bytes of a file: those that are kept, or what `read` gives, of which a copy is kept; undefined where it gives none. */
  of(path: RepoPath, read: (path: RepoPath) => Uint8Array | undefined): Uint8Array | undefined
}

/** Bytes of 8 MB together. */
export function keptBytes(): KeptBytes {
  const kept = new Map<RepoPath, Uint8Array>()
  let total = 0
  return {
    of(path, read) {
      const before = kept.get(path)
      if (before !== undefined) return before
      const bytes = read(path)
      if (bytes === undefined || bytes.length > MOST) return bytes
      // What was read may be overwritten by what is read next.
      const copy = Buffer.from(bytes)
      kept.set(path, copy)
      total += copy.length
      for (const [oldest, { length }] of kept) {
        if (total <= MOST) break
        kept.delete(oldest)
        total -= length
      }
      return copy
    },
  }
}
