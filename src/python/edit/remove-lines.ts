import type { FileChange } from '../../model/change.ts'
import type { Edit } from '../../model/edit.ts'
import { remove } from '../../model/edit.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { blanksAfter, blanksBefore, isBlank, lineStart, nextLine, textStart } from '../facts/lines.ts'
import { newlineOf } from '../../text/text-style.ts'
import { takeOutOfLines } from './shared-lines.ts'

/** Whole lines to delete, and edits that keep their place among them. */
export interface Removal {
  readonly lines: readonly Span[]
  readonly edits: readonly Edit[]
  /** Statements that go from lines they share with others. */
  readonly parts?: readonly Span[]
}

/** Both removals of one text. */
export function joinRemovals(a: Removal | undefined, b: Removal): Removal {
  return {
    lines: [...(a?.lines ?? []), ...b.lines],
    edits: [...(a?.edits ?? []), ...b.edits],
    parts: [...(a?.parts ?? []), ...(b.parts ?? [])],
  }
}

/** The files of a snapshot without what is taken out of them, and with what comes in; those in which nothing changes are left out. */
export function removalChanges(
  workspace: Workspace,
  removals: ReadonlyMap<RepoPath, Removal>,
): readonly (FileChange & { readonly kind: 'edit' })[] {
  return [...removals].flatMap(([path, removal]) => {
    const file = workspace.read(path)
    const edits = file === undefined ? [] : removeLines(file.text, removal)
    return file === undefined || edits.length === 0 ? [] : [{ kind: 'edit' as const, file, edits }]
  })
}

/**
 * Delete whole lines so that no gap is left behind: runs with only blank lines between them become one, and of
 * the blank lines above and below a run the larger number stays. At the top or the end of the text none stay.
 * Where something is inserted in a run's place both gaps stay; an insertion inside a run moves to its start.
 */
export function removeLines(text: string, removal: Removal): readonly Edit[] {
  const parts = removal.parts ?? []
  if (parts.length > 0) return removeLines(text, withoutParts(text, removal, parts))
  const runs: { start: number; end: number }[] = []
  for (const span of [...removal.lines].sort((a, b) => a.start - b.start)) {
    const last = runs.at(-1)
    if (last !== undefined && (span.start <= last.end || isBlank(text.slice(last.end, span.start))))
      last.end = Math.max(last.end, span.end)
    else runs.push({ ...span })
  }
  const moved = removal.edits.map((edit) => {
    const run = runs.find((candidate) => candidate.start < edit.span.start && edit.span.end < candidate.end)
    return run === undefined || edit.span.start !== edit.span.end
      ? edit
      : { ...edit, text: apartFromBlock(text, run.start, edit), span: { start: run.start, end: run.start } }
  })
  const outside = moved.filter(
    (edit) =>
      !runs.some((run) => edit.span.start >= run.start && edit.span.end <= run.end && edit.span.end > edit.span.start),
  )
  return [...runs.map((run) => trimmed(text, run, outside)), ...atTop(text, runs, outside)]
}

/** What goes in at the start of a run, apart from a block that ends there as it was from what went: an import by one line. */
function apartFromBlock(text: string, start: number, { text: added, span }: Edit): string {
  const blanks = text.slice(blanksBefore(text, span.start), span.start)
  const isBelowBlock = /^[ \t]+\S/.test(text.slice(lineStart(text, start - 1), start))
  if (start === textStart(text) || !isBelowBlock || /^\s/.test(added) || blanks === '') return added
  return (/^(?:from|import)\b/.test(added) ? newlineOf(text) : blanks) + added
}

/** Without the blank lines that the first insertion begins with, where nothing is left above it. */
function atTop(text: string, runs: readonly Span[], edits: readonly Edit[]): readonly Edit[] {
  const top = runs.find((run) => run.start === textStart(text))
  const first = Math.min(...edits.map(({ span }) => span.start))
  const index = edits.findIndex(({ span }) => span.start === first)
  const edit = edits[index]
  if (top === undefined || edit === undefined || edit.span.end !== first || first > top.end) return edits
  return edits.with(index, { ...edit, text: edit.text.replace(/^(?:\r?\n)+/, '') })
}

/** The same removal with the statements of shared lines resolved into lines and edits. */
function withoutParts(text: string, removal: Removal, parts: readonly Span[]): Removal {
  const isFilling = (edit: Edit): boolean =>
    edit.span.start === edit.span.end && parts.some((part) => part.start === edit.span.start)
  const taken = takeOutOfLines(text, parts, removal.edits.filter(isFilling))
  return {
    lines: [...removal.lines, ...taken.lines],
    edits: [...taken.edits, ...removal.edits.filter((edit) => !isFilling(edit))],
  }
}

function skipBlanks(text: string, from: number, most: number): number {
  const below = blanksAfter(text, from)
  let at = from
  for (let count = 0; count < most && at < below; count += 1) at = nextLine(text, at)
  return Math.min(at, below)
}

function backOverBlanks(text: string, from: number, most: number): number {
  const above = blanksBefore(text, from)
  let at = from
  for (let count = 0; count < most && at > above; count += 1) at = lineStart(text, at - 1)
  return Math.max(at, above)
}

function trimmed(text: string, run: Span, others: readonly Edit[]): Edit {
  const filling = others.find(
    (edit) => edit.span.start === edit.span.end && edit.span.start >= run.start && edit.span.start <= run.end,
  )
  if (filling !== undefined) {
    // The inserted text brings blank lines of its own: of both gaps the larger one stays.
    const last = others.findLast(({ span }) => span.start === filling.span.start && span.end === span.start)
    const brought = /(?:\r?\n)*$/.exec(last?.text ?? '')?.[0].split('\n').length ?? 1
    const end = skipBlanks(text, run.end, Math.max(0, brought - 2))
    // At the end of the text it stands below the blank lines that were above.
    const led = end >= text.length ? (/^(?:\r?\n)*/.exec(filling.text)?.[0].split('\n').length ?? 1) - 1 : 0
    return remove(backOverBlanks(text, run.start, led), end)
  }
  const above = blanksBefore(text, run.start)
  const below = blanksAfter(text, run.end)
  if (below >= text.length) return remove(above, text.length)
  if (above === textStart(text)) return remove(run.start, below)
  const lines = (from: number, to: number): number => text.slice(from, to).split('\n').length
  return lines(above, run.start) >= lines(run.end, below) ? remove(run.start, below) : remove(above, run.end)
}
