import { replace } from './edit.ts'
import type { Edit } from './edit.ts'
import { InvariantError } from './errors.ts'
import { firstIndex } from './first-index.ts'
import { editedValue, joinTouchingEdits } from './host-text.ts'
import type { HostText } from './host-text.ts'
import { sharedHead, sharedTail } from './shared-ends.ts'
import type { Span } from './span.ts'

/**
 * A stretch of a decoded text and the raw characters it stands for. `verbatim`: they are the same. `escape`: they
 * differ, and the stretch is replaced as a whole (`text` is empty for an escaped line break, say). `separator`: raw
 * characters between two parts of the text, as between the strings of a notebook cell; `text` is empty.
 */
export interface HostPiece {
  readonly kind: 'verbatim' | 'escape' | 'separator'
  readonly text: string
  readonly raw: Span
}

/** The decoded text that consists of these pieces. */
export function textOf(pieces: readonly HostPiece[]): string {
  return pieces.length === 1 ? (pieces[0]?.text ?? '') : pieces.map((piece) => piece.text).join('')
}

/**
 * The pieces of `text.slice(span.start, span.end)` in which whatever matches `escape` (flag `g`) stands for what `decoded` makes of it, and
 * all else for itself; offsets into `text`.
 */
export function piecesOf(
  text: string,
  span: Span,
  escape: RegExp,
  decoded: (token: string) => string,
): readonly HostPiece[] {
  const pieces: HostPiece[] = []
  let at = span.start
  const addVerbatim = (to: number): void => {
    if (at < to) pieces.push({ kind: 'verbatim', text: text.slice(at, to), raw: { start: at, end: to } })
  }
  for (const match of text.slice(span.start, span.end).matchAll(escape)) {
    const from = span.start + match.index
    addVerbatim(from)
    at = from + match[0].length
    pieces.push({ kind: 'escape', text: decoded(match[0]), raw: { start: from, end: at } })
  }
  addVerbatim(span.end)
  return pieces
}

/** What `segmentedText` needs to know of a text. */
export interface SegmentedText extends Pick<HostText, 'span' | 'kind' | 'keys' | 'isKey'> {
  /** In order, without overlap; together they are the decoded text. */
  readonly pieces: readonly HostPiece[]
  /** Decoded text -> raw text for this style of quoting. Throws InvariantError for a text that has no spelling. */
  readonly encode: (text: string) => string
  /** The raw characters that follow a newline inside the text, for a text that is written line by line. */
  readonly separator?: string
  /** Throws InvariantError when the text after all edits cannot be written in this style. */
  readonly check?: (result: string) => void
  /** For a style in which characters next to an edit may count differently: what is read from the raw text then. */
  readonly reread?: { readonly host: string; readonly decode: (raw: string) => string }
}

type Reread = NonNullable<SegmentedText['reread']>

interface PlacedPiece extends HostPiece {
  readonly start: number
  readonly end: number
}

/**
 * The host text that consists of these pieces. Offsets inside a verbatim piece map one to one; an edit that begins or
 * ends inside an escape is widened to the whole of it.
 */
export function segmentedText(input: SegmentedText): HostText {
  const value = textOf(input.pieces)
  let placed: readonly PlacedPiece[] | undefined

  function hostEdits(edits: readonly Edit[]): readonly Edit[] {
    // Most texts of a file are never edited.
    placed ??= placedPieces(input.pieces)
    const pieces = placed
    const joined = joinTouchingEdits(value, edits)
    const result = editedValue(value, joined)
    input.check?.(result)
    const narrow = joined.flatMap((edit) => narrowed(pieces, value, edit))
    const wide = joinTouchingEdits(
      value,
      narrow.map((edit) => widened(pieces, value, edit)),
    )
    const found = wide.map((edit) => hostEdit(pieces, edit))
    if (input.reread !== undefined) checkReading(found, result, input.reread)
    return found
  }

  function checkReading(edits: readonly Edit[], result: string, { host, decode }: Reread): void {
    const after = editedValue(host.slice(0, input.span.end), edits).slice(input.span.start)
    if (decode(after) !== result) {
      throw new InvariantError(`the ${input.kind} text cannot become ${JSON.stringify(result)}`)
    }
  }

  function hostEdit(pieces: readonly PlacedPiece[], { span, text, certainty }: Edit): Edit {
    const isAtEnd = span.end === value.length
    let start = rawStart(pieces, span.start, input.span)
    const end = span.start === span.end ? start : rawEnd(pieces, span.end, input.span)
    if (text === '' && isAtEnd) {
      const before = pieces.find((piece) => piece.kind === 'separator' && piece.start === span.start)
      start = before?.raw.start ?? start
    }
    return replace(start, end, encoded(text, span.start, isAtEnd), certainty)
  }

  function encoded(text: string, at: number, isAtEnd: boolean): string {
    const { encode, separator } = input
    if (separator === undefined || text === '') return encode(text)
    const lines = text
      .split(/(?<=\n)/)
      .map(encode)
      .join(separator)
    const startsLine = at === value.length && value.endsWith('\n')
    const endsLine = text.endsWith('\n') && !isAtEnd
    return (startsLine ? separator : '') + lines + (endsLine ? separator : '')
  }

  return { value, span: input.span, kind: input.kind, keys: input.keys, isKey: input.isKey, hostEdits }
}

