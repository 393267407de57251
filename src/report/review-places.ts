import type { Step } from '../engine/run.ts'
import type { RepoPath } from '../model/source-file.ts'
import { lineIndexOf } from '../text/line-index.ts'

/** An edit that a person should look at. */
export interface ReviewPlace {
  /** Where the file is before the step, and after it. */
  readonly from: RepoPath
  readonly path: RepoPath
  /** 1-based, in the file as the step found it. */
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
      if (change.kind !== 'edit' && change.kind !== 'move') return []
      const reviewed = change.edits.filter(({ certainty }) => certainty === 'review')
      if (reviewed.length === 0) return []
      const { text, path } = change.file
      const index = lineIndexOf(text)
      return reviewed.map(({ span, text: after }) => ({
        from: path,
        path: change.kind === 'move' ? change.to : path,
        ...index.positionAt(span.start),
        transform,
        before: text.slice(span.start, span.end),
        after,
        lead: span.start === 0 ? '' : text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start),
        tail: restOfLine(text, span.end),
      }))
    }),
  )
}

function restOfLine(text: string, offset: number): string {
  const end = text.indexOf('\n', offset)
  return text.slice(offset, end < 0 ? undefined : end).replace(/\r$/, '')
}
