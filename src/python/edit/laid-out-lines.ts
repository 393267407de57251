import type { Edit } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { contentEnd, inkEnd, lineStart, nextLine } from '../facts/lines.ts'
import { mappedEdits } from '../imports/mapped-edits.ts'
import type { MappedEdits } from '../imports/mapped-edits.ts'
import { bracketsOf } from './brackets.ts'
import type { Brackets } from './brackets.ts'
import { partedLine } from './part-lines.ts'
import { partedOperands } from './part-operators.ts'
import { partedLastCall, partedSide, partedTrailer } from './part-sides.ts'
import { indentOf, isPlain, onOneLine } from './plain-lines.ts'
import { areOperandRows, sideParentheses } from './side-lines.ts'

/** What laying out needs to know of one text that is about to be edited. */
export interface Lines {
  readonly facts: ModuleFacts
  readonly edits: readonly Edit[]
  /** Facts of the text after the edits. */
  readonly factsOf: (text: string) => ModuleFacts
  /** How long a line may be. */
  readonly width: number
}

/**
 * The edits of a text, with code that they made shorter on one line where there is room now, and a call, list or table that they
 * made too long with what it holds on lines of its own: what black and ruff do in these cases (black, "The Black code style", "How Black wraps
 * lines"). White space changes, and parentheses come and go around a whole right side, condition or returned value, where the layout was
 * theirs before; imports have rules of their own.
 */
export function laidOutEdits({ facts, edits, factsOf, width }: Lines): readonly Edit[] {
  if (edits.every(({ span }) => isInImport(facts, span)) || /#\s*fmt:\s*o(ff|n)/.test(facts.text)) return edits
  const mapped = mappedEdits(facts.text, edits)
  const after = factsOf(mapped.after)
  if (after.errors.length > 0) return edits
  const brackets = bracketsOf(after)
  const texts = { facts: after, brackets, factsOf, was: (span: Span) => textBefore(facts, mapped, span) }
  const rewrites: { readonly span: Span; readonly text: string }[] = []
  for (const place of mapped.places) {
    if (rewrites.some(({ span }) => span.start < place.end && place.start < span.end) || isInImport(after, place))
      continue
    const anew = joined(texts, place, width) ?? parted(texts, place, width)
    if (anew !== undefined) rewrites.push(anew)
  }
  return rewrites.length === 0 ? edits : mapped.with(rewrites)
}

function isInImport({ imports }: ModuleFacts, { start, end }: Span): boolean {
  return imports.some(({ span }) => span.start <= end && start <= span.end)
}

/** The text before the edits of a stretch of the text after them; undefined where an edit crosses its ends. */
function textBefore(facts: ModuleFacts, mapped: MappedEdits, span: Span): string | undefined {
  const { before, after } = mapped.before(span)
  return after.start === span.start && after.end === span.end ? facts.text.slice(before.start, before.end) : undefined
}

/** A text after its edits. */
interface Texts {
  readonly facts: ModuleFacts
  readonly brackets: Brackets
  readonly factsOf: (text: string) => ModuleFacts
  /** What stood before the edits where a stretch is; undefined where an edit crosses its ends. */
  readonly was: (span: Span) => string | undefined
}

/** Lines that may stand on one, and how that reads. */
interface Joining {
  readonly span: Span
  readonly indent: string
  /** Without the indentation; undefined where something keeps the lines apart. Handed the lines as they are now or were before. */
  readonly line: (lines: string) => string | undefined
}

/** The outermost lines around a place that belong together and have room on one, which they had not before. */
function joined(texts: Texts, place: Span, width: number): { readonly span: Span; readonly text: string } | undefined {
  const { text } = texts.facts
  for (const { open } of texts.brackets.around(place)) {
    const { joinings, isWhole } = joiningsFrom(texts, lineStart(text, open))
    for (const { span, indent, line } of joinings) {
      const anew = line(text.slice(span.start, span.end))
      if (anew === undefined || indent.length + anew.length > width) continue
      const before = texts.was(span)
      const old = before === undefined ? undefined : line(before)
      if (before === undefined || old === undefined || !before.includes('\n') || indent.length + old.length <= width)
        return undefined
      return { span, text: indent + anew }
    }
    if (isWhole) return undefined
  }
  return undefined
}

/**
 * The lines from a bracket on, without parentheses that are there for the break, and what stands between these. `isWhole`: what these hold is laid
 * out as one, so that nothing in it can be put on one line by itself.
 */
function joiningsFrom(
  { facts, brackets, factsOf }: Texts,
  start: number,
): { readonly joinings: readonly Joining[]; readonly isWhole: boolean } {
  const { text } = facts
  const lines = brackets.linesFrom(start)
  const side = lines && sideParentheses(facts, brackets, lines)
  if (lines === undefined || !isPlain(facts, brackets, lines, side?.open)) return { joinings: [], isWhole: false }
  const indent = indentOf(text, lines.start)
  if (side === undefined) return { joinings: [{ span: lines, indent, line: onOneLine }], isWhole: false }
  const behind = lines.end - side.close - 1
  const bare = (whole: string): string | undefined => {
    const line = onOneLine(whole)
    const close = (line?.length ?? 0) - behind - 1
    return line && line.slice(0, close).replace(/(?<= )\(/, '') + line.slice(close + 1)
  }
  const inside = { start: nextLine(text, side.open), end: contentEnd(text, inkEnd(text, side.close) - 1) }
  const isParted = areOperandRows(facts, inside, factsOf)
  const whole = { span: lines, indent, line: bare }
  const body = { span: inside, indent: `${indent}    `, line: onOneLine }
  return { joinings: isParted ? [whole, body] : [whole], isWhole: !isParted }
}

/** A line that fitted and does not any more, parted. */
function parted(
  { facts, brackets, was }: Texts,
  place: Span,
  width: number,
): { readonly span: Span; readonly text: string } | undefined {
  const anew =
    place.end > contentEnd(facts.text, place.start)
      ? undefined
      : (partedLine(facts, brackets, place.start, width) ??
        partedSide(facts, brackets, place.start, width) ??
        partedLastCall(facts, brackets, place.start, width) ??
        partedTrailer(facts, brackets, place.start, width) ??
        partedOperands(facts, brackets, place.start, width))
  const before = anew === undefined ? undefined : was(anew.span)
  return before === undefined || before.includes('\n') || before.length > width ? undefined : anew
}
