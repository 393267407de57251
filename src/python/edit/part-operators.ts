import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { contentEnd, inkEnd, lineStart } from '../facts/lines.ts'
import type { Bracket, Brackets } from './brackets.ts'
import { breaksIn, hasOperands, rowsAt } from './breaks.ts'
import type { Breaks } from './breaks.ts'
import { indentOf, isCall, isPlain } from './plain-lines.ts'

/**
 * The line at an offset, where it is longer than `width` and one of those that brackets hold (all between two parentheses, one argument or
 * member behind a comma), with a line for each operand of the operator that binds least, or else for each of several methods (black, "The
 * Black code style", "Line breaks & binary operators", "Call chains"). Undefined where the line has room, is none of these or is too long even so.
 */
export function partedOperands(
  facts: ModuleFacts,
  brackets: Brackets,
  at: number,
  width: number,
): { readonly span: Span; readonly text: string } | undefined {
  const { text } = facts
  const line = { start: lineStart(text, at), end: contentEnd(text, at) }
  if (line.end - line.start <= width || !isPlain(facts, brackets, line)) return undefined
  const around = brackets.spread.findLast(({ open, close }) => open < line.start && line.end <= close)
  const own = brackets.linesFrom(line.start)
  if (around === undefined || own?.end !== line.end || !fillsRow(facts, around, line)) return undefined
  const end = text[line.end - 1] === ',' ? line.end - 1 : line.end
  const key = /^ *\w+=(?!=)/.exec(text.slice(line.start, end))
  const indent = indentOf(text, line.start)
  const value = { start: line.start + (key?.[0].length ?? indent.length), end }
  const breaks = breaksIn(facts, value)
  if (breaks === undefined || !hasOperands(breaks) || !areRows(text, around, value, breaks)) return undefined
  const [first = '', ...others] = rowsAt(text, value, breaks, indent)
  const rows = [text.slice(line.start, value.start) + first.slice(indent.length), ...others]
  rows.push(`${rows.pop() ?? ''}${text.slice(end, line.end)}`)
  if (rows.some((row) => row.length > width)) return undefined
  const newline = text.startsWith('\r', line.end) ? '\r\n' : '\n'
  return { span: line, text: rows.join(newline) }
}

/** Whether a line holds all that stands between two of the commas of the brackets around it. */
function fillsRow({ text }: ModuleFacts, { open, close }: Bracket, line: Span): boolean {
  const above = inkEnd(text, line.start) - 1
  if (above !== open && text[above] !== ',') return false
  return text[line.end - 1] === ',' || inkEnd(text, close) === line.end
}

/**
 * Whether the tools give each operand a line: of two in parentheses that are there for the break, the brackets of the last or the first may be
 * parted instead, and in other brackets black puts parentheses of its own around a conditional expression.
 */
function areRows(text: string, { open }: Bracket, { start, end }: Span, { at }: Breaks): boolean {
  const isForTheBreak = text[open] === '(' && !isCall(text, open)
  if (!isForTheBreak) return !/^(?:if|else)\b/.test(text.slice(at[0], end))
  return at.length > 1 || !(/[([{]/.test(text[start] ?? '') || /[)\]}]/.test(text[end - 1] ?? ''))
}
