import type { Span } from '../model/span.ts'

/** A stretch of a text, and what stands there instead. */
export interface Replacement {
  readonly span: Span
  readonly text: string
}

/**
 * The text with other words at some places, in one pass. Spans are UTF-16 offsets into `text`, in any order; of two that overlap the first
 * counts. Edits of files go through `applyEdits`, which refuses those.
 */
export function replaceSpans(text: string, replacements: readonly Replacement[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { span, text: replacement } of replacements.toSorted((a, b) => a.span.start - b.span.start)) {
    if (span.start < at) continue
    pieces.push(text.slice(at, span.start), replacement)
    at = span.end
  }
  return pieces.join('') + text.slice(at)
}
