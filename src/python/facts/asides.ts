import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from './facts.ts'

/**
 * What of a text is no code (language reference 2.1.3 "Comments", 2.4.1 "String and Bytes literals"). An f-string is a string, and no
 * aside: the expressions in it are code. Offsets are UTF-16 and into the text of the facts.
 */
export interface Asides {
  /** Whether the character at an offset is one of a comment. */
  readonly isComment: (at: number) => boolean
  /** Whether it stands behind the first character of a string of any kind, prefix and quotes included. */
  readonly isInString: (at: number) => boolean
  /** The comment, or the outermost string of any kind, that the character is one of. */
  readonly textAt: (at: number) => Span | undefined
  /** Whether it is one of a comment, or of a string that is no f-string. */
  readonly isAside: (at: number) => boolean
  /** Whether it is one of a comment, or of a string that is a statement of its own, as docstrings are. */
  readonly isRemark: (at: number) => boolean
  /** The text of a stretch with blanks for all asides, so that a statement over several lines of text is on one. */
  readonly codeOf: (span: Span) => string
  /** The text of a stretch with blanks for comments and docstrings (`isRemark`); lines and offsets stay. */
  readonly withoutRemarks: (span: Span) => string
}

/** Tell code from what is none in a text without errors. The answer is kept with the facts. */
export function asidesOf(facts: ModuleFacts): Asides {
  let known = asidesByFacts.get(facts)
  if (known === undefined) {
    known = makeAsides(facts)
    asidesByFacts.set(facts, known)
  }
  return known
}

const asidesByFacts = new WeakMap<ModuleFacts, Asides>()

function makeAsides({ text, comments, strings }: ModuleFacts): Asides {
  const spansOf = (some: typeof strings): readonly Span[] => some.map(({ span }) => span)
  const asides = apart([...comments, ...spansOf(strings.filter((one) => !one.isFormat))])
  const remarks = apart([...comments, ...spansOf(strings.filter((one) => one.docstring))])
  const [notes, all] = [apart(comments), apart(spansOf(strings))]
  const texts = apart([...comments, ...spansOf(strings)])
  return {
    isComment: (at) => spanAt(notes, at) !== undefined,
    isInString: (at) => (spanAt(all, at)?.start ?? at) < at,
    textAt: (at) => spanAt(texts, at),
    isAside: (at) => spanAt(asides, at) !== undefined,
    isRemark: (at) => spanAt(remarks, at) !== undefined,
    codeOf: (span) => blanked(text, span, asides, (aside) => ' '.repeat(aside.length)),
    withoutRemarks: (span) => blanked(text, span, remarks, (remark) => remark.replace(/[^\n]/g, ' ')),
  }
}

/** Spans in order, without those that begin in another one: the strings in an f-string, and the comments in it. */
function apart(spans: readonly Span[]): readonly Span[] {
  let end = -1
  return spans
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      if (span.start < end) return false
      end = span.end
      return true
    })
}

/** The span of a list in order that an offset is in, found by halving. */
function spanAt(spans: readonly Span[], at: number): Span | undefined {
  const next = firstBehind(spans, at)
  const span = spans[next - 1]
  return span !== undefined && at < span.end ? span : undefined
}

/** The place in a list in order of the first span that begins behind an offset. */
function firstBehind(spans: readonly Span[], at: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

function blanked(text: string, { start, end }: Span, spans: readonly Span[], blank: (aside: string) => string): string {
  const parts: string[] = []
  let at = start
  for (let next = Math.max(0, firstBehind(spans, start) - 1); next < spans.length; next += 1) {
    const span = spans[next]
    if (span === undefined || span.start >= end) break
    if (span.end <= start) continue
    const [from, to] = [Math.max(span.start, start), Math.min(span.end, end)]
    parts.push(text.slice(at, from), blank(text.slice(from, to)))
    at = to
  }
  parts.push(text.slice(at, end))
  return parts.join('')
}
