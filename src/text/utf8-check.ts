/**
 * The offset of the first byte that does not start a well-formed UTF-8 sequence (Unicode standard, table 3-7), or
 * -1 when all do. Node tells whether bytes are UTF-8 but not where they stop being so.
 */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return -1
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  const [low, high] = secondByteRange(lead)
  const second = bytes[at + 1] ?? 0
  if (second < low || second > high) return 0
  for (let i = 2; i < length; i += 1) {
    if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return length
}

function secondByteRange(lead: number): readonly [number, number] {
  switch (lead) {
    case 0xe0: // no overlong form
      return [0xa0, 0xbf]
    case 0xed: // no surrogate
      return [0x80, 0x9f]
    case 0xf0: // no overlong form
      return [0x90, 0xbf]
    case 0xf4: // nothing above U+10FFFF
      return [0x80, 0x8f]
    default:
      return [0x80, 0xbf]
  }
}
