import { HASH_START, PLACE, PRIME, STAR_OF_DOTS, hashStep, mixed, word } from './tokens.ts'

/** Takes one token of a text; the same one may come many times. */
export type TakeToken = (token: number) => void

const OTHER = 0
const JOINT = 1
const WORD = 2
const WIDE = 3

/**
 * What each byte is: no part of a word, a dot or slash, an ASCII letter, digit or underscore, or a part of a character beyond ASCII.
 */
const CLASS = new Uint8Array(256).map((_, byte) => classOf(byte))
const [DOT, SLASH, BACKSLASH, NEWLINE, RETURN, OPEN, CLOSE, STAR, QUOTE, DOUBLE_QUOTE] = [...'./\\\n\r()*\'"'].map(
  (one) => one.charCodeAt(0),
) as [number, number, number, number, number, number, number, number, number, number]
const [DASH, LETTER_M, HASH] = [0x2d, 0x6d, 0x23]
const [CLOSE_SQUARE, HOLE] = [0x5d, 0x7b]
const IMPORT = word('import')
const AS = word('as')
/** How many letters of a word may belong to the escape before it: `\n`, `\x20`, `\u0020`. */
const ESCAPES: Readonly<Record<string, number>> = { x: 3, u: 5, U: 9, a: 1, b: 1, f: 1, n: 1, r: 1, t: 1, v: 1 }

const NO_IMPORT = 0
const ON_LINE = 1
const IN_BRACKETS = 2
const IN_COMMENT = 3

/** The word before: its hash and where it ended, -1 where there is none. */
interface Previous {
  hash: number
  end: number
}

/**
 * Find every token of a text in one pass over its bytes. A word of ASCII is hashed as it stands, one with other characters
 * is normalised first (NFKC), and a word behind an escape counts without the escape as well. Gives whether the text has words that
 * NFKC spells otherwise, which a pattern may miss.
 */
export function scanTokens(bytes: Uint8Array, take: TakeToken): boolean {
  const end = bytes.length
  const kinds = CLASS
  let hasWide = false
  const previous: Previous = { hash: 0, end: -1 }
  let mode = NO_IMPORT
  /** The word before that is in no comment of a list of imports. */
  let named: number = HASH_START
  let at = 0
  while (at < end) {
    // A dot or slash since the word before, without which nothing joins the two.
    let joint = OTHER
    for (; at < end; at += 1) {
      const kind = kinds[bytes[at] as number] as number
      if (kind >= WORD) break
      joint |= kind
      if (mode !== NO_IMPORT) mode = modeAfter(bytes, at, mode, previous.end)
    }
    if (at === end) break
    const start = at
    let hash: number = HASH_START
    let widest = WORD
    for (; at < end; at += 1) {
      const byte = bytes[at] as number
      const kind = kinds[byte] as number
      if (kind < WORD) break
      widest |= kind
      hash = Math.imul(hash ^ byte, PRIME)
    }
    if (widest === WIDE) {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, at - start).toString('utf8')
      const normal = text.normalize('NFKC')
      if (normal !== text) hasWide = true
      // The hash is that of a word as it stands.
      if (normal !== text || !ONE_WORD.test(text)) hash = takeWords(normal, hash, take)
    }
    const lead = start > 0 ? (bytes[start - 1] ?? 0) : 0
    take(hash)
    if (lead === BACKSLASH) hash = withoutEscape(bytes, start, at, hash, take)
    if (lead === DASH && bytes[start] === LETTER_M && at - start > 1) takeModuleOption(bytes, start + 1, at, take)
    if (mode !== NO_IMPORT) take(hash === AS ? mixed(named, PLACE.aliased) : mixed(hash, PLACE.imported))
    // A comment may stand between a name and its `as`.
    if (mode !== IN_COMMENT) named = hash
    if (at < end) takeBefore(bytes[at] ?? 0, lead, hash, take)
    if (joint !== OTHER && (lead === DOT || lead === SLASH || lead <= 32 || lead === BACKSLASH))
      takeJoined(bytes, start, previous, hash, take)
    if (hash === IMPORT) {
      mode = ON_LINE
      if (isBeforeStar(bytes, at)) takeStar(bytes, start, previous, take)
    }
    previous.hash = hash
    previous.end = at
  }
  return hasWide
}

function classOf(byte: number): number {
  if (byte >= 0x80) return WIDE
  const character = String.fromCharCode(byte)
  return /\w/.test(character) ? WORD : /[./]/.test(character) ? JOINT : OTHER
}

/** Where an import goes on: to the end of its line, or of its brackets where they open at once; brackets in comments close nothing. */
function modeAfter(bytes: Uint8Array, at: number, mode: number, previousEnd: number): number {
  const byte = bytes[at]
  if (mode === IN_COMMENT) return byte === NEWLINE || byte === RETURN ? IN_BRACKETS : mode
  if (mode === IN_BRACKETS) return byte === CLOSE ? NO_IMPORT : byte === HASH ? IN_COMMENT : mode
  if (byte === NEWLINE) {
    const before = bytes[at - 1] === RETURN ? bytes[at - 2] : bytes[at - 1]
    return before === BACKSLASH ? mode : NO_IMPORT
  }
  if (byte !== OPEN) return mode
  for (let back = at - 1; back >= previousEnd; back -= 1) if (!isBlank(bytes[back] ?? 0)) return NO_IMPORT
  return IN_BRACKETS
}

