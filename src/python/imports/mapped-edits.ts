import { replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { firstIndex } from '../../model/first-index.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { applyEdits } from '../../text/apply-edits.ts'

/** An edit with the place its text takes in the text after all edits. */
interface Placed {
  readonly edit: Edit
  readonly after: Span
}

/** Edits of one text, with the way between offsets of the text before and after them. */
export interface MappedEdits {
  readonly after: string
  /** Where the texts of the edits stand in the text after, in order. */
  readonly places: readonly Span[]
  /** The stretch of the text before that became `span` of the text after; both ends widened to whole edits. */
  readonly before: (span: Span) => { readonly before: Span; readonly after: Span }
  /** The edits that give the text after with these stretches of it written anew; their spans do not overlap. */
  readonly with: (rewrites: readonly { readonly span: Span; readonly text: string }[]) => readonly Edit[]
}

/** The offsets behind edits that do not overlap; insertions at one offset in the order they are listed. */
export function mappedEdits(text: string, edits: readonly Edit[]): MappedEdits {
  const placed = placedEdits(edits)
  const after = applyEdits(text, edits)
  const places = placed.map((one) => one.after)
  const shifts = shiftsOf(placed)
  /** The edits a stretch cuts into or touches, and the stretch widened to all of them. */
  function widened(span: Span): { readonly span: Span; readonly own: readonly Placed[] } {
    const own = between(placed, span)
    const start = Math.min(span.start, own[0]?.after.start ?? span.start)
    const end = Math.max(span.end, own.at(-1)?.after.end ?? span.end)
    return start === span.start && end === span.end ? { span, own } : widened({ start, end })
  }

  function back(offset: number): number {
    const above = firstIndex(placed.length, (at) => (placed[at]?.after.end ?? 0) > offset)
    return offset - (shifts[above] ?? 0)
  }

  function before(span: Span): { readonly before: Span; readonly after: Span } {
    const wide = widened(span)
    const first = wide.own[0]
    const starts = first !== undefined && first.after.start === wide.span.start
    return {
      before: { start: starts ? first.edit.span.start : back(wide.span.start), end: back(wide.span.end) },
      after: wide.span,
    }
  }

  return {
    after,
    places,
    before,
    with(rewrites) {
      const wide = joined(rewrites.map((rewrite) => ({ ...before(rewrite.span), rewrites: [rewrite] })))
      const isInside = ({ after: place }: Placed): boolean => {
        const block = wide[firstIndex(wide.length, (at) => (wide[at]?.after.end ?? 0) >= place.end)]
        return block !== undefined && block.after.start <= place.start
      }
      const written = wide.map((block) => {
        let [result, at] = ['', block.after.start]
        for (const { span, text: anew } of block.rewrites) {
          result += after.slice(at, span.start) + anew
          at = span.end
        }
        const isReview = between(placed, block.after).some(
          (one) => one.edit.certainty === 'review' && contains(block.after, one.after),
        )
        const whole = result + after.slice(at, block.after.end)
        return replace(block.before.start, block.before.end, whole, isReview ? 'review' : 'certain')
      })
      return [...placed.filter((one) => !isInside(one)).map((one) => one.edit), ...written]
    },
  }
}

/** How far the edits up to each one push what follows them: a text may have thousands, and as many blocks that ask. */
function shiftsOf(placed: readonly Placed[]): readonly number[] {
  const shifts = [0]
  for (const { edit } of placed)
    shifts.push((shifts.at(-1) ?? 0) + edit.text.length - (edit.span.end - edit.span.start))
  return shifts
}

/** The edits whose texts a stretch of the text after cuts into or touches; they stand in order and do not overlap. */
function between(placed: readonly Placed[], { start, end }: Span): readonly Placed[] {
  const from = firstIndex(placed.length, (at) => (placed[at]?.after.end ?? 0) >= start)
  const to = firstIndex(placed.length, (at) => (placed[at]?.after.start ?? 0) > end)
  return placed.slice(from, to)
}

/** The edits in order, each with its place in the text after all of them. */
function placedEdits(edits: readonly Edit[]): readonly Placed[] {
  const ordered = edits
    .map((edit, at) => ({ edit, at }))
    .toSorted((a, b) => a.edit.span.start - b.edit.span.start || order(a.edit, b.edit) || a.at - b.at)
  let shift = 0
  return ordered.map(({ edit }) => {
    const start = edit.span.start + shift
    shift += edit.text.length - (edit.span.end - edit.span.start)
    return { edit, after: { start, end: start + edit.text.length } }
  })
}

/** An insertion goes before a replacement that starts at its offset. */
function order(a: Edit, b: Edit): number {
  return Number(a.span.end > a.span.start) - Number(b.span.end > b.span.start)
}

interface Block {
  readonly before: Span
  readonly after: Span
  readonly rewrites: readonly { readonly span: Span; readonly text: string }[]
}

/** Blocks that share an edit are one. */
function joined(blocks: readonly Block[]): readonly Block[] {
  const result: Block[] = []
  for (const block of blocks.toSorted((a, b) => a.after.start - b.after.start)) {
    const last = result.at(-1)
    if (last === undefined || last.after.end < block.after.start) result.push(block)
    else
      result[result.length - 1] = {
        before: { start: last.before.start, end: Math.max(last.before.end, block.before.end) },
        after: { start: last.after.start, end: Math.max(last.after.end, block.after.end) },
        rewrites: [...last.rewrites, ...block.rewrites],
      }
  }
  return result
}
