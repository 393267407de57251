/** Of a block: symbols of the Huffman tables are 50 to a group (bzip2, "Compression algorithm"; there is no standard but the program). */
const GROUP = 50
const BLOCK = '314159265359'
const LONGEST_CODE = 20

/** Reads bits, the highest of a byte first. */
interface Bits {
  readonly next: (count: number) => number
  readonly align: () => void
  readonly isAtEnd: () => boolean
}

/**
 * What a bzip2 file holds; check sums are not looked at.
 * @param most the most bytes that are taken
 * @throws Error for more than that, and for bytes that are no bzip2 to their end
 */
export function unpackBzip2(packed: Buffer, most: number): Buffer {
  const bits = bitsOf(packed)
  const parts: Buffer[] = []
  let left = most
  while (!bits.isAtEnd()) {
    if (bits.next(24) !== 0x42_5a_68) break
    const largest = (bits.next(8) - 0x30) * 100_000
    for (;;) {
      const magic = [0, 1, 2, 3, 4, 5].map(() => bits.next(8).toString(16).padStart(2, '0')).join('')
      bits.next(32)
      if (magic !== BLOCK) break
      const part = unrun(blockOf(bits, largest), left)
      left -= part.length
      parts.push(part)
    }
    bits.align()
  }
  return Buffer.concat(parts)
}

function bitsOf(bytes: Buffer): Bits {
  let [at, held, count] = [0, 0, 0]
  const next = (wanted: number): number => {
    if (wanted > 16) return next(wanted - 16) * 65_536 + next(16)
    while (count < wanted) {
      const byte = bytes[at++]
      if (byte === undefined) throw new Error('it ends early')
      held = ((held & 0xff_ffff) << 8) | byte
      count += 8
    }
    count -= wanted
    return (held >>> count) & ((1 << wanted) - 1)
  }
  return { next, align: () => void (count -= count % 8), isAtEnd: () => at >= bytes.length && count < 8 }
}

/** A block with the sorting of Burrows and Wheeler undone. */
function blockOf(bits: Bits, largest: number): Uint8Array {
  if (bits.next(1) === 1) throw new Error('it is of an old kind of bzip2')
  const first = bits.next(24)
  const used = usedBytes(bits)
  const tables = bits.next(3)
  const selectors = selectorsOf(bits, tables)
  const codes = Array.from({ length: tables }, () => codeOf(bits, used.length + 2))
  const sorted = sortedBytes(bits, { used, selectors, codes, largest })
  const counts = new Uint32Array(256)
  for (const byte of sorted) counts[byte] = (counts[byte] ?? 0) + 1
  const starts = new Uint32Array(256)
  for (let byte = 1; byte < 256; byte += 1) starts[byte] = (starts[byte - 1] ?? 0) + (counts[byte - 1] ?? 0)
  const follows = new Uint32Array(sorted.length)
  for (const [at, byte] of sorted.entries()) {
    const place = starts[byte] ?? 0
    follows[place] = at
    starts[byte] = place + 1
  }
  const out = new Uint8Array(sorted.length)
  let at = follows[first] ?? 0
  for (let place = 0; place < out.length; place += 1) {
    out[place] = sorted[at] ?? 0
    at = follows[at] ?? 0
  }
  return out
}

function usedBytes(bits: Bits): number[] {
  const rows = bits.next(16)
  const used: number[] = []
  for (let row = 0; row < 16; row += 1) {
    const columns = (rows & (0x8000 >> row)) === 0 ? 0 : bits.next(16)
    for (let column = 0; column < 16; column += 1)
      if ((columns & (0x8000 >> column)) !== 0) used.push(row * 16 + column)
  }
  return used
}

/** Which table each group takes: numbers moved to the front. */
function selectorsOf(bits: Bits, tables: number): Uint8Array {
  const order = Array.from({ length: tables }, (_, at) => at)
  const selectors = new Uint8Array(bits.next(15))
  for (let at = 0; at < selectors.length; at += 1) {
    let place = 0
    while (bits.next(1) === 1) place += 1
    selectors[at] = toFront(order, place)
  }
  return selectors
}

function toFront(order: number[], place: number): number {
  const [value] = order.splice(place, 1)
  if (value === undefined) throw new Error('it is broken')
  order.unshift(value)
  return value
}

/** A Huffman code: for each length where its numbers end, and the symbols in the order of their numbers. */
interface Code {
  readonly ends: Int32Array
  readonly skips: Int32Array
  readonly symbols: readonly number[]
}

function codeOf(bits: Bits, size: number): Code {
  const lengths: number[] = []
  let length = bits.next(5)
  for (let symbol = 0; symbol < size; symbol += 1) {
    while (bits.next(1) === 1) length += bits.next(1) === 1 ? -1 : 1
    if (length < 1 || length > LONGEST_CODE) throw new Error('it is broken')
    lengths.push(length)
  }
  const symbols: number[] = []
  const [ends, skips] = [new Int32Array(LONGEST_CODE + 1), new Int32Array(LONGEST_CODE + 1)]
  let number = 0
  for (let long = 1; long <= LONGEST_CODE; long += 1) {
    number *= 2
    skips[long] = symbols.length - number
    for (const [symbol, one] of lengths.entries())
      if (one === long) {
        symbols.push(symbol)
        number += 1
      }
    ends[long] = number
  }
  return { ends, skips, symbols }
}

function symbolOf(bits: Bits, { ends, skips, symbols }: Code): number {
  let number = 0
  for (let long = 1; long <= LONGEST_CODE; long += 1) {
    number = number * 2 + bits.next(1)
    if (number < (ends[long] ?? 0)) return symbols[number + (skips[long] ?? 0)] ?? 0
  }
  throw new Error('it is broken')
}

interface Tables {
  readonly used: number[]
  readonly selectors: Uint8Array
  readonly codes: readonly Code[]
  readonly largest: number
}

/** Symbols 0 and 1 are digits of the length of a run of the first byte; the others move a byte to the front; the last one ends. */
function sortedBytes(bits: Bits, { used, selectors, codes, largest }: Tables): Uint8Array {
  const out = new Uint8Array(largest)
  const order = [...used]
  let [length, run, digit] = [0, 0, 1]
  for (let count = 0; ; count += 1) {
    const code = codes[selectors[Math.floor(count / GROUP)] ?? 0]
    if (code === undefined) throw new Error('it is broken')
    const symbol = symbolOf(bits, code)
    if (symbol < 2) {
      if (run > largest) throw new Error('it is broken')
      run += digit << symbol
      digit *= 2
      continue
    }
    if (length + run > largest) throw new Error('it is broken')
    out.fill(order[0] ?? 0, length, length + run)
    length += run
    ;[run, digit] = [0, 1]
    if (symbol === used.length + 1) return out.subarray(0, length)
    if (length >= largest) throw new Error('it is broken')
    out[length++] = toFront(order, symbol - 1)
  }
}

/** Four equal bytes are followed by how many more there are. */
function unrun(bytes: Uint8Array, most: number): Buffer {
  const out: number[] = []
  let [last, same] = [-1, 0]
  for (const byte of bytes) {
    if (same === 4) {
      for (let more = 0; more < byte; more += 1) out.push(last)
      ;[last, same] = [-1, 0]
      continue
    }
    same = byte === last ? same + 1 : 1
    last = byte
    out.push(byte)
    if (out.length > most) throw new Error(`it holds more than ${most} bytes`)
  }
  return Buffer.from(out)
}
