import type { Edit } from '../model/edit.ts'
import { insert } from '../model/edit.ts'
import type { Span } from '../model/span.ts'
import { textLines } from './text-lines.ts'
import type { TextLine } from './text-lines.ts'

/** A line of one punctuation character, as it stands below titles, and above some of them. */
const ADORNMENT = /^([!-/:-@[-`{-~])\1+[ \t]*$/

/**
 * Edits that let the lines below and above a title (docutils, "reStructuredText Markup Specification", sections; CommonMark, "Setext headings")
 * grow with it, where edits make the title longer than they are. `edits` and the result are offsets into `text`.
 */
export function titleEdits(text: string, edits: readonly Edit[]): readonly Edit[] {
  const found: Edit[] = []
  const lines = textLines(text)
  for (const [at, line] of lines.entries()) {
    const growth = growthIn(edits, line)
    const [over, under] = [lines[at - 1], lines[at + 1]]
    const adornment = growth > 0 && under !== undefined ? ADORNMENT.exec(under.text) : null
    if (adornment === null || under === undefined) continue
    const length = line.text.trimEnd().length
    const size = under.text.trimEnd().length
    const isFramed = over?.text.trimEnd() === under.text.trimEnd()
    if (size < length || (/^[ \t]/.test(line.text) && !isFramed) || ADORNMENT.test(line.text)) continue
    const more = (adornment[1] ?? '').repeat(Math.max(0, length + growth - size))
    if (more === '') continue
    found.push(insert(under.start + size, more, 'review'))
    if (isFramed && over !== undefined) found.push(insert(over.start + size, more, 'review'))
  }
  return found
}

/** How much longer edits make a stretch of a text. */
export function growthIn(edits: readonly Edit[], { start, end }: Span | TextLine): number {
  return edits
    .filter(({ span }) => start <= span.start && span.end <= end)
    .reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0)
}
