import type { FlatTree } from './flat-tree.ts'

/** A part of a text that is to be parsed by itself: what lies before and behind it stands in a tree of another text. */
export interface Splice {
  readonly text: string
  /** The stretch between the statements that are taken over, with a statement behind it that stands for the first of those. */
  readonly chunk: string
  /** Where the chunk begins in either text. */
  readonly start: number
  /** The nodes of the old tree that lie before the chunk, and the first one behind it; its count where none does. */
  readonly before: number
  readonly behind: number
  /** What is added to the offsets behind the chunk. */
  readonly shift: number
}

/** Stands behind a chunk where a statement follows, so that comments and the end of a block are read as in the whole text. */
const NEXT = 'pass\n'
/** The statement, and its word. */
const NEXT_NODES = 2

/** A shorter text is parsed as a whole: looking for what may stay takes as long. */
const SHORT = 1000

/**
 * Which part of `text` has to be parsed, where the tree of a text like it is there. A statement that begins a line at the top of a module
 * is read as it would be read alone, but for what follows it: so those that are equal in both texts are taken over, without the last
 * one before the difference. Undefined where it is not worth it or the other text could not be read.
 */
export function spliceOf(old: FlatTree, text: string): Splice | undefined {
  if (old.hasError || text.length < SHORT) return undefined
  const alike = equalStart(old.source, text)
  const most = Math.min(old.source.length, text.length) - alike
  const tail = equalEnd(old.source, text, most)
  const shift = text.length - old.source.length
  let before = 1
  let start = 0
  let behind = old.count
  for (let at = 1; at < old.count; at = old.nexts[at] ?? old.count) {
    const begin = old.starts[at] ?? 0
    if (!beginsLine(old, at)) continue
    if ((old.ends[at] ?? 0) < alike) {
      before = at
      start = begin
    } else if (begin > old.source.length - tail + 2) {
      behind = at
      break
    }
  }
  const end = behind === old.count ? text.length : (old.starts[behind] ?? 0) + shift
  if (end <= start || end - start > text.length * 0.7) return undefined
  const chunk = text.slice(start, end) + (behind === old.count ? '' : NEXT)
  return { text, chunk, start, before, behind, shift }
}

/** The tree of the whole text; undefined where the chunk is not read as statements that end before what is taken over. */
export function splicedTree(old: FlatTree, splice: Splice, parsed: FlatTree): FlatTree | undefined {
  const { text, chunk, start, before, behind, shift } = splice
  if (parsed.hasError) return undefined
  const inner = behind === old.count ? parsed.count : parsed.count - NEXT_NODES
  if (inner < parsed.count && !isNext(parsed, inner, chunk.length - NEXT.length)) return undefined
  const count = before + (inner - 1) + (old.count - behind)
  const made: FlatTree = {
    source: text,
    words: old.words,
    hasError: false,
    count,
    types: new Uint16Array(count),
    fields: new Uint8Array(count),
    starts: new Int32Array(count),
    ends: new Int32Array(count),
    parents: new Int32Array(count),
    nexts: new Int32Array(count),
    missing: new Set(),
  }
  take(made, 0, old, { from: 0, to: before, shift: 0 })
  take(made, before, parsed, { from: 1, to: inner, shift: start })
  take(made, before + inner - 1, old, { from: behind, to: old.count, shift })
  made.starts[0] = before > 1 ? (old.starts[0] ?? 0) : (parsed.starts[0] ?? 0) + start
  made.ends[0] = behind < old.count ? (old.ends[0] ?? 0) + shift : (parsed.ends[0] ?? 0) + start
  made.nexts[0] = count
  made.parents[0] = -1
  return made
}

/** Copy nodes to another place; those whose parent is the root keep it. */
function take(
  to: FlatTree,
  at: number,
  of: FlatTree,
  { from, to: end, shift }: { readonly from: number; readonly to: number; readonly shift: number },
): void {
  to.types.set(of.types.subarray(from, end), at)
  to.fields.set(of.fields.subarray(from, end), at)
  const moved = at - from
  for (let node = from; node < end; node += 1) {
    const parent = of.parents[node] ?? 0
    to.starts[node + moved] = (of.starts[node] ?? 0) + shift
    to.ends[node + moved] = (of.ends[node] ?? 0) + shift
    to.parents[node + moved] = parent > 0 ? parent + moved : parent
    to.nexts[node + moved] = (of.nexts[node] ?? 0) + moved
  }
}

/** Whether a node is the statement that stands for what follows, and no part of another one. */
function isNext({ types, words, starts, parents }: FlatTree, node: number, start: number): boolean {
  return words.types[types[node] ?? 0] === 'pass_statement' && starts[node] === start && parents[node] === 0
}

/** Whether a node at the top is a statement at the very start of a line, and the line before it does not go on. */
function beginsLine({ source, words, types, starts }: FlatTree, node: number): boolean {
  const start = starts[node] ?? 0
  if (start === 0) return true
  if (words.types[types[node] ?? 0] === 'comment' || source[start - 1] !== '\n') return false
  return source[start - (source[start - 2] === '\r' ? 3 : 2)] !== '\\'
}

function equalStart(one: string, other: string): number {
  const end = Math.min(one.length, other.length)
  let at = blockwise(end, (from, to) => one.slice(from, to) === other.slice(from, to))
  while (at < end && one.charCodeAt(at) === other.charCodeAt(at)) at += 1
  return at
}

function equalEnd(one: string, other: string, most: number): number {
  const [last, lastOther] = [one.length, other.length]
  let at = blockwise(
    most,
    (from, to) => one.slice(last - to, last - from) === other.slice(lastOther - to, lastOther - from),
  )
  while (at < most && one.charCodeAt(last - at - 1) === other.charCodeAt(lastOther - at - 1)) at += 1
  return at
}

/** How many characters are equal, in steps of a block. */
function blockwise(end: number, isEqual: (from: number, to: number) => boolean): number {
  const block = 1024
  let at = 0
  while (at + block <= end && isEqual(at, at + block)) at += block
  return at
}
