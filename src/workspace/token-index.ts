import { firstIndex } from '../model/first-index.ts'
import { scanTokens } from './scan-tokens.ts'
import type { Token } from './tokens.ts'

/** Which files have which tokens; files are numbered in the order in which they were added. */
export interface TokenIndex {
  /** Add the next file; gives whether it has words beyond ASCII. */
  add(bytes: Uint8Array): boolean
  /** The numbers of the files that have a token, in order. */
  filesWith(token: Token): readonly number[]
}

const BUCKETS = 256
const FIRST_SIZE = 64
/** Tokens of one file that are told apart while it is read; beyond that one may be kept twice, which does no harm. */
const SEEN = 1 << 15
/** One MiB of bits. */
const SEEN_BITS = 1 << 23
const NOWHERE: readonly number[] = []

/**
 * An inverted index of 4 bytes for each different token of each file: tokens with equal last bits lie in one bucket, file after
 * file, so that a look-up reads one bucket of 256.
 */
export function tokenIndex(): TokenIndex {
  const tokens = Array.from({ length: BUCKETS }, () => new Int32Array(FIRST_SIZE))
  const used = new Int32Array(BUCKETS)
  /** Where each file ends in each bucket. */
  let ends = new Int32Array(BUCKETS * FIRST_SIZE)
  let files = 0
  /** Tokens, each with the file in which it was seen last. */
  const seen = new Int32Array(SEEN * 2)
  const known = new Map<Token, readonly number[]>()
  /** A bit for each token, by its lowest bits: most tokens that are asked for and stand nowhere are told by it. */
  const bits = new Int32Array(SEEN_BITS / 32)

  function take(token: number): void {
    const cell = ((token ^ (token >>> 15)) & (SEEN - 1)) * 2
    if (seen[cell] === token && seen[cell + 1] === files + 1) return
    seen[cell] = token
    seen[cell + 1] = files + 1
    const cell32 = (token >>> 5) & (SEEN_BITS / 32 - 1)
    bits[cell32] = (bits[cell32] ?? 0) | (1 << (token & 31))
    const bucket = token & (BUCKETS - 1)
    const at = used[bucket] ?? 0
    const list = withRoom(tokens[bucket] ?? new Int32Array(FIRST_SIZE), at)
    tokens[bucket] = list
    list[at] = token
    used[bucket] = at + 1
  }

  function search(token: Token): readonly number[] {
    ends = trimmed(ends, files * BUCKETS)
    if (((bits[(token >>> 5) & (SEEN_BITS / 32 - 1)] ?? 0) & (1 << (token & 31))) === 0) return NOWHERE
    const bucket = token & (BUCKETS - 1)
    const list = trimmed(tokens[bucket] ?? new Int32Array(0), used[bucket] ?? 0)
    tokens[bucket] = list
    const found: number[] = []
    for (let at = list.indexOf(token); at >= 0; at = list.indexOf(token, at + 1)) {
      const file = firstEndingBehind(ends, files, bucket, at)
      if (found.at(-1) !== file) found.push(file)
    }
    return found
  }

  return {
    add(bytes) {
      const hasWide = scanTokens(bytes, take)
      ends = withRoom(ends, (files + 1) * BUCKETS - 1)
      ends.set(used, files * BUCKETS)
      files += 1
      known.clear()
      return hasWide
    },
    filesWith(token) {
      const before = known.get(token)
      if (before !== undefined) return before
      const found = search(token)
      known.set(token, found)
      return found
    },
  }
}

/** The file that holds a place of a bucket: the first one that ends behind it. */
function firstEndingBehind(ends: Int32Array, files: number, bucket: number, place: number): number {
  return firstIndex(files - 1, (file) => (ends[file * BUCKETS + bucket] ?? 0) > place)
}

/** The first `length` numbers of a list, which is the list itself where there are no more: what is only asked needs no room. */
function trimmed(list: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  return list.length === length ? list : list.slice(0, length)
}

/** The same list, or a copy half as long again where it has no place `at`. */
function withRoom(list: Int32Array<ArrayBuffer>, at: number): Int32Array<ArrayBuffer> {
  if (at < list.length) return list
  const larger = new Int32Array(Math.ceil(Math.max(at + 1, list.length * 1.5)))
  larger.set(list)
  return larger
}
