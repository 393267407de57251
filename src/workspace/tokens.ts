/**
 * A token is what the one pass over a file's bytes leaves of it: a 32-bit hash of an identifier, or of an identifier in a
 * certain place. Equal things have equal tokens; different ones hardly ever do, and then a text is tested in vain.
 */
export type Token = number

/** Places in which a word is a token of its own, beside the word alone. */
export const PLACE = {
  relative: 0x1e3779b1,
  imported: 0x05ebca6b,
  quoted: 0x42b2ae35,
  source: 0x27d4eb2f,
  folder: 0x165667b1,
  starred: 0x3c6ef372,
  aliased: 0x61c88647,
  dottedLast: 0x2545f491,
  given: 0x6a09e667,
} as const

const SEED = 0x811c9dc5 | 0

/** What each step of the hash multiplies by. */
export const PRIME = 0x01000193

/** One step of the hash of a word: the hash so far and the next byte (FNV-1a, draft-eastlake-fnv). */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, PRIME)
}

/** The hash of a word before its first byte. */
export const HASH_START = SEED

/** The token of two hashes in this order. */
export function mixed(one: number, other: number): Token {
  let hash = Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) ^ other
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return (hash ^ (hash >>> 15)) | 0
}

/** An identifier wherever it stands; compared as Python compares them, after NFKC (language reference 2.3). */
export function word(name: string): Token {
  let hash: number = HASH_START
  for (const byte of Buffer.from(name.normalize('NFKC'), 'utf8')) hash = hashStep(hash, byte)
  return hash | 0
}

/** `left.right` or `left/right`, with blanks and joined lines between them as Python allows. */
export function chain(left: string, right: string): Token {
  return mixed(word(left), word(right))
}

/** `name as` in the list of an `import`: it gets another name. */
export function aliased(name: string): Token {
  return mixed(word(name), PLACE.aliased)
}

/** `.name` after anything, with nothing read of it (`.name.other`): blanks may stand between, no comment. What begins with no ASCII letter does not count as read. */
export function dottedLast(name: string): Token {
  return mixed(word(name), PLACE.dottedLast)
}

/** `.name` after a bracket that closes, or after the first word of a hole in a text (`"{0.name}"`): what it is read of no word says. */
export function given(name: string): Token {
  return mixed(word(name), PLACE.given)
}

/** `.name` after nothing but dots. */
export function relative(name: string): Token {
  return mixed(word(name), PLACE.relative)
}

/** `name` in the list of an `import`, on its line or in its brackets. */
export function imported(name: string): Token {
  return mixed(word(name), PLACE.imported)
}

/** `"name"` or `'name'`. */
export function quoted(name: string): Token {
  return mixed(word(name), PLACE.quoted)
}

/** `name` at the end of a string, or in `from name import *`. */
export function source(name: string): Token {
  return mixed(word(name), PLACE.source)
}

/** `name/` and `name\\`. */
export function folder(name: string): Token {
  return mixed(word(name), PLACE.folder)
}

/** `from name import *`, with any dots and names before the name. */
export function starOf(name: string): Token {
  return mixed(word(name), PLACE.starred)
}

/** `from . import *` and `from .. import *`. */
export const STAR_OF_DOTS: Token = mixed(HASH_START, PLACE.source)

/**
 * The tokens that every text has in which `needle` stands as whole words: its words, and each pair of them that a dot or a
 * slash joins. Empty for a needle without words.
 */
export function tokensOfNeedle(needle: string): readonly Token[] {
  const tokens: Token[] = []
  let before: RegExpExecArray | undefined
  for (const match of needle.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)) {
    tokens.push(word(match[0]))
    const between = before === undefined ? '' : needle.slice(before.index + before[0].length, match.index)
    if (before !== undefined && /^[./]$/.test(between)) tokens.push(chain(before[0], match[0]))
    before = match
  }
  return tokens
}
