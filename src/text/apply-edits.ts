import MagicString from 'magic-string'
import type { Edit } from '../model/edit.ts'
import { InvariantError } from '../model/errors.ts'

/**
 * The text after the edits; spans are UTF-16 offsets into `text`. Several insertions at one offset come out in
 * the order they are listed. An insertion that touches a replaced span goes before it at its start and after it
 * at its end. Throws InvariantError for the edits that `checkEdits` refuses.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text
  checkEdits(text, edits)
  const result = new MagicString(text)
  // Replacements first: magic-string drops what was inserted at the edges of a span that is replaced later.
  for (const { span, text: replacement } of edits) {
    if (span.start === span.end) continue
    if (replacement === '') result.remove(span.start, span.end)
    else result.update(span.start, span.end, replacement)
  }
  for (const { span, text: inserted } of edits) {
    if (span.start === span.end) result.appendLeft(span.start, inserted)
  }
  return result.toString()
}

/**
 * Throws InvariantError when a span is inverted or lies outside the text, or when two edits overlap: magic-string
 * would let the last one win without a word. An insertion strictly inside a replaced span overlaps it.
 */
export function checkEdits(text: string, edits: readonly Edit[]): void {
  for (const edit of edits) {
    const { start, end } = edit.span
    const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end <= text.length
    if (!isInside) throw new InvariantError(`edit ${show(edit)} lies outside the text of length ${text.length}`)
    if (start > end) throw new InvariantError(`edit ${show(edit)} ends before it starts`)
  }
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  let furthest: Edit | undefined
  for (const edit of sorted) {
    if (furthest !== undefined && edit.span.start < furthest.span.end) {
      throw new InvariantError(`edits ${show(furthest)} and ${show(edit)} overlap`)
    }
    if (furthest === undefined || edit.span.end > furthest.span.end) furthest = edit
  }
}

function show(edit: Edit): string {
  return `[${edit.span.start}, ${edit.span.end})`
}
