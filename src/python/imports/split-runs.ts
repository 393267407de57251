import { firstIndex } from '../../model/first-index.ts'
import type { ImportFacts, ImportStatement } from '../facts/facts.ts'
import { isBlank, lineStart, nextLine } from '../facts/lines.ts'
import type { ImportRun } from './import-blocks.ts'

/** What sorters are told between two parts of a block, each of which is in order (isort, "Action Comments"; ruff reads the same). */
const SPLIT = '# isort: split'

/**
 * The fewest parts of a block, one after the other, that may each be put in order (`maySort`), as blocks of their own; the block alone where
 * it may be as a whole.
 */
export function sortableParts(
  { text }: ImportFacts,
  run: ImportRun,
  maySort: (part: ImportRun) => boolean,
): readonly ImportRun[] {
  const parts: ImportRun[] = []
  const partOf = (statements: readonly ImportStatement[]): ImportRun => {
    const [first, last] = [statements[0], statements.at(-1)]
    const isLast = last === run.statements.at(-1)
    const span = { start: lineStart(text, first?.span.start ?? 0), end: nextLine(text, last?.span.end ?? 0) }
    return {
      ...run,
      statements,
      span,
      gapEnd: isLast ? run.gapEnd : span.end,
      follower: isLast ? run.follower : 'nothing',
    }
  }
  const { statements } = run
  for (let from = 0; from < statements.length;) {
    // The first end behind which no part may be sorted is looked for by halves: each try puts a whole part in order.
    const more = firstIndex(
      statements.length - from - 1,
      (at) => !maySort(partOf(statements.slice(from, from + at + 2))),
    )
    parts.push(partOf(statements.slice(from, from + more + 1)))
    from += more + 1
  }
  return parts
}

/** Parts of a block, written by `render`, with a word to sorters between; comments above a part stay there. */
export function splitText(
  { text }: ImportFacts,
  parts: readonly ImportRun[],
  render: (part: ImportRun) => string,
  newline: string,
): string {
  return parts
    .map((part, at) => {
      const above = parts[at - 1]
      if (above === undefined) return render(part)
      const between = text.slice(above.span.end, part.span.start).split(/(?<=\n)/)
      return newline + part.indent + SPLIT + newline + between.filter((line) => !isBlank(line)).join('') + render(part)
    })
    .join('')
}
