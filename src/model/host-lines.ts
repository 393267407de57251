import { replace } from './edit.ts'
import type { Edit } from './edit.ts'
import { InvariantError } from './errors.ts'
import { firstIndex } from './first-index.ts'
import { editedValue, joinTouchingEdits } from './host-text.ts'
import type { HostText } from './host-text.ts'
import type { Span } from './span.ts'

/**
 * One line of an embedded text: `start` is where the host's line begins (its prefix included), `content` what
 * belongs to the text, `end` the place after the line break. Without a line break `end` is the end of the content.
 */
export interface HostLine {
  readonly start: number
  readonly content: Span
  readonly end: number
}

/** What `prefixedText` needs to know of a text. */
export interface PrefixedText extends Pick<HostText, 'span' | 'kind' | 'keys' | 'isKey'> {
  readonly host: string
  readonly lines: readonly HostLine[]
  /** The line break for inserted lines. */
  readonly newline: string
  /** The prefix of the line that begins at `offset` of the text after all edits. */
  readonly prefixOf: (result: string, offset: number) => string
  /** Throws InvariantError when the text after all edits cannot be written here. */
  readonly check?: (result: string) => void
  /** Whether the line that begins at `offset` of the result has to follow its predecessor at once. */
  readonly isJoined?: (result: string, offset: number) => boolean
  /** What is read from the raw text after the edits, where lines may come to count differently. */
  readonly reread?: (raw: string) => string
}

/**
 * The host text that consists of these lines, joined by `\n` (the last one has its `\n` too if the host has a line
 * break there, and keeps it). There may be other lines of the host in between: whole lines of the text can be
 * inserted and deleted around them, but an edit that joins lines across them throws InvariantError.
 */
export function prefixedText(input: PrefixedText): HostText {
  const layout = layoutOf(input)
  const { span, kind, keys, isKey } = input
  return { value: layout.value, span, kind, keys, isKey, hostEdits: (edits) => hostEdits(layout, edits) }
}

/** The lines of a text that have something, where each begins in the text that they are together, and that text. */
interface Layout {
  readonly input: PrefixedText
  readonly lines: readonly HostLine[]
  readonly starts: readonly number[]
  readonly value: string
}

/** What the text is after all edits, and where the edit at hand begins in it. */
interface Result {
  readonly text: string
  readonly at: number
}

function layoutOf(input: PrefixedText): Layout {
  const { host } = input
  const lines = input.lines.filter((line) => line.end > line.content.start)
  const starts: number[] = []
  let value = ''
  for (const line of lines) {
    starts.push(value.length)
    value += host.slice(line.content.start, line.content.end) + (line.end > line.content.end ? '\n' : '')
  }
  return { input, lines, starts, value }
}

function hostEdits(layout: Layout, edits: readonly Edit[]): readonly Edit[] {
  const { input, value } = layout
  const unix = edits.map((edit) => ({ ...edit, text: edit.text.replaceAll('\r\n', '\n') }))
  const joined = joinTouchingEdits(value, unix).flatMap((edit) => trimmed(value, edit))
  const text = editedValue(value, joined)
  input.check?.(text)
  let shift = 0
  const found = joined.flatMap((edit) => {
    const result = { text, at: edit.span.start + shift }
    shift += edit.text.length - (edit.span.end - edit.span.start)
    return isWholeLines(value, edit) ? wholeLines(layout, edit, result) : [withinLines(layout, edit, result)]
  })
  if (input.reread !== undefined) {
    const after = editedValue(input.host.slice(0, input.span.end), found).slice(input.span.start)
    if (input.reread(after) !== text) {
      throw new InvariantError(`the ${input.kind} text cannot become ${JSON.stringify(text)}`)
    }
  }
  return found
}

function wholeLines(layout: Layout, { span, text, certainty }: Edit, result: Result): readonly Edit[] {
  const { input, lines, value } = layout
  const first = lineAt(layout, span.start)
  const past = span.start === span.end ? first : span.end === value.length ? lines.length : lineAt(layout, span.end)
  const runs = runsOf(lines.slice(first, past))
  const before = lines[first - 1]?.end
  const offset = lines[first]?.start ?? before ?? input.span.start
  const mayJoin = text !== '' && before !== undefined && before !== offset
  if (mayJoin && input.isJoined?.(result.text, result.at) === true) runs.unshift({ start: before, end: before })
  else if (runs.length === 0) runs.push({ start: offset, end: offset })
  const added = encoded(input, text, result, result.at)
  return runs.map((run, i) => replace(run.start, run.end, i === 0 ? added : '', certainty))
}

