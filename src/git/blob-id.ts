import { createHash } from 'node:crypto'

/** The id git gives to a blob of these bytes, in a repository whose ids have this many digits (40: SHA-1, 64: SHA-256). */
export function blobIdOf(bytes: Uint8Array, digits: number): string {
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1')
  hash.update(`blob ${bytes.length}\0`)
  hash.update(bytes)
  return hash.digest('hex')
}
