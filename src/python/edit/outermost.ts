import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'

/** A line with letters in place of what stands in strings and in brackets, as long as it is. */
export function outermost({ text, strings }: ModuleFacts, { start, end }: Span): string {
  const own = strings.filter(({ span }) => start <= span.start && span.end <= end).map(({ span }) => span)
  let shown = ''
  let depth = 0
  for (let at = start; at < end; at += 1) {
    const character = text[at] ?? ''
    if (own.some((span) => span.start <= at && at < span.end)) shown += 'x'
    else if ('([{'.includes(character)) {
      depth += 1
      shown += 'x'
    } else if (')]}'.includes(character)) {
      depth -= 1
      shown += 'x'
    } else shown += depth > 0 ? 'x' : character
  }
  return shown
}