/** A word before a quote, in quotes, or before a slash. */
function takeBefore(next: number, lead: number, hash: number, take: TakeToken): void {
  if (next === QUOTE || next === DOUBLE_QUOTE) {
    take(mixed(hash, PLACE.source))
    if (lead === next) take(mixed(hash, PLACE.quoted))
  } else if (next === SLASH || next === BACKSLASH) take(mixed(hash, PLACE.folder))
}

/** `.name`, `a.name`, `a . name`, `a().name`, `a/name`: what joins the word to the one before it, if anything does. */
function takeJoined(bytes: Uint8Array, start: number, previous: Previous, hash: number, take: TakeToken): void {
  let back = start - 1
  while (back >= 0 && back >= previous.end && isBlank(bytes[back] ?? 0)) back -= 1
  const joint = bytes[back]
  if (back < previous.end || (joint !== DOT && joint !== SLASH)) return
  if (joint === DOT && !isReadOf(bytes, start)) take(mixed(hash, PLACE.dottedLast))
  let above = back - 1
  while (above >= previous.end && isBlank(bytes[above] ?? 0)) above -= 1
  if (above < previous.end && previous.end > 0) take(mixed(previous.hash, hash))
  if (joint !== DOT) return
  if (back === start - 1 && isAfterDots(bytes, back)) take(mixed(hash, PLACE.relative))
  if (isGiven(bytes, above)) take(mixed(hash, PLACE.given))
}

/** Whether what a dot follows ends, at a place, with a bracket that closes, or is the first word in an open brace. */
function isGiven(bytes: Uint8Array, last: number): boolean {
  if (bytes[last] === CLOSE || bytes[last] === CLOSE_SQUARE) return true
  let at = last
  while (at >= 0 && !isOther(bytes[at] ?? 0)) at -= 1
  return bytes[at] === HOLE
}

/** Whether a dot and a letter follow the word that begins at a place. */
function isReadOf(bytes: Uint8Array, start: number): boolean {
  let end = start
  while (!isOther(bytes[end] ?? 0)) end += 1
  const dot = behindBlanks(bytes, end)
  if (bytes[dot] !== DOT) return false
  const letter = (bytes[behindBlanks(bytes, dot + 1)] ?? 0) | 0x20
  return letter >= 0x61 && letter <= 0x7a
}

/** The first place from `at` on with no white space of ASCII. */
function behindBlanks(bytes: Uint8Array, at: number): number {
  let end = at
  while (bytes[end] === 0x20 || ((bytes[end] ?? 0) >= 0x09 && (bytes[end] ?? 0) <= 0x0d)) end += 1
  return end
}

/** Whether the dots that end at a place follow no word. */
function isAfterDots(bytes: Uint8Array, last: number): boolean {
  let at = last
  while (at >= 0 && bytes[at] === DOT) at -= 1
  return at < 0 || isOther(bytes[at] ?? 0)
}

/** What a star import takes from: a name, or dots alone. */
function takeStar(bytes: Uint8Array, start: number, previous: Previous, take: TakeToken): void {
  let back = start - 1
  while (back >= 0 && back >= previous.end && isBlank(bytes[back] ?? 0)) back -= 1
  if (back < previous.end) {
    take(mixed(previous.hash, PLACE.source))
    take(mixed(previous.hash, PLACE.starred))
  } else if (bytes[back] === DOT) take(STAR_OF_DOTS)
}

function isBeforeStar(bytes: Uint8Array, from: number): boolean {
  let at = from
  while (at < bytes.length && (isBlank(bytes[at] ?? 0) || bytes[at] === OPEN)) at += 1
  return bytes[at] === STAR
}

/** Blanks, and the backslash of a joined line. */
function isBlank(byte: number): boolean {
  return byte <= 32 || byte === BACKSLASH
}

/** The word behind an escape that its first letters belong to; gives its hash, or that of the whole where there is none. */
function withoutEscape(bytes: Uint8Array, start: number, end: number, whole: number, take: TakeToken): number {
  const length = ESCAPES[String.fromCharCode(bytes[start] ?? 0)] ?? 0
  if (length === 0 || start + length >= end) return whole
  let hash: number = HASH_START
  for (let at = start + length; at < end; at += 1) hash = hashStep(hash, bytes[at] ?? 0)
  take(hash | 0)
  return hash | 0
}

/** `-mshop.billing`, an option with its value: the word without the letter, and the pair it makes with the next one. */
function takeModuleOption(bytes: Uint8Array, start: number, end: number, take: TakeToken): void {
  const hashOf = (from: number, to: number): number => {
    let hash: number = HASH_START
    for (let at = from; at < to; at += 1) hash = hashStep(hash, bytes[at] ?? 0)
    return hash | 0
  }
  const first = hashOf(start, end)
  take(first)
  let next = end + 1
  while (next < bytes.length && CLASS[bytes[next] ?? 0] === WORD) next += 1
  if (bytes[end] === DOT && next > end + 1) take(mixed(first, hashOf(end + 1, next)))
}

function isOther(byte: number): boolean {
  return (CLASS[byte] ?? OTHER) < WORD
}

const ONE_WORD = /^[\p{L}\p{M}\p{N}_]+$/u

/** Take the words of a run; gives the hash of the last one, or the one given where there is none. */
function takeWords(normal: string, given: number, take: TakeToken): number {
  let hash = given
  for (const one of wordsOf(normal)) {
    take(one)
    hash = one
  }
  return hash
}

/** The identifiers in a run with characters beyond ASCII, normalised as Python does. */
function wordsOf(normal: string): readonly number[] {
  return [...normal.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)].map((match) => word(match[0]))
}
