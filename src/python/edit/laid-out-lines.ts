import type { Edit } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { contentEnd, lineStart } from '../facts/lines.ts'
import { mappedEdits } from '../imports/mapped-edits.ts'
import type { MappedEdits } from '../imports/mapped-edits.ts'
import { bracketsOf } from './brackets.ts'
import type { Brackets } from './brackets.ts'
import { partedLine } from './part-lines.ts'
import { partedOperands } from './part-operators.ts'
import { indentOf, isPlain, onOneLine } from './plain-lines.ts'

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
 * lines"). White space alone changes, and only where the layout was theirs before; imports have rules of their own.
 */
export function laidOutEdits({ facts, edits, factsOf, width }: Lines): readonly Edit[] {
  if (edits.every(({ span }) => isInImport(facts, span)) || /#\s*fmt:\s*o(ff|n)/.test(facts.text)) return edits
  const mapped = mappedEdits(facts.text, edits)
  const after = factsOf(mapped.after)
  if (after.errors.length > 0) return edits
  const brackets = bracketsOf(after)
  const was = (span: Span): string | undefined => textBefore(facts, mapped, span)
  const rewrites: { readonly span: Span; readonly text: string }[] = []
  for (const place of mapped.places) {
    if (rewrites.some(({ span }) => span.start < place.end && place.start < span.end) || isInImport(after, place))
      continue
    const anew = joined(after, brackets, place, width, was) ?? parted(after, brackets, place, width, was)
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

type Was = (span: Span) => string | undefined

/** The outermost lines around a place that belong together and have room on one, which they had not before. */
function joined(
  facts: ModuleFacts,
  brackets: Brackets,
  place: Span,
  width: number,
  was: Was,
): { readonly span: Span; readonly text: string } | undefined {
  for (const { open } of brackets.around(place)) {
    const lines = brackets.linesFrom(lineStart(facts.text, open))
    if (lines === undefined || !isPlain(facts, brackets, lines)) continue
    const indent = indentOf(facts.text, lines.start)
    const line = onOneLine(facts.text.slice(lines.start, lines.end))
    if (line === undefined || indent.length + line.length > width) continue
    const before = was(lines)
    const old = before === undefined ? undefined : onOneLine(before)
    if (before === undefined || old === undefined || !before.includes('\n') || indent.length + old.length <= width)
      return undefined
    return { span: lines, text: indent + line }
  }
  return undefined
}

/** A line that fitted and does not any more, parted. */
function parted(
  facts: ModuleFacts,
  brackets: Brackets,
  place: Span,
  width: number,
  was: Was,
): { readonly span: Span; readonly text: string } | undefined {
  const anew =
    place.end > contentEnd(facts.text, place.start)
      ? undefined
      : (partedLine(facts, brackets, place.start, width) ?? partedOperands(facts, brackets, place.start, width))
  const before = anew === undefined ? undefined : was(anew.span)
  return before === undefined || before.includes('\n') || before.length > width ? undefined : anew
}
