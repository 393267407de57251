import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** Nothing is unpacked beyond this. */
const MOST_BYTES = 256 * 1024 * 1024

/** What a packed file holds, or why it was not opened. */
export type Unpacked = { readonly parts: readonly Buffer[] } | { readonly reason: string }

/** Beginnings of formats that are packed and that nothing here opens. */
const CLOSED: readonly (readonly [string, string])[] = [
  ['425a68', 'bzip2'],
  ['fd377a585a00', 'xz'],
  ['5d0000', 'lzma'],
  ['28b52ffd', 'zstd'],
  ['04224d18', 'lz4'],
]

/** Open gzip (RFC 1952), zlib (RFC 1950) and zip files; bytes that are not packed are their own only part. Takes no more than 256 MB. */
export function unpack(bytes: Uint8Array): Unpacked {
  const own = Buffer.from(bytes)
  const closed = CLOSED.find(([magic]) => own.subarray(0, magic.length / 2).toString('hex') === magic)
  if (closed !== undefined) return { reason: `it is packed with ${closed[1]}` }
  try {
    if (isGzip(own)) return { parts: [gunzipSync(own, { maxOutputLength: MOST_BYTES })] }
    if (isZlib(own)) return { parts: [inflateSync(own, { maxOutputLength: MOST_BYTES })] }
    if (own.readUInt32LE(0) === LOCAL_ENTRY) return { parts: entriesOf(own) }
  } catch (error) {
    if (error instanceof RangeError && own.length < 4) return { parts: [own] }
    return { reason: `it could not be unpacked (${error instanceof Error ? error.message : String(error)})` }
  }
  return { parts: [own] }
}

/** The first bytes of what a gzip or zlib file holds; of other files their own. */
export function firstUnpacked(bytes: Uint8Array): Buffer {
  const head = Buffer.from(bytes.subarray(0, 4096))
  if (!isGzip(head) && !isZlib(head)) return head
  try {
    // Z_SYNC_FLUSH: the end of the slice is not the end of the data.
    return isGzip(head) ? gunzipSync(head, { finishFlush: 2 }) : inflateSync(head, { finishFlush: 2 })
  } catch {
    return head
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** The two bytes of the header are a multiple of 31, the first says deflate with a window of at most 32 KB. */
function isZlib(bytes: Buffer): boolean {
  return bytes.length > 2 && bytes[0] === 0x78 && bytes.readUInt16BE(0) % 31 === 0
}

const LOCAL_ENTRY = 0x04034b50
const CENTRAL_ENTRY = 0x02014b50
const END_OF_DIRECTORY = 'PK\x05\x06'

/** The files of a zip archive by its central directory (PKWARE APPNOTE 4.3). Throws for what cannot be read. */
function entriesOf(bytes: Buffer): readonly Buffer[] {
  const end = bytes.lastIndexOf(END_OF_DIRECTORY, undefined, 'latin1')
  if (end < 0) throw new Error('a zip archive without its directory')
  const parts: Buffer[] = []
  let at = bytes.readUInt32LE(end + 16)
  let left = MOST_BYTES
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL_ENTRY) throw new Error('a zip archive of the 64-bit kind, or a broken one')
    const method = bytes.readUInt16LE(at + 10)
    const size = bytes.readUInt32LE(at + 20)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const data = bytes.subarray(start, start + size)
    const part = method === 0 ? data : method === 8 ? inflateRawSync(data, { maxOutputLength: left }) : undefined
    if (part === undefined) throw new Error(`a zip archive packed by method ${method}`)
    left -= part.length
    parts.push(part)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}
