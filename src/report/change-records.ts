import type { Step } from '../engine/run.ts'
import type { FileChange } from '../model/change.ts'
import type { Edit } from '../model/edit.ts'
import { lineIndexOf } from '../text/line-index.ts'
import type { LineIndex } from '../text/line-index.ts'

/** One change for machines. Positions are those of the file as the step found it, offsets in UTF-16 units. */
export interface ChangeRecord {
  readonly transform: string
  readonly kind: FileChange['kind']
  readonly path: string
  readonly to?: string
  readonly text?: string
  readonly edits?: readonly EditRecord[]
}

/** One edit; lines and columns are 1-based, ends are exclusive. */
export interface EditRecord {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly before: string
  readonly after: string
  readonly certainty: Edit['certainty']
}

/** The changes of all steps, in the order they apply. */
export function changeRecords(steps: readonly Step[]): readonly ChangeRecord[] {
  return steps.flatMap((step) => step.changes.map((change) => ({ transform: step.transform, ...recordOf(change) })))
}

function recordOf(change: FileChange): Omit<ChangeRecord, 'transform'> {
  const { kind } = change
  switch (kind) {
    case 'create':
      return { kind, path: change.path, text: change.text }
    case 'edit':
      return { kind, path: change.file.path, edits: editRecords(change.file.text, change.edits) }
    case 'move':
      return { kind, path: change.file.path, to: change.to, edits: editRecords(change.file.text, change.edits) }
    case 'move-bytes':
    case 'copy-bytes':
      return { kind, path: change.path, to: change.to }
    case 'link':
      return { kind, path: change.path, to: change.to, text: change.target }
    case 'remove':
      return { kind, path: change.file.path }
  }
}

function editRecords(text: string, edits: readonly Edit[]): readonly EditRecord[] {
  if (edits.length === 0) return []
  const index = lineIndexOf(text)
  return edits.map((edit) => editRecord(text, index, edit))
}

function editRecord(text: string, index: LineIndex, { span, text: after, certainty }: Edit): EditRecord {
  const { start, end } = span
  const [first, last] = [index.positionAt(start), index.positionAt(end)]
  const place = { ...first, endLine: last.line, endColumn: last.column }
  return { start, end, ...place, before: text.slice(start, end), after, certainty }
}
