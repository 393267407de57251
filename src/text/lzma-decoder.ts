/** Decodes pieces of LZMA one after another; what was decoded before is the dictionary (LZMA specification, Igor Pavlov 2015). */
export interface LzmaDecoder {
  /** Literal context, literal position and position bits, packed into one byte. */
  readonly setProperties: (byte: number) => void
  /** Begin with fresh probabilities and distances. */
  readonly reset: () => void
  /** Nothing before this may be repeated. */
  readonly forget: () => void
  /** Bytes that are not packed. */
  readonly copy: (start: number, size: number) => void
  /** Decode from an offset of the packed bytes on; without a size, up to the mark of the end. Throws Error for what is broken. */
  readonly decode: (start: number, size: number | undefined) => void
  readonly result: () => Buffer
}

/** Probabilities of bits that belong together. */
type Probabilities = Uint16Array

/** How a length is written: short, middle or long, by the position. */
interface Lengths {
  readonly choice: Probabilities
  readonly low: readonly Probabilities[]
  readonly middle: readonly Probabilities[]
  readonly high: Probabilities
}

interface Models {
  readonly isMatch: Probabilities
  readonly isRepeat: Probabilities
  readonly isRepeat0: Probabilities
  readonly isRepeat0Long: Probabilities
  readonly isRepeat1: Probabilities
  readonly isRepeat2: Probabilities
  readonly literals: Probabilities
  readonly slots: readonly Probabilities[]
  readonly special: Probabilities
  readonly aligned: Probabilities
  readonly matchLengths: Lengths
  readonly repeatLengths: Lengths
}

const fresh = (size: number): Probabilities => new Uint16Array(size).fill(1024)
const several = (count: number, size: number): readonly Probabilities[] =>
  Array.from({ length: count }, () => fresh(size))
const lengths = (): Lengths => ({ choice: fresh(2), low: several(16, 8), middle: several(16, 8), high: fresh(256) })

function models(literalBits: number): Models {
  return {
    isMatch: fresh(12 * 16),
    isRepeat: fresh(12),
    isRepeat0: fresh(12),
    isRepeat0Long: fresh(12 * 16),
    isRepeat1: fresh(12),
    isRepeat2: fresh(12),
    literals: fresh(0x300 << literalBits),
    slots: several(4, 64),
    special: fresh(128),
    aligned: fresh(16),
    matchLengths: lengths(),
    repeatLengths: lengths(),
  }
}

/** How far a decoder is. */
interface Progress {
  readonly range: RangeDecoder
  readonly out: Output
  model: Models
  /** Of the twelve of the specification: what the last steps were. */
  state: number
  /** The last four distances, the newest first. */
  distances: readonly [number, number, number, number]
  /** Where the dictionary begins. */
  since: number
  context: number
  positionMask: number
  literalMask: number
}

/** A decoder over packed bytes that gives no more than `most` bytes. */
export function lzmaDecoder(packed: Buffer, most: number): LzmaDecoder {
  const out = growing(most)
  const now: Progress = {
    range: rangeDecoder(packed),
    out,
    model: models(0),
    state: 0,
    distances: [0, 0, 0, 0],
    since: 0,
    context: 0,
    positionMask: 0,
    literalMask: 0,
  }
  return {
    setProperties(byte) {
      if (byte >= 225) throw new Error('it is broken')
      now.context = byte % 9
      now.literalMask = (1 << (Math.floor(byte / 9) % 5)) - 1
      now.positionMask = (1 << Math.floor(byte / 45)) - 1
    },
    reset() {
      now.model = models(now.context + Math.log2(now.literalMask + 1))
      now.state = 0
      now.distances = [0, 0, 0, 0]
    },
    forget: () => void (now.since = out.length()),
    copy(start, size) {
      for (let at = start; at < start + size; at += 1) out.push(packed[at] ?? 0)
    },
    decode(start, size) {
      now.range.begin(start)
      decode(now, size === undefined ? Infinity : out.length() + size)
    },
    result: out.result,
  }
}

function decode(now: Progress, end: number): void {
  const { out, range } = now
  while (out.length() < end) {
    const position = (out.length() - now.since) & now.positionMask
    if (range.bit(now.model.isMatch, now.state * 16 + position) === 0) {
      literal(now)
      continue
    }
    const length = match(now, position)
    if (length === undefined) return
    const distance = now.distances[0] + 1
    if (distance > out.length() - now.since) throw new Error('it is broken')
    for (let left = Math.min(length, end - out.length()); left > 0; left -= 1) out.push(out.back(distance))
  }
}

function literal(now: Progress): void {
  const { out, range, model, context } = now
  const at = out.length() - now.since
  const before = at === 0 ? 0 : out.back(1)
  const base = 0x300 * (((at & now.literalMask) << context) + (before >> (8 - context)))
  let symbol = 1
  if (now.state >= 7) {
    let match = out.back(now.distances[0] + 1)
    while (symbol < 0x100) {
      const bit = (match >> 7) & 1
      match <<= 1
      const got = range.bit(model.literals, base + ((1 + bit) << 8) + symbol)
      symbol = (symbol << 1) | got
      if (bit !== got) break
    }
  }
  while (symbol < 0x100) symbol = (symbol << 1) | range.bit(model.literals, base + symbol)
  out.push(symbol & 0xff)
  now.state = now.state < 4 ? 0 : now.state < 10 ? now.state - 3 : now.state - 6
}

