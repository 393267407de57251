import type { Edit } from '../model/edit.ts'
import { insert, remove } from '../model/edit.ts'
import { firstIndex } from '../model/first-index.ts'
import type { Span } from '../model/span.ts'
import { textLines } from './text-lines.ts'
import type { TextLine } from './text-lines.ts'

/** A line of one punctuation character, as it stands below titles, and above some of them. */
const ADORNMENT = /^([!-/:-@[-`{-~])\1+[ \t]*$/

/** What stands before a title in a docstring: quotes on its first line, blanks on others. */
const QUOTES = /^[ \t]*(?:[a-zA-Z]{0,2}(?:"""|'''))?/

/**
 * Edits that let the lines below and above a title (docutils, "reStructuredText Markup Specification", sections; CommonMark, "Setext headings")
 * grow with it, where edits make the title longer than they are, and shrink with it where they were just as long. In `isPython` titles are
 * those of docstrings, which are indented. `edits` and the result are offsets into `text`.
 */
export function titleEdits(text: string, edits: readonly Edit[], isPython = false): readonly Edit[] {
  const found: Edit[] = []
  const lines = textLines(text)
  for (const at of linesWith(edits, lines)) {
    const line = lines[at]
    const growth = line === undefined ? 0 : growthIn(edits, line)
    const [over, under] = [lines[at - 1], lines[at + 1]]
    if (growth === 0 || line === undefined || under === undefined) continue
    const indent = isPython ? (/^[ \t]*/.exec(under.text)?.[0] ?? '') : ''
    const rule = under.text.slice(indent.length).trimEnd()
    const mark = ADORNMENT.exec(rule)?.[1]
    const title = isPython ? line.text.replace(QUOTES, '').trimEnd() : line.text.trimEnd()
    const isFramed = over?.text.trimEnd() === indent + rule
    const isIndented = isPython ? !/["']{3}/.test(line.text) && !line.text.startsWith(indent) : /^[ \t]/.test(line.text)
    if (mark === undefined || rule.length < title.length || (isIndented && !isFramed) || ADORNMENT.test(title)) continue
    const change = rule.length === title.length ? growth : Math.max(0, title.length + growth - rule.length)
    if (change === 0) continue
    for (const ruled of isFramed && over !== undefined ? [under, over] : [under])
      found.push(resized(ruled.start + indent.length + rule.length, mark, change))
  }
  return found
}

/** The edit that makes a rule of `mark`, which ends at an offset, longer or shorter by `change`. */
function resized(end: number, mark: string, change: number): Edit {
  return change > 0 ? insert(end, mark.repeat(change), 'review') : remove(end + change, end, 'review')
}

/** The places of the lines in which edits start, each once. */
function linesWith(edits: readonly Edit[], lines: readonly TextLine[]): ReadonlySet<number> {
  const starts = edits.map(({ span }) => span.start).sort((a, b) => a - b)
  const found = new Set<number>()
  let at = 0
  for (const start of starts) {
    while ((lines[at]?.next ?? Infinity) <= start) at += 1
    found.add(at)
  }
  return found
}

/** How much longer edits make a stretch of a text. */
export function growthIn(edits: readonly Edit[], { start, end }: Span | TextLine): number {
  const sorted = byStart.get(edits) ?? edits.toSorted((a, b) => a.span.start - b.span.start)
  byStart.set(edits, sorted)
  let sum = 0
  for (let at = firstIndex(sorted.length, (i) => (sorted[i]?.span.start ?? 0) >= start); ; at += 1) {
    const edit = sorted[at]
    if (edit === undefined || edit.span.start > end) return sum
    if (edit.span.end <= end) sum += edit.text.length - (edit.span.end - edit.span.start)
  }
}

/** Each line of a document asks for what is in it. */
const byStart = new WeakMap<readonly Edit[], readonly Edit[]>()
