import type { Step } from '../engine/run.ts'
import type { FileChange } from '../model/change.ts'
import { insert } from '../model/edit.ts'
import type { Edit } from '../model/edit.ts'
import { plural } from './plan-lines.ts'
import { reviewPlaces } from './review-places.ts'
import { READER_TITLES, byRisk } from './review-risk.ts'
import { shortened } from './shortened.ts'
import { shownDifference } from './shown-difference.ts'

/** What a step does, in numbers. */
export interface StepCounts {
  readonly created: number
  readonly edited: number
  readonly moved: number
  readonly copied: number
  readonly removed: number
  readonly edits: number
  readonly toReview: number
}

/** Count a step's changes and edits. */
export function countsOf(step: Step): StepCounts {
  const count = (...kinds: readonly FileChange['kind'][]) =>
    step.changes.filter((one) => kinds.includes(one.kind)).length
  const edits = step.changes.flatMap(editsOf)
  return {
    created: count('create'),
    edited: count('edit'),
    moved: count('move', 'move-bytes'),
    copied: count('copy-bytes'),
    removed: count('remove'),
    edits: edits.length,
    toReview: edits.filter((edit) => edit.certainty === 'review').length,
  }
}

/** The edits of a change; what a person should look at in a file that is created counts as one, and other kinds carry none. */
export function editsOf(change: FileChange): readonly Edit[] {
  if (change.kind === 'create')
    return (change.toReview ?? []).map(({ start, end }) => insert(0, change.text.slice(start, end), 'review'))
  return change.kind === 'edit' || change.kind === 'move' ? change.edits : []
}

/** One line a step: `move-modules   13 moved (24 edits)`; those that change nothing in one line where everything is told. */
export function stepLines(steps: readonly Step[], isVerbose: boolean): readonly string[] {
  const idle = !isVerbose ? [] : steps.filter((step) => step.changes.length === 0).map((step) => step.transform)
  const busy = steps.filter((step) => step.changes.length > 0)
  const width = Math.max(0, ...busy.map((step) => step.transform.length))
  return [...busyLines(busy, width), ...(idle.length === 0 ? [] : [`nothing to change: ${idle.join(', ')}`])]
}

function busyLines(steps: readonly Step[], width: number): readonly string[] {
  return steps.map((step) => `${step.transform.padEnd(width)}  ${countText(step)}`)
}

/**
 * The edits a person should look at, each as it is and as it becomes: those that break most first, so that a list which is cut loses what
 * matters least.
 */
export function reviewLines(steps: readonly Step[], isVerbose: boolean): readonly string[] {
  const groups = byRisk(reviewPlaces(steps))
  let room = SHOWN
  return groups.flatMap(([reader, places]) => {
    const lines = places.map(({ from, line, column, before, after }) => {
      const [was, is] = shownDifference(before, after)
      return `  ${from}:${line}:${column}  ${quoted(was)} -> ${quoted(is)}`
    })
    const shown = shortened(lines, isVerbose, Math.max(room, SHOWN_OF_EACH))
    room -= lines.length
    return [`${READER_TITLES[reader]} (${places.length})`, ...shown]
  })
}

/** How many edits are listed, and how many of each group at least. */
const SHOWN = 20
const SHOWN_OF_EACH = 3

function countText(step: Step): string {
  const counts = countsOf(step)
  const parts = (['created', 'edited', 'moved', 'copied', 'removed'] as const).flatMap((kind) =>
    counts[kind] === 0 ? [] : [`${counts[kind]} ${kind}`],
  )
  const review = counts.toReview === 0 ? '' : `, ${counts.toReview} to review`
  return parts.join(', ') + (counts.edits === 0 ? '' : ` (${plural(counts.edits, 'edit')}${review})`)
}

function quoted(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text
  return JSON.stringify(shown)
}