function placedPieces(pieces: readonly HostPiece[]): readonly PlacedPiece[] {
  let end = 0
  return pieces.map((piece) => {
    const start = end
    end += piece.text.length
    return { text: piece.text, raw: piece.raw, kind: piece.kind, start, end }
  })
}

/** An edit across an escape shrinks to what differs, so that an unchanged escape keeps its spelling. */
function narrowed(pieces: readonly PlacedPiece[], value: string, edit: Edit): readonly Edit[] {
  const { start, end } = edit.span
  const before = value.slice(start, end)
  if (before === edit.text) return []
  if (start === end || isVerbatim(pieces, start, end)) return [edit]
  let head = sharedHead(before, edit.text)
  if (/[\ud800-\udbff]$/.test(before.slice(0, head))) head -= 1
  let tail = sharedTail(before, edit.text, Math.min(before.length, edit.text.length) - head)
  if (tail > 0 && /^[\udc00-\udfff]/.test(before.slice(-tail))) tail -= 1
  return [replace(start + head, end - tail, edit.text.slice(head, edit.text.length - tail), edit.certainty)]
}

function widened(pieces: readonly PlacedPiece[], value: string, edit: Edit): Edit {
  const start = escapeAround(pieces, edit.span.start)?.start ?? edit.span.start
  const end = escapeAround(pieces, edit.span.end)?.end ?? edit.span.end
  const text = value.slice(start, edit.span.start) + edit.text + value.slice(edit.span.end, end)
  return replace(start, end, text, edit.certainty)
}

/** Whether the characters from `start` to `end` are written as they are. */
function isVerbatim(pieces: readonly PlacedPiece[], start: number, end: number): boolean {
  for (let index = firstBehind(pieces, start); index < pieces.length; index += 1) {
    const piece = pieces[index]
    if (piece === undefined || piece.start >= end) return true
    if (piece.kind !== 'verbatim') return false
  }
  return true
}

/** The index of the first piece that ends behind `offset`; pieces stand in order and touch, and there may be one for each line of a cell. */
function firstBehind(pieces: readonly PlacedPiece[], offset: number): number {
  return firstIndex(pieces.length, (index) => (pieces[index]?.end ?? 0) > offset)
}

function escapeAround(pieces: readonly PlacedPiece[], offset: number): PlacedPiece | undefined {
  const piece = pieces[firstBehind(pieces, offset)]
  return piece?.kind === 'escape' && piece.start < offset ? piece : undefined
}

/** The raw place of the character at `offset`: after the pieces without text that stand there. */
function rawStart(pieces: readonly PlacedPiece[], offset: number, span: Span): number {
  const piece = pieces[firstBehind(pieces, offset)]
  if (piece === undefined) return pieces.at(-1)?.raw.end ?? span.start
  return piece.kind === 'verbatim' ? piece.raw.start + offset - piece.start : piece.raw.start
}

/** The raw end of the character before `offset`, and of the separator behind it. */
function rawEnd(pieces: readonly PlacedPiece[], offset: number, span: Span): number {
  const index = firstBehind(pieces, offset - 1)
  const piece = pieces[index]
  if (piece === undefined || piece.start >= offset) return span.end
  if (offset < piece.end) return piece.raw.start + offset - piece.start
  const next = pieces[index + 1]
  return next?.kind === 'separator' ? next.raw.end : piece.raw.end
}
