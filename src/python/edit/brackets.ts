import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { contentEnd, lineStart } from '../facts/lines.ts'

/** A pair of brackets, by the offsets of both. */
export interface Bracket {
  readonly open: number
  readonly close: number
}

/** The brackets of a text, those in strings and comments apart. */
export interface Brackets {
  /** The pairs that are not closed on the line they are opened on, in order. */
  readonly spread: readonly Bracket[]
  /** Those of them that a stretch stands in, or before on the line that opens them; the outermost first. */
  readonly around: (span: Span) => readonly Bracket[]
  /** From the start of a line to the end of the one where all that was opened since is closed; undefined where more is closed. */
  readonly linesFrom: (start: number) => Span | undefined
  /** The commas that stand in a pair and in no other inside it. */
  readonly commasIn: (open: number) => readonly number[]
  /** The opening bracket of a closing one. */
  readonly openingOf: (close: number) => number | undefined
}

/** Find the brackets of a text that has no errors. */
export function bracketsOf(facts: ModuleFacts): Brackets {
  const { text } = facts
  const { pairs, commas } = pairsOf(facts)
  const opened = new Map(pairs.map(({ open, close }) => [open, close]))
  const closed = new Map(pairs.map(({ open, close }) => [close, open]))
  const spread = pairs
    .filter(({ open, close }) => text.slice(open, close).includes('\n'))
    .toSorted((a, b) => a.open - b.open)
  return {
    spread,
    around: ({ start, end }) => spread.filter(({ open, close }) => lineStart(text, open) <= start && end <= close),
    commasIn: (open) => commas.flatMap((comma) => (comma.within === open ? comma.at : [])),
    openingOf: (close) => closed.get(close),
    linesFrom(start) {
      let end = contentEnd(text, start)
      for (let at = start; at < end; at += 1) {
        const close = opened.get(at)
        if (close !== undefined) at = close
        else if (closed.has(at)) return undefined
        if (at >= end) end = contentEnd(text, at)
      }
      return { start, end }
    },
  }
}

interface Comma {
  readonly at: number
  /** The bracket it stands in. */
  readonly within: number | undefined
}

function pairsOf({ text, strings, comments }: ModuleFacts): {
  readonly pairs: readonly Bracket[]
  readonly commas: readonly Comma[]
} {
  const skipped = [...strings.map(({ span }) => span), ...comments].toSorted((a, b) => a.start - b.start)
  const pairs: Bracket[] = []
  const commas: Comma[] = []
  const open: number[] = []
  let at = 0
  const scan = (end: number): void => {
    for (; at < end; at += 1) {
      const character = text[at] ?? ''
      if (character === ',') commas.push({ at, within: open.at(-1) })
      else if ('([{'.includes(character)) open.push(at)
      else if (')]}'.includes(character)) {
        const start = open.pop()
        if (start !== undefined) pairs.push({ open: start, close: at })
      }
    }
  }
  for (const { start, end } of skipped) {
    if (start < at) continue
    scan(start)
    at = end
  }
  scan(text.length)
  return { pairs, commas }
}
