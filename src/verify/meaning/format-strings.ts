import type { Span } from '../../model/span.ts'
import { replaceSpans } from '../../text/replace-spans.ts'

/** A name of the text by what it means. */
interface NamePart {
  readonly value: string
  readonly span: Span
}

/** An f-string that may be code, as one text: what its fields read stands there by what it means. */
export function withMeanings(text: string, span: Span, names: readonly NamePart[]): string {
  const inside = names.filter((name) => span.start <= name.span.start && name.span.end <= span.end)
  const shifted = inside.map(({ span: own, value }) => ({
    span: { start: own.start - span.start, end: own.end - span.start },
    text: value,
  }))
  return replaceSpans(text.slice(span.start, span.end), shifted)
}

/** What an f-string says between the names it reads. */
export function between(span: Span, names: readonly NamePart[]): readonly Span[] {
  const inside = names.filter((name) => span.start <= name.span.start && name.span.end <= span.end)
  const stretches: Span[] = []
  let at = span.start
  for (const name of inside.toSorted((a, b) => a.span.start - b.span.start)) {
    if (name.span.start > at) stretches.push({ start: at, end: name.span.start })
    at = Math.max(at, name.span.end)
  }
  return at < span.end ? [...stretches, { start: at, end: span.end }] : stretches
}