/** How many bytes are repeated; undefined at the mark of the end. */
function match(now: Progress, position: number): number | undefined {
  const { range, model, state } = now
  if (range.bit(model.isRepeat, state) === 1) {
    if (range.bit(model.isRepeat0, state) === 1) now.distances = repeated(now)
    else if (range.bit(model.isRepeat0Long, state * 16 + position) === 0) {
      now.state = state < 7 ? 9 : 11
      return 1
    }
    now.state = state < 7 ? 8 : 11
    return lengthOf(range, model.repeatLengths, position)
  }
  const length = lengthOf(range, model.matchLengths, position)
  now.state = state < 7 ? 7 : 10
  const [first, second, third] = now.distances
  const distance = distanceOf(range, model, length)
  now.distances = [distance, first, second, third]
  return distance === 0xffff_ffff ? undefined : length
}

/** The distances with the one that is used now first. */
function repeated({ range, model, state, distances }: Progress): Progress['distances'] {
  const [first, second, third, fourth] = distances
  if (range.bit(model.isRepeat1, state) === 0) return [second, first, third, fourth]
  if (range.bit(model.isRepeat2, state) === 0) return [third, first, second, fourth]
  return [fourth, first, second, third]
}

interface Output {
  readonly length: () => number
  readonly push: (byte: number) => void
  /** The byte so many places before the end. */
  readonly back: (distance: number) => number
  readonly result: () => Buffer
}

/** Bytes that come one by one. */
function growing(most: number): Output {
  let [bytes, length] = [Buffer.alloc(64 * 1024), 0]
  return {
    length: () => length,
    push(byte) {
      if (length >= most) throw new Error(`it holds more than ${most} bytes`)
      if (length === bytes.length) bytes = Buffer.concat([bytes], length * 2)
      bytes[length++] = byte
    },
    back: (distance) => bytes[length - distance] ?? 0,
    result: () => bytes.subarray(0, length),
  }
}

interface RangeDecoder {
  readonly begin: (start: number) => void
  readonly bit: (probabilities: Probabilities, at: number) => number
  /** Bits that are as likely as not. */
  readonly direct: (count: number) => number
}

function rangeDecoder(packed: Buffer): RangeDecoder {
  let [at, range, code] = [0, 0, 0]
  const normalize = (): void => {
    if (range >= 0x100_0000) return
    if (at >= packed.length) throw new Error('it ends early')
    range = (range << 8) >>> 0
    code = ((code << 8) | (packed[at++] ?? 0)) >>> 0
  }
  return {
    begin(start) {
      at = start + 5
      range = 0xffff_ffff
      code = packed.readUInt32BE(start + 1)
    },
    bit(probabilities, place) {
      const probability = probabilities[place] ?? 1024
      const bound = (range >>> 11) * probability
      const isZero = code < bound
      if (isZero) range = bound
      else {
        range = (range - bound) >>> 0
        code = (code - bound) >>> 0
      }
      probabilities[place] = probability + (isZero ? (2048 - probability) >> 5 : -(probability >> 5))
      normalize()
      return isZero ? 0 : 1
    },
    direct(count) {
      let value = 0
      for (let left = count; left > 0; left -= 1) {
        range >>>= 1
        const bit = code >= range ? 1 : 0
        if (bit === 1) code = (code - range) >>> 0
        value = value * 2 + bit
        normalize()
      }
      return value
    },
  }
}

function tree(range: RangeDecoder, probabilities: Probabilities, bits: number): number {
  let symbol = 1
  for (let left = bits; left > 0; left -= 1) symbol = (symbol << 1) | range.bit(probabilities, symbol)
  return symbol - (1 << bits)
}

/** A tree whose lowest bit comes first. */
function reverseTree(range: RangeDecoder, probabilities: Probabilities, base: number, bits: number): number {
  let [symbol, value] = [1, 0]
  for (let at = 0; at < bits; at += 1) {
    const bit = range.bit(probabilities, base + symbol)
    symbol = (symbol << 1) | bit
    value |= bit << at
  }
  return value
}

function lengthOf(range: RangeDecoder, { choice, low, middle, high }: Lengths, position: number): number {
  if (range.bit(choice, 0) === 0) return 2 + tree(range, low[position] ?? high, 3)
  if (range.bit(choice, 1) === 0) return 10 + tree(range, middle[position] ?? high, 3)
  return 18 + tree(range, high, 8)
}

function distanceOf(range: RangeDecoder, { slots, special, aligned }: Models, length: number): number {
  const slot = tree(range, slots[Math.min(length - 2, 3)] ?? special, 6)
  if (slot < 4) return slot
  const bits = (slot >> 1) - 1
  const base = (2 | (slot & 1)) * 2 ** bits
  if (slot < 14) return base + reverseTree(range, special, base - slot, bits)
  return base + range.direct(bits - 4) * 16 + reverseTree(range, aligned, 0, 4)
}
