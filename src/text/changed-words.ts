import { diffArrays } from 'diff'

/** A piece of a line, and whether the other line has something else there. */
export interface LinePiece {
  readonly text: string
  readonly isChanged: boolean
}

/** Longer lines are told as a whole. */
const MAX_LINE = 1000

/**
 * What two lines have that the other has not, word by word (names, blanks, single signs). Undefined where they have little in common: then they
 * are two lines and not one that changed.
 */
export function changedWords(
  before: string,
  after: string,
): { readonly before: readonly LinePiece[]; readonly after: readonly LinePiece[] } | undefined {
  if (before.length > MAX_LINE || after.length > MAX_LINE) return undefined
  const parts = diffArrays([...wordsOf(before)], [...wordsOf(after)])
  const common = parts
    .flatMap(({ added, removed, value }) => (added || removed ? [] : value))
    .join('')
    .trim().length
  if (common * 3 < Math.max(before.trim().length, after.trim().length)) return undefined
  return {
    before: parts.flatMap(({ added, removed, value }) => (added ? [] : [{ text: value.join(''), isChanged: removed }])),
    after: parts.flatMap(({ added, removed, value }) => (removed ? [] : [{ text: value.join(''), isChanged: added }])),
  }
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? []
}
