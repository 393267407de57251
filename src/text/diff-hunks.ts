import { structuredPatch } from 'diff'

/** One line of a hunk, without its newline. `before` and `after` are 1-based line numbers where the line exists. */
export interface HunkLine {
  readonly kind: 'kept' | 'removed' | 'added'
  readonly text: string
  readonly before: number | undefined
  readonly after: number | undefined
  /** False for a last line without a newline. */
  readonly isEnded: boolean
}

/** One stretch of difference with three lines around it. Starts are 1-based; for an empty side, the line in front. */
export interface Hunk {
  readonly beforeStart: number
  readonly beforeCount: number
  readonly afterStart: number
  readonly afterCount: number
  readonly lines: readonly HunkLine[]
}

/** A hunk as `diff` has it: each line with its sign, and git's marker for a missing newline as a line of its own. */
export type RawHunk = NonNullable<ReturnType<typeof structuredPatch>>['hunks'][number]

const CONTEXT_LINES = 3

/** Comparing texts that differ in everything is quadratic: 18 seconds for 10,000 lines. This bounds it to 0.4. */
const MAX_CHANGED_LINES = 2000

const UNENDED = '\\ No newline at end of file'

/** The differences between two texts for people to look at; lines end at `\n` only, so a `\r` is part of its line. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  return rawHunksOf(before, after).map((raw) => ({
    beforeStart: raw.oldLines === 0 ? raw.oldStart - 1 : raw.oldStart,
    beforeCount: raw.oldLines,
    afterStart: raw.newLines === 0 ? raw.newStart - 1 : raw.newStart,
    afterCount: raw.newLines,
    lines: linesOf(raw),
  }))
}

/** The same hunks for `formatPatch`; one hunk over both whole texts when they differ in too many lines. */
export function rawHunksOf(before: string, after: string): RawHunk[] {
  if (before === after) return []
  const [was, is] = [before.split('\n'), after.split('\n')]
  if (linesWithout(was, is) + linesWithout(is, was) > MAX_CHANGED_LINES) return [wholeHunk(before, after)]
  const options = { context: CONTEXT_LINES, maxEditLength: MAX_CHANGED_LINES }
  const patch = structuredPatch('', '', before, after, undefined, undefined, options)
  return patch === undefined ? [wholeHunk(before, after)] : patch.hunks
}

/** How many lines of a text are not in another: each of them is a change for sure, and counting them costs nothing. */
function linesWithout(text: readonly string[], other: readonly string[]): number {
  // An empty text after the last line end is no line.
  const lines = new Set([...other, ''])
  return text.filter((line) => !lines.has(line)).length
}

function wholeHunk(before: string, after: string): RawHunk {
  const removed = signed('-', before)
  const added = signed('+', after)
  return {
    oldStart: 1,
    oldLines: removed.filter((line) => line !== UNENDED).length,
    newStart: 1,
    newLines: added.filter((line) => line !== UNENDED).length,
    lines: [...removed, ...added],
  }
}

function signed(sign: string, text: string): string[] {
  if (text === '') return []
  const lines = text.split('\n').map((line) => sign + line)
  if (text.endsWith('\n')) lines.pop()
  else lines.push(UNENDED)
  return lines
}

function linesOf(raw: RawHunk): readonly HunkLine[] {
  const lines: HunkLine[] = []
  let before = raw.oldStart
  let after = raw.newStart
  raw.lines.forEach((line, i) => {
    if (line === UNENDED) return
    const kind = line.startsWith('-') ? 'removed' : line.startsWith('+') ? 'added' : 'kept'
    lines.push({
      kind,
      text: line.slice(1),
      before: kind === 'added' ? undefined : before,
      after: kind === 'removed' ? undefined : after,
      isEnded: raw.lines[i + 1] !== UNENDED,
    })
    if (kind !== 'added') before += 1
    if (kind !== 'removed') after += 1
  })
  return lines
}
