import type { Step } from '../engine/run.ts'
import type { FileChange } from '../model/change.ts'
import type { RepoPath } from '../model/source-file.ts'
import { lineIndexOf } from '../text/line-index.ts'
import type { LineIndex } from '../text/line-index.ts'

/** An edit that a person should look at. */
export interface ReviewPlace {
  /** Where the file is before the step, and after it. */
  readonly from: RepoPath
  readonly path: RepoPath
  /** 1-based, in the file as the step found it, or as it made it. */
  readonly line: number
  readonly column: number
  readonly transform: string
  readonly before: string
  readonly after: string
  /** What stands in front of it on its first line, and behind it on its last. */
  readonly lead: string
  readonly tail: string
}

/** Every edit of a run that is marked for a person, in the order of the run. */
export function reviewPlaces(steps: readonly Step[]): readonly ReviewPlace[] {
  return steps.flatMap(({ transform, changes }) =>
    changes.flatMap((change) => {
      if (change.kind === 'create') return placesInNew(change, transform)
      if (change.kind !== 'edit' && change.kind !== 'move') return []
      const reviewed = change.edits.filter(({ certainty }) => certainty === 'review')
      if (reviewed.length === 0) return []
      const { text, path } = change.file
      const index = lineIndexOf(text)
      return reviewed.map(({ span, text: after }) => {
        const position = index.positionAt(span.start)
        return {
          from: path,
          path: change.kind === 'move' ? change.to : path,
          ...position,
          transform,
          before: text.slice(span.start, span.end),
          after,
          lead: text.slice(index.startOfLine(position.line), span.start),
          tail: text.slice(span.end, endOfLine(text, index, span.end)),
        }
      })
    }),
  )
}

/** What a step wrote into a file of its own for a person to look at. */
function placesInNew(
  { path, text, toReview = [] }: FileChange & { readonly kind: 'create' },
  transform: string,
): readonly ReviewPlace[] {
  if (toReview.length === 0) return []
  const index = lineIndexOf(text)
  return toReview.map(({ start, end }) => {
    const position = index.positionAt(start)
    const lead = text.slice(index.startOfLine(position.line), start)
    const tail = text.slice(end, endOfLine(text, index, end))
    return { from: path, path, ...position, transform, before: '', after: text.slice(start, end), lead, tail }
  })
}

/** Where the line of an offset ends, without its line break; asked of the index, for one line may have thousands of edits. */
function endOfLine(text: string, index: LineIndex, offset: number): number {
  const line = index.lineOf(offset)
  const end = line === index.lineCount ? text.length : index.startOfLine(line + 1) - 1
  return end > offset && text[end - 1] === '\r' ? end - 1 : end
}
