import { InvariantError } from '../../model/errors.ts'
import { insert } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { segmentedText, textOf } from '../../model/host-segments.ts'
import type { HostPiece } from '../../model/host-segments.ts'
import type { HostText } from '../../model/host-text.ts'
import { editedValue } from '../../model/host-text.ts'
import type { Span } from '../../model/span.ts'
import type { WrittenLiteral, WrittenText } from '../parse/written-texts.ts'
import { writtenTexts } from '../parse/written-texts.ts'

/** What stands for a part of a text that is not written down: a name nobody uses. */
const HOLE = '_filled_in_'
/** Escape sequences (language reference 2.4.1); a backslash before any other character stays what it is. */
const ESCAPE = /\\(?:\r?\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]+\}|[\\'"abfnrtv])/g
const LETTERS: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
}
const DOUBLED = /\{\{|\}\}/g
/** Fields of `%` and of `str.format`. */
const FIELD = /%(?:\(\w+\))?[-+ #0]*[\d.]*[srdifgx]|\{[^{}\n]*\}/g

/** A text with the place in the host of any part of it. */
export interface StringText extends HostText {
  readonly placeOf: (part: Span) => Span
}

/**
 * The value of a written text as Python makes it, without the indentation all its lines share, with the way back. What is not written
 * down is a name; so are the fields of a template where `masksFields`. An edit that cannot be written in these literals drops all edits.
 */
export function stringText(host: string, written: WrittenText, masksFields = false): StringText {
  const { pieces, indent } = withoutIndent(piecesOf(host, written, masksFields))
  const style = styleOf(written)
  // A line break in a literal is one of the file (language reference 2.1.2).
  const newline = /\r\n|\r|\n/.exec(host)?.[0] ?? '\n'
  const first = pieces[0]?.raw.start ?? written.span.start
  const span = { start: first, end: Math.max(first, pieces.at(-1)?.raw.end ?? first) }
  const inner = segmentedText({
    ...{ span, kind: 'string', keys: [], isKey: false, pieces },
    encode: (text) => encoded(text.replaceAll('\n', '\n' + indent), style).replaceAll('\n', newline),
  })
  return {
    ...inner,
    placeOf: ({ start, end }) => ({ start: rawOffset(pieces, start), end: rawOffset(pieces, end) }),
    hostEdits(edits) {
      try {
        const found = inner.hostEdits(edits.map((edit) => belowLine(inner.value, edit)))
        const after = editedValue(host, found)
        const again = writtenTexts(after, /(?:)/).find((other) => other.span.start === written.span.start)
        const is = again === undefined ? undefined : stringText(after, again, masksFields).value
        return is ===
          editedValue(
            inner.value,
            [...edits].sort((a, b) => a.span.start - b.span.start),
          )
          ? found
          : []
      } catch (error) {
        if (error instanceof InvariantError) return []
        throw error
      }
    },
  }
}

function rawOffset(pieces: readonly HostPiece[], offset: number): number {
  let at = 0
  for (const { kind, text, raw } of pieces) {
    if (offset <= at + text.length && text !== '') return kind === 'verbatim' ? raw.start + offset - at : raw.start
    at += text.length
  }
  return pieces.at(-1)?.raw.end ?? 0
}

/** A whole line goes in at the end of the line above it: the line at the place may be blank and lack the indentation. */
function belowLine(value: string, edit: Edit): Edit {
  const at = edit.span.start
  const isLine = edit.span.end === at && at > 0 && value[at - 1] === '\n' && edit.text.endsWith('\n')
  return isLine ? insert(at - 1, '\n' + edit.text.slice(0, -1), edit.certainty) : edit
}

function piecesOf(
  host: string,
  { parts, joiner, isTemplate }: WrittenText,
  masksFields: boolean,
): readonly HostPiece[] {
  const pieces: HostPiece[] = []
  const between = joiner === undefined ? '' : textOf(literalPieces(host, joiner, false))
  let end: number | undefined
  let pending = ''
  for (const [at, part] of parts.entries()) {
    if (at > 0) pending += between
    if ('hole' in part) {
      pending += HOLE
      if (at === parts.length - 1)
        pieces.push({ kind: 'escape', text: pending, raw: { start: end ?? part.hole.start, end: part.hole.end } })
      continue
    }
    const { start } = part.content
    if (end !== undefined || pending !== '')
      pieces.push({
        kind: pending === '' ? 'separator' : 'escape',
        text: pending,
        raw: { start: end ?? start, end: start },
      })
    pieces.push(...literalPieces(host, part, masksFields && isTemplate))
    pending = ''
    end = part.content.end
  }
  return pieces
}

function literalPieces(host: string, literal: WrittenLiteral, masksFields: boolean): readonly HostPiece[] {
  const { content, prefix, holes } = literal
  // What stands in the holes is Python of the host.
  const text = holes.reduce(
    (rest, { start, end }) =>
      rest.slice(0, start - content.start) + ' '.repeat(end - start) + rest.slice(end - content.start),
    host.slice(content.start, content.end),
  )
  const found: { span: Span; text: string }[] = holes.map((span) => ({ span, text: HOLE }))
  const add = (pattern: RegExp, meaning: (match: string) => string): void => {
    for (const match of text.matchAll(pattern)) {
      const span = { start: content.start + match.index, end: content.start + match.index + match[0].length }
      if (!found.some((other) => span.start < other.span.end && other.span.start < span.end))
        found.push({ span, text: meaning(match[0]) })
    }
  }
  if (/[ft]/.test(prefix)) add(DOUBLED, (match) => match[0] ?? '')
  if (!prefix.includes('r')) add(ESCAPE, decoded)
  if (masksFields) add(FIELD, () => HOLE)
  add(/\r\n/g, () => '\n')
  const pieces: HostPiece[] = []
  let at = content.start
  for (const { span, text: meaning } of found.sort((a, b) => a.span.start - b.span.start)) {
    if (at < span.start)
      pieces.push({ kind: 'verbatim', text: host.slice(at, span.start), raw: { start: at, end: span.start } })
    pieces.push({ kind: 'escape', text: meaning, raw: span })
    at = span.end
  }
  if (at < content.end)
    pieces.push({ kind: 'verbatim', text: host.slice(at, content.end), raw: { start: at, end: content.end } })
  return pieces
}

function decoded(escape: string): string {
  const rest = escape.slice(1)
  if (/^\r?\n$/.test(rest)) return ''
  if (/^[0-7]/.test(rest)) return String.fromCodePoint(Number.parseInt(rest, 8))
  if (/^[xuU]./.test(rest)) return String.fromCodePoint(Math.min(Number.parseInt(rest.slice(1), 16), 0x10ffff))
  if (rest.startsWith('N')) return '?'
  return LETTERS[rest] ?? rest
}

/** The pieces without the blanks that all lines begin with (`textwrap.dedent`); the first line may lack them (`inspect.cleandoc`). */
function withoutIndent(pieces: readonly HostPiece[]): {
  readonly pieces: readonly HostPiece[]
  readonly indent: string
} {
  const [head = '', ...lines] = textOf(pieces).split('\n')
  const filled = (/^\S/.test(head) ? lines : [head, ...lines]).filter((line) => line.trim() !== '')
  const indents = filled.map((line) => /^[ \t]*/.exec(line)?.[0] ?? '')
  const indent = indents.reduce((a, b) => (a.length < b.length ? a : b), indents[0] ?? '')
  const isBlockBelow = /:\s*(#.*)?$|[([{,\\]\s*$/.test(head)
  if (indent === '' || isBlockBelow || indents.some((other) => !other.startsWith(indent))) return { pieces, indent: '' }
  let isLineStart = true
  return {
    indent,
    pieces: pieces.flatMap((piece): readonly HostPiece[] => {
      const cut: HostPiece[] = []
      let raw = piece.raw.start
      for (const line of piece.text === '' ? [''] : piece.text.split(/(?<=\n)/)) {
        const blanks = isLineStart && piece.kind === 'verbatim' ? (/^[ \t]*/.exec(line)?.[0] ?? '') : ''
        const taken = Math.min(blanks.length, indent.length)
        if (taken > 0) cut.push({ kind: 'separator', text: '', raw: { start: raw, end: raw + taken } })
        const isWhole = piece.kind !== 'verbatim'
        const end = isWhole ? piece.raw.end : raw + line.length
        if (isWhole) cut.push(piece)
        else if (taken < line.length)
          cut.push({ kind: 'verbatim', text: line.slice(taken), raw: { start: raw + taken, end } })
        raw = end
        if (line !== '') isLineStart = line.endsWith('\n')
        if (isWhole) {
          if (piece.text !== '') isLineStart = piece.text.endsWith('\n')
          break
        }
      }
      return cut
    }),
  }
}

interface Style {
  readonly quote: string
  readonly isRaw: boolean
  readonly isFormat: boolean
  readonly newline: string
}

/** How all literals of a text are written; undefined where they differ, and plain words alone can go in. */
function styleOf({ parts }: WrittenText): Style | undefined {
  const literals = parts.filter((part) => 'content' in part)
  const [first] = literals
  if (first === undefined) return undefined
  if (literals.some((other) => other.quote !== first.quote || other.prefix !== first.prefix)) return undefined
  return {
    ...{ quote: first.quote, isRaw: first.prefix.includes('r'), isFormat: /[ft]/.test(first.prefix), newline: '\n' },
  }
}

function encoded(text: string, style: Style | undefined): string {
  if (style === undefined || style.isRaw) {
    const isPlain = style?.quote.length === 3 ? /^[\w .,()*\n]*$/ : /^[\w .,()*]*$/
    if (!isPlain.test(text)) throw new InvariantError('a text that cannot be written in these literals')
    return text
  }
  const [quote = '"'] = style.quote
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)
  const doubled = style.isFormat ? escaped.replace(/[{}]/g, '$&$&') : escaped
  return style.quote.length === 3 ? doubled : doubled.replaceAll('\n', '\\n')
}
