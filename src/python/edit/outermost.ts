import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'

/** A line with letters in place of what stands in strings and in brackets, as long as it is. */
export function outermost({ text, strings }: ModuleFacts, { start, end }: Span): string {
  const own = strings.filter(({ span }) => start <= span.start && span.end <= end).map(({ span }) => span)
  let shown = ''
  let depth = 0
  let at = start
  const showTo = (stop: number): void => {
    for (; at < stop; at += 1) {
      const character = text[at] ?? ''
      const isOpening = '([{'.includes(character)
      const isClosing = ')]}'.includes(character)
      if (isOpening) depth += 1
      if (isClosing) depth -= 1
      shown += isOpening || isClosing || depth > 0 ? 'x' : character
    }
  }
  // A string may stand in another one, and begins behind it.
  for (const span of own.sort((one, other) => one.start - other.start)) {
    showTo(span.start)
    shown += 'x'.repeat(Math.max(0, span.end - at))
    at = Math.max(at, span.end)
  }
  showTo(end)
  return shown
}
