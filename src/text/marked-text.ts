import type { Edit } from '../model/edit.ts'
import { insert } from '../model/edit.ts'
import type { Span } from '../model/span.ts'
import { checkEdits } from './apply-edits.ts'

/** A text, and what of it a person should look at: spans in UTF-16 units, in order, that do not overlap. */
export interface MarkedText {
  readonly text: string
  readonly toReview: readonly Span[]
}

/** A text of which nothing is marked. */
export function plainText(text: string): MarkedText {
  return { text, toReview: [] }
}

/** Texts behind each other; marks that touch become one. */
export function joinMarked(...parts: readonly (string | MarkedText)[]): MarkedText {
  let text = ''
  const toReview: Span[] = []
  for (const part of parts) {
    const one = typeof part === 'string' ? plainText(part) : part
    for (const { start, end } of one.toReview) {
      const last = toReview.at(-1)
      const isAdjacent = last !== undefined && last.end === start + text.length
      if (isAdjacent) toReview[toReview.length - 1] = { start: last.start, end: end + text.length }
      else toReview.push({ start: start + text.length, end: end + text.length })
    }
    text += one.text
  }
  return { text, toReview }
}

/** The text with each stretch between the ends of marks changed by itself; what is marked stays marked. */
export function mapMarked({ text, toReview }: MarkedText, change: (stretch: string) => string): MarkedText {
  return joinMarked(
    ...stretches({ text, toReview }).map(({ part, isMarked }) => (isMarked ? marked(change(part)) : change(part))),
  )
}

/** Insertions at one offset that give the text; those of what is marked are for a person to look at. */
export function insertMarked(at: number, text: MarkedText): readonly Edit[] {
  return stretches(text).map(({ part, isMarked }) => insert(at, part, isMarked ? 'review' : 'certain'))
}

/** The text after edits: marked is what was, what stands in its place, and what edits for review bring. Throws as `applyEdits` does. */
export function editMarked({ text, toReview }: MarkedText, edits: readonly Edit[]): MarkedText {
  checkEdits(text, edits)
  const parts: (string | MarkedText)[] = []
  let at = 0
  const keepUpTo = (end: number): void => {
    const own = toReview.map((span) => ({ start: Math.max(span.start, at) - at, end: Math.min(span.end, end) - at }))
    parts.push({ text: text.slice(at, end), toReview: own.filter((span) => span.start < span.end) })
  }
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    keepUpTo(edit.span.start)
    const isOfMark = toReview.some(({ start, end }) => start < edit.span.end && edit.span.start < end)
    parts.push(isOfMark || edit.certainty === 'review' ? marked(edit.text) : edit.text)
    at = edit.span.end
  }
  keepUpTo(text.length)
  return joinMarked(...parts)
}

function marked(text: string): MarkedText {
  return { text, toReview: text === '' ? [] : [{ start: 0, end: text.length }] }
}

function stretches({ text, toReview }: MarkedText): readonly { readonly part: string; readonly isMarked: boolean }[] {
  const found: { part: string; isMarked: boolean }[] = []
  let at = 0
  for (const { start, end } of toReview) {
    found.push({ part: text.slice(at, start), isMarked: false }, { part: text.slice(start, end), isMarked: true })
    at = end
  }
  found.push({ part: text.slice(at), isMarked: false })
  return found.filter(({ part }) => part !== '')
}
