import type { Edit } from '../../model/edit.ts'
import { remove, replace } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import { contentEnd, isBlank, lineStart, nextLine } from '../facts/lines.ts'

/** What separates two simple statements of one line (language reference 7, "Simple statements"). */
const SEPARATOR = /^[ \t]*;(?:[ \t]|\\\r?\n)*$/
const SEPARATOR_BEFORE = /[ \t]*;(?:[ \t]|\\\r?\n)*$/
const SEPARATOR_AFTER = /^[ \t]*;(?:[ \t]|\\\r?\n)*/

/** Statements that leave lines on which other statements stand: whole lines to delete where nothing is left, else edits. */
export interface LineParts {
  readonly lines: readonly Span[]
  readonly edits: readonly Edit[]
}

/**
 * Take statements out of lines they share, all of one text at once so that no two edits meet.
 *
 *     x = 1; y = 2; z = 3   without x      ->  y = 2; z = 3
 *     x = 1; y = 2; z = 3   without y, z   ->  x = 1
 *     x = 1; y = 2          without both   ->  (the line goes; a comment behind it stays as a line of its own)
 *     if x: import a        without it     ->  if x: pass
 *
 * `parts` are spans of statements without their semicolons. `insertions` at the start of a part take its place
 * on the line: their line break and comment go, and they are given back in `edits`.
 */
export function takeOutOfLines(text: string, parts: readonly Span[], insertions: readonly Edit[]): LineParts {
  const lines: Span[] = []
  const edits: Edit[] = []
  for (const run of runsOf(text, parts)) {
    const filling = insertions.filter((edit) => run.start <= edit.span.start && edit.span.end <= run.end)
    const head = text.slice(lineStart(text, run.start), run.start)
    const tail = text.slice(run.end, contentEnd(text, run.end))
    const after = SEPARATOR_AFTER.exec(text.slice(run.end))?.[0] ?? ''
    const follows = after !== '' && /^[^\s#]/.test(text.slice(run.end + after.length))
    const before = SEPARATOR_BEFORE.exec(text.slice(0, run.start))?.[0]
    if (filling.length > 0 && (follows || before !== undefined)) {
      edits.push(replace(run.start, run.end, filling.map(inline).join('; ')))
    } else if (follows) edits.push(remove(run.start, run.end + after.length))
    else if (before !== undefined)
      edits.push(remove(run.start - before.length, run.end + (/^[ \t]*;/.exec(tail)?.[0].length ?? 0)))
    else if (!isBlank(head) || (/[ \t]/.test(head) && isWholeBlock(text, run, head)))
      edits.push(replace(run.start, run.end, 'pass'))
    else if (tail.includes('#')) edits.push(remove(run.start, run.end + tail.indexOf('#')), ...filling)
    else {
      lines.push({ start: run.start - head.length, end: nextLine(text, run.end) })
      edits.push(...filling)
    }
  }
  return { lines, edits }
}

/** Whether an indented line is all its block has: neither the line below nor the one above stands in the same block. */
function isWholeBlock(text: string, run: Span, indent: string): boolean {
  const isMate = (line: string): boolean =>
    line.startsWith(indent) && /^[^\s#]/.test(line.slice(indent.length)) && !/:\s*(#.*)?$/.test(line)
  const below = text.slice(nextLine(text, run.end)).split(/\r?\n/)
  const next = below.find((line) => !isBlank(line) && !/^\s*#/.test(line)) ?? ''
  const above = text.slice(0, lineStart(text, run.start)).split(/\r?\n/).slice(0, -1)
  const previous = above.findLast((line) => !isBlank(line) && !/^\s*#/.test(line)) ?? ''
  return !(next.startsWith(indent) && /^\S/.test(next.slice(indent.length))) && !isMate(previous)
}

/** Parts with nothing but semicolons between them, as one. */
function runsOf(text: string, parts: readonly Span[]): readonly Span[] {
  const runs: { start: number; end: number }[] = []
  for (const part of parts.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = runs.at(-1)
    if (last !== undefined && (part.start <= last.end || SEPARATOR.test(text.slice(last.end, part.start))))
      last.end = Math.max(last.end, part.end)
    else runs.push({ ...part })
  }
  return runs
}

function inline(edit: Edit): string {
  return edit.text.replace(/[ \t]*(#[^\n]*)?\r?\n$/, '').trim()
}
