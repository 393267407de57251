import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, StringFact } from './facts.ts'

/** Whether two literals, which follow each other, are one text to Python (language reference 2.4.3). */
export function areJoined({ text }: ModuleFacts, one: StringFact, next: StringFact): boolean {
  if (!one.joined || !next.joined) return false
  return /^(?:\s|\\\r?\n|#[^\n]*\n)*$/.test(text.slice(one.span.end, next.span.start))
}

/**
 * What lies between the pieces of annotations that are written as several literals, in order: from the last character that the one says to the
 * first of the next, quotes and comments included.
 */
export function gapsOfAnnotations(facts: ModuleFacts): readonly Span[] {
  const pieces = facts.strings.filter((fact) => fact.joined && fact.annotation)
  if (pieces.length < 2) return []
  pieces.sort((one, other) => one.span.start - other.span.start)
  const gaps = pieces.flatMap((piece, at) => {
    const next = pieces[at + 1]
    return next === undefined || !areJoined(facts, piece, next)
      ? []
      : [{ start: piece.content.end, end: next.content.start }]
  })
  // Pieces in quotes of their own, which stand in different pieces themselves: the gap between these is inside of theirs.
  return gaps.filter((gap) => !gaps.some((other) => other !== gap && contains(other, gap)))
}
