import { overlaps } from './span.ts'
import type { Span } from './span.ts'

/** Spans of one text that grow in number, and whether another one overlaps any of them, without asking each. */
export interface SpanTable {
  readonly add: (span: Span) => void
  readonly isTaken: (span: Span) => boolean
}

/** UTF-16 units of a stretch: what lies in one stretch is asked one by one. */
const STRETCH = 256

/** A table with some spans to begin with. */
export function spanTable(spans: Iterable<Span> = []): SpanTable {
  const stretches = new Map<number, Span[]>()
  const stretchesOf = ({ start, end }: Span): readonly number[] => {
    const first = Math.floor(start / STRETCH)
    return Array.from({ length: Math.floor(end / STRETCH) - first + 1 }, (_, at) => first + at)
  }
  const add = (span: Span): void => {
    for (const at of stretchesOf(span)) {
      const here = stretches.get(at)
      if (here === undefined) stretches.set(at, [span])
      else here.push(span)
    }
  }
  for (const span of spans) add(span)
  return {
    add,
    isTaken: (span) =>
      stretchesOf(span).some((at) => stretches.get(at)?.some((other) => overlaps(other, span)) === true),
  }
}
