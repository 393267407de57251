import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { unpackBzip2 } from './bzip2.ts'
import { unpackLzma, unpackXz } from './lzma.ts'
import { filesOfTar, filesOfZip } from './archives.ts'

/** How far a file is opened. */
export interface UnpackLimits {
  /** The most packed bytes. */
  readonly packed: number
  /** The most bytes that come out of it. */
  readonly unpacked: number
}

/** For a file that says by its name that it matters. */
export const WIDE: UnpackLimits = { packed: Infinity, unpacked: 256 * 1024 * 1024 }

/** What is decoded here and not by the runtime takes about a second for a megabyte. */
const SLOW: UnpackLimits = { packed: 2 * 1024 * 1024, unpacked: 32 * 1024 * 1024 }

/** Packed in packed: a gzip of a tar of gzips. */
const DEEPEST = 4

/** The ways in which files are packed that are told by their first bytes. */
export type Packing = 'gzip' | 'zlib' | 'zip' | 'tar' | 'bzip2' | 'xz' | 'lzma' | 'zstd' | 'lz4'

/** What a packed file holds, or why it was not opened. */
export type Unpacked =
  { readonly parts: readonly Buffer[] } | { readonly reason: string; readonly packing: Packing | undefined }

const BEGINNINGS: readonly (readonly [string, Packing])[] = [
  ['1f8b', 'gzip'],
  ['504b0304', 'zip'],
  ['425a68', 'bzip2'],
  ['fd377a585a00', 'xz'],
  ['5d0000', 'lzma'],
  ['28b52ffd', 'zstd'],
  ['04224d18', 'lz4'],
]

const USTAR = Buffer.from('ustar')
const FIRST_BYTES = new Set([0x78, ...BEGINNINGS.map(([magic]) => Number.parseInt(magic.slice(0, 2), 16))])

/** How bytes are packed, by how they begin; undefined where they are not. */
export function packingOf(bytes: Uint8Array): Packing | undefined {
  if (USTAR.every((byte, at) => bytes[257 + at] === byte)) return 'tar'
  if (!FIRST_BYTES.has(bytes[0] ?? 0)) return undefined
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 6))
  if (isZlib(head)) return 'zlib'
  const hex = head.toString('hex', 0, 6)
  return BEGINNINGS.find(([magic]) => hex.startsWith(magic))?.[1]
}

/**
 * Open gzip (RFC 1952), zlib (RFC 1950), zip, tar, bzip2, xz and lzma, and what is packed within; bytes that are not packed are their own only part.
 * What is within and cannot be opened is given as it is.
 */
export function unpack(bytes: Uint8Array, limits: UnpackLimits = WIDE): Unpacked {
  return opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits, DEEPEST)
}

function opened(own: Buffer, limits: UnpackLimits, depth: number): Unpacked {
  const packing = packingOf(own)
  if (packing === undefined || depth === 0) return { parts: [own] }
  const isSlow = packing === 'bzip2' || packing === 'xz' || packing === 'lzma'
  if (packing === 'zstd' || packing === 'lz4') return { reason: `it is packed with ${packing}`, packing }
  if (own.length > Math.min(limits.packed, isSlow ? SLOW.packed : Infinity))
    return { reason: `it is packed with ${packing}, and too large to be opened here`, packing }
  try {
    const outer = openers[packing](own, Math.min(limits.unpacked, isSlow ? SLOW.unpacked : Infinity))
    const parts = outer.flatMap((part) => {
      const inner = opened(part, limits, depth - 1)
      return 'parts' in inner ? inner.parts : [part]
    })
    return { parts }
  } catch (error) {
    return { reason: `it could not be unpacked (${error instanceof Error ? error.message : String(error)})`, packing }
  }
}

const openers: Readonly<Record<Exclude<Packing, 'zstd' | 'lz4'>, (own: Buffer, most: number) => readonly Buffer[]>> = {
  gzip: (own, most) => [gunzipSync(own, { maxOutputLength: most })],
  zlib: (own, most) => [inflateSync(own, { maxOutputLength: most })],
  zip: (own, most) => filesOfZip(own, (data, left) => inflateRawSync(data, { maxOutputLength: left }), most),
  tar: filesOfTar,
  bzip2: (own, most) => [unpackBzip2(own, most)],
  xz: (own, most) => [unpackXz(own, most)],
  lzma: (own, most) => [unpackLzma(own, most)],
}

/** The two bytes of the header are a multiple of 31, the first says deflate with a window of at most 32 KB. */
function isZlib(bytes: Buffer): boolean {
  return bytes.length > 2 && bytes[0] === 0x78 && bytes.readUInt16BE(0) % 31 === 0
}
