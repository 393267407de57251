import type { Span } from './span.ts'

/** How sure the tool is: a `review` edit is applied all the same, and listed for a person to look at. */
export type Certainty = 'certain' | 'review'

/** Replace the text of a span. An insertion has an empty span, a deletion an empty text. */
export interface Edit {
  readonly span: Span
  readonly text: string
  readonly certainty: Certainty
}

/** Replace `[start, end)` by `text`. */
export function replace(start: number, end: number, text: string, certainty: Certainty = 'certain'): Edit {
  return { span: { start, end }, text, certainty }
}

/** Insert `text` before the character at `offset`. */
export function insert(offset: number, text: string, certainty: Certainty = 'certain'): Edit {
  return replace(offset, offset, text, certainty)
}

/** Delete `[start, end)`. */
export function remove(start: number, end: number, certainty: Certainty = 'certain'): Edit {
  return replace(start, end, '', certainty)
}
