import { lzmaDecoder } from './lzma-decoder.ts'
import type { LzmaDecoder } from './lzma-decoder.ts'

/**
 * What an `.xz` file holds (The .xz File Format 1.2.1); check sums are not looked at.
 * @param most the most bytes that are taken
 * @throws Error for more than that, for filters beside LZMA2, and for broken files
 */
export function unpackXz(packed: Buffer, most: number): Buffer {
  const decoder = lzmaDecoder(packed, most)
  // Stream header: six bytes of magic, two of flags, four of check sum.
  const checkSize = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64][(packed[7] ?? 0) & 15] ?? 0
  let at = 12
  for (let header = packed[at]; header !== undefined && header !== 0; header = packed[at]) {
    const size = (header + 1) * 4
    at = lzma2(decoder, packed, behindFilters(packed, at, size))
    at += (4 - (at % 4)) % 4
    at += checkSize
  }
  if (packed[at] === undefined) throw new Error('it ends early')
  return decoder.result()
}

/** The end of a block header, whose only filter has to be LZMA2. */
function behindFilters(packed: Buffer, start: number, size: number): number {
  const flags = packed[start + 1] ?? 0
  let at = start + 2
  const skip = (): void => {
    while (((packed[at] ?? 0) & 0x80) !== 0) at += 1
    at += 1
  }
  if ((flags & 0x40) !== 0) skip()
  if ((flags & 0x80) !== 0) skip()
  if ((flags & 3) !== 0 || packed[at] !== 0x21) throw new Error('it is packed by a filter beside LZMA2')
  return start + size
}

/** Chunks of LZMA2, up to the one that ends them; gives where they end. */
function lzma2(decoder: LzmaDecoder, packed: Buffer, start: number): number {
  let at = start
  for (;;) {
    const control = packed[at++]
    if (control === undefined) throw new Error('it ends early')
    if (control === 0) return at
    if (control === 1) decoder.forget()
    if (control < 3) {
      const size = packed.readUInt16BE(at) + 1
      decoder.copy(at + 2, size)
      at += 2 + size
      continue
    }
    if (control < 0x80) throw new Error('it is broken')
    const unpacked = ((control & 0x1f) << 16) + packed.readUInt16BE(at) + 1
    const size = packed.readUInt16BE(at + 2) + 1
    at += 4
    const reset = (control >> 5) & 3
    if (reset === 3) decoder.forget()
    if (reset >= 2) decoder.setProperties(packed[at++] ?? 0)
    if (reset >= 1) decoder.reset()
    decoder.decode(at, unpacked)
    at += size
  }
}

/**
 * What an `.lzma` file holds (the format of LZMA_Alone): a byte of properties, four of the size of the dictionary, eight of the whole size.
 * @throws Error as `unpackXz`
 */
export function unpackLzma(packed: Buffer, most: number): Buffer {
  const decoder = lzmaDecoder(packed, most)
  const size = packed.readBigUInt64LE(5)
  decoder.setProperties(packed[0] ?? 0)
  decoder.reset()
  decoder.decode(13, size === 0xffff_ffff_ffff_ffffn ? undefined : Number(size))
  return decoder.result()
}