/** Lines of the host that touch each other, as one. */
function runsOf(lines: readonly HostLine[]): Span[] {
  const runs: Span[] = []
  for (const { start, end } of lines) {
    const last = runs.at(-1)
    if (last?.end === start) runs[runs.length - 1] = { start: last.start, end }
    else runs.push({ start, end })
  }
  return runs
}

function withinLines(layout: Layout, { span, text, certainty }: Edit, result: Result): Edit {
  const { input, lines } = layout
  const first = lineAt(layout, span.start)
  const last = lineAt(layout, span.end)
  if (lines.slice(first, last).some((line, i) => line.end !== lines[first + i + 1]?.start)) {
    throw new InvariantError(`edit [${span.start}, ${span.end}) joins lines with other text of the host between them`)
  }
  // A blank line may lack the prefix, or a part of it.
  const line = lines[first]
  const isBlank = line !== undefined && line.content.start === line.content.end
  const isFilled = isBlank && result.at < result.text.length && result.text[result.at] !== '\n'
  const start = isFilled ? line.start : rawAt(layout, first, span.start)
  const head = isFilled ? prefixAt(input, result.text, result.at) : ''
  const tail = text.endsWith('\n') ? prefixAt(input, result.text, result.at + text.length) : ''
  const added = head + encoded(input, text, result, result.at + 1) + tail
  return replace(start, rawAt(layout, last, span.end), added, certainty)
}

/** `text`, which begins at `at` of the result, with a prefix for each of its lines that begins at `from` or later. */
function encoded(input: PrefixedText, text: string, result: Result, from: number): string {
  let offset = result.at
  let raw = ''
  for (const line of linesOf(text)) {
    raw += (offset < from ? '' : prefixAt(input, result.text, offset)) + line.replace('\n', input.newline)
    offset += line.length
  }
  return raw
}

function prefixAt(input: PrefixedText, result: string, offset: number): string {
  if (offset >= result.length) return ''
  const prefix = input.prefixOf(result, offset)
  return result[offset] === '\n' ? prefix.trimEnd() : prefix
}

/** The line that begins at `offset` or contains it; one past the last line at the end of the text. */
function lineAt({ lines, starts, value }: Layout, offset: number): number {
  if (offset === value.length && isLineStart(value, offset)) return lines.length
  return firstIndex(starts.length, (at) => (starts[at] ?? 0) > offset) - 1
}

/** The place in the host of an offset into the text that lies in a line. */
function rawAt({ input, lines, starts }: Layout, index: number, offset: number): number {
  return (lines[index]?.content.start ?? input.span.start) + offset - (starts[index] ?? 0)
}

/** Lines that are equal before and after drop out of an edit, and an ended last line stays ended. */
function trimmed(value: string, edit: Edit): readonly Edit[] {
  let { start, end } = edit.span
  let text = edit.text
  const isAtEnd = end === value.length && isLineStart(value, end)
  if (isAtEnd && !text.endsWith('\n') && (text !== '' || !isLineStart(value, start))) text += '\n'
  if (value.slice(start, end) === text) return []
  const before = linesOf(value.slice(start, end))
  const after = linesOf(text)
  while (before[0] !== undefined && before[0] === after[0] && before[0].endsWith('\n')) {
    start += before[0].length
    before.shift()
    after.shift()
  }
  text = after.join('')
  if (isWholeLines(value, replace(start, end, text))) {
    while (before.length > 0 && before.at(-1) === after.at(-1)) {
      end -= before.pop()?.length ?? 0
      after.pop()
    }
    return [replace(start, end, after.join(''), edit.certainty)]
  }
  for (;;) {
    const tail = text.slice(Math.max(text.lastIndexOf('\n'), 0))
    if (!tail.startsWith('\n') || !value.slice(start, end).endsWith(tail)) break
    end -= tail.length
    text = text.slice(0, -tail.length)
  }
  return [replace(start, end, text, edit.certainty)]
}

function isWholeLines(value: string, { span, text }: Edit): boolean {
  if (!isLineStart(value, span.start) || (text !== '' && !text.endsWith('\n'))) return false
  return isLineStart(value, span.end) || (text === '' && span.end === value.length)
}

function isLineStart(value: string, offset: number): boolean {
  return offset === 0 || value[offset - 1] === '\n'
}

/** The lines with their line breaks; none for an empty text. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}
