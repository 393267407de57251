const CENTRAL_ENTRY = 0x02014b50
const END_OF_DIRECTORY = 'PK\x05\x06'

/**
 * The files of a zip archive by its central directory (PKWARE APPNOTE 4.3).
 * @param inflate opens what is deflated, and takes the most bytes that may come out
 * @throws Error for what cannot be read
 */
export function filesOfZip(
  bytes: Buffer,
  inflate: (data: Buffer, left: number) => Buffer,
  most: number,
): readonly Buffer[] {
  const end = bytes.lastIndexOf(END_OF_DIRECTORY, undefined, 'latin1')
  if (end < 0) throw new Error('a zip archive without its directory')
  const parts: Buffer[] = []
  let at = bytes.readUInt32LE(end + 16)
  let left = most
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL_ENTRY) throw new Error('a zip archive of the 64-bit kind, or a broken one')
    const method = bytes.readUInt16LE(at + 10)
    const size = bytes.readUInt32LE(at + 20)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const data = bytes.subarray(start, start + size)
    const part = method === 0 ? data : method === 8 ? inflate(data, left) : undefined
    if (part === undefined) throw new Error(`a zip archive packed by method ${method}`)
    left -= part.length
    parts.push(part)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

const TAR_BLOCK = 512

/** The files of a tar archive (POSIX.1-1988, ustar): a header of 512 bytes, then the content, filled up to whole blocks. */
export function filesOfTar(bytes: Buffer): readonly Buffer[] {
  const parts: Buffer[] = []
  for (let at = 0; at + TAR_BLOCK <= bytes.length && bytes[at] !== 0;) {
    const size = Number.parseInt(bytes.toString('latin1', at + 124, at + 136).replace(/[\0 ]+$/, ''), 8)
    if (!Number.isSafeInteger(size)) throw new Error('a tar archive that is broken')
    const kind = bytes[at + 156]
    const start = at + TAR_BLOCK
    if (kind === 0 || kind === 0x30) parts.push(bytes.subarray(start, start + size))
    at = start + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK
  }
  return parts
}
