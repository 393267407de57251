import { replace } from './edit.ts'
import type { Edit } from './edit.ts'
import { InvariantError } from './errors.ts'
import type { Span } from './span.ts'

/**
 * A piece of text decoded from a host file (YAML scalar, JSON string, TOML string, notebook cell, fenced block), with
 * the way back. All offsets are UTF-16: those of `span` into the host file, those of edits into `value`.
 */
export interface HostText {
  /** The decoded text. A line break of the host file is `\n` here, whatever the host file has. */
  readonly value: string
  /** Where the raw content is in the host file, without quotes. Every edit of `hostEdits` lies inside. */
  readonly span: Span
  /** How it is written, per room: `plain`, `single`, `double`, `code-cell`, the language of a fenced block ... */
  readonly kind: string
  /** The keys that lead to it, list indices as `0`, `1`; the last one is the text itself when `isKey`. */
  readonly keys: readonly string[]
  readonly isKey: boolean
  /**
   * Edits of the value -> edits of the host file, which touch no byte outside the edited part. Edits that touch each
   * other come back as one. Throws InvariantError if edits overlap or cannot be expressed in this kind of text.
   */
  readonly hostEdits: (edits: readonly Edit[]) => readonly Edit[]
}

/**
 * The edits in the order of their spans, with edits that touch each other made one (`review` if one of them is).
 * Insertions at one offset keep their order and go before a replacement that starts there. Offsets are UTF-16 into
 * `value`. Throws InvariantError for edits that overlap or lie outside.
 */
export function joinTouchingEdits(value: string, edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = []
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const { start, end } = edit.span
    if (!(start >= 0 && start <= end && end <= value.length)) {
      throw new InvariantError(`edit [${start}, ${end}) lies outside the embedded text of length ${value.length}`)
    }
    const last = joined.at(-1)
    if (last === undefined || last.span.end < start) {
      joined.push(edit)
      continue
    }
    if (start < last.span.end) {
      throw new InvariantError(`edits [${last.span.start}, ${last.span.end}) and [${start}, ${end}) overlap`)
    }
    const certainty = last.certainty === 'review' ? 'review' : edit.certainty
    joined[joined.length - 1] = replace(last.span.start, end, last.text + edit.text, certainty)
  }
  return joined
}

/** The value after edits that are in order and do not overlap, as `joinTouchingEdits` returns them. */
export function editedValue(value: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { span, text } of edits) {
    result += value.slice(at, span.start) + text
    at = span.end
  }
  return result + value.slice(at)
}
