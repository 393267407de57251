import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { contentEnd, lineStart } from '../facts/lines.ts'
import type { Bracket, Brackets } from './brackets.ts'
import { breaksIn, hasOperands, rowsAt } from './breaks.ts'
import type { Breaks } from './breaks.ts'
import { rowsWithin } from './part-lines.ts'
import { indentOf, isCall, isPlain } from './plain-lines.ts'
import { isBracketed, sideLineIn } from './side-lines.ts'
import type { SideLine } from './side-lines.ts'

/** What has no bracket and no second target that the tools may part before they put parentheses around one thing. */
const SIMPLE = /^ *(?:return |assert |(?:if|elif|while) |[\w.]+(?:: [\w. |]+)? \S*= )$/

/** A statement or header on a line of its own that is too long, and where its side can be broken. */
interface LongSide extends SideLine {
  readonly line: Span
  readonly breaks: Breaks
  readonly indent: string
  readonly newline: string
}

function longSideAt(facts: ModuleFacts, brackets: Brackets, at: number, width: number): LongSide | undefined {
  const { text } = facts
  const line = { start: lineStart(text, at), end: contentEnd(text, at) }
  if (line.end - line.start <= width || !isPlain(facts, brackets, line)) return undefined
  const isInside = brackets.spread.some(({ open, close }) => open < line.start && line.start < close)
  if (isInside || brackets.linesFrom(line.start)?.end !== line.end) return undefined
  const found = sideLineIn(facts, line)
  const breaks = found && breaksIn(facts, found.side)
  if (found === undefined || breaks === undefined) return undefined
  const newline = text.startsWith('\r', line.end) ? '\r\n' : '\n'
  return { ...found, line, breaks, indent: indentOf(text, line.start), newline }
}

/**
 * The line at an offset, where it is longer than `width`, with its right side, its condition or what it returns between parentheses on
 * lines of its own: in one if it fits there, else in one for each operand or method (black, "Parentheses", "Call chains"; PEP 8 asks for
 * parentheses rather than backslashes). Undefined where the line has room, or where the tools would part another bracket or nothing.
 */
export function partedSide(
  facts: ModuleFacts,
  brackets: Brackets,
  at: number,
  width: number,
): { readonly span: Span; readonly text: string } | undefined {
  const long = longSideAt(facts, brackets, at, width)
  if (long === undefined || long.head.length + 1 > width) return undefined
  const { line, side, head, tail, breaks, indent, newline } = long
  const { text } = facts
  const inside = `${indent}    `
  const whole = inside + text.slice(side.start, side.end)
  const isWhole = whole.length <= width
  const isWanted = hasOperands(breaks)
    ? breaks.at.length > 1 || !isBracketed(text, brackets, side)
    : isWhole && SIMPLE.test(head) && isOnlyRoom(brackets, long, width)
  const rows = isWhole ? [whole] : rowsAt(text, side, breaks, inside)
  if (!isWanted || rows.some((row) => row.length > width)) return undefined
  return { span: line, text: [`${head}(`, ...rows, `${indent})${tail}`].join(newline) }
}

/** What returns or asks for one value: with a target, black weighs other breaks too. */
const ASKED = /^ *(?:return |assert |(?:if|elif|while) )$/

/**
 * The line at an offset, where it is longer than `width`, is a condition or what is returned, and two operands that one operator joins, with what the
 * call at its end holds on a line of its own (black, `can_omit_invisible_parens`: brackets at the end of the last operand are parted first).
 * Undefined where the line has room, begins with a bracket, or does not fit so.
 */
export function partedLastCall(
  facts: ModuleFacts,
  brackets: Brackets,
  at: number,
  width: number,
): { readonly span: Span; readonly text: string } | undefined {
  const long = longSideAt(facts, brackets, at, width)
  const { text } = facts
  if (long?.breaks.kind !== 'operator' || long.breaks.at.length > 1 || !ASKED.test(long.head)) return undefined
  const { line, side, breaks, indent, newline } = long
  const close = side.end - 1
  const open = brackets.openingOf(close)
  if (open === undefined || open + 1 === close || text[open] !== '(' || !isCall(text, open)) return undefined
  if (open < (breaks.at[0] ?? 0) || open + 1 - line.start > width || /[([{]/.test(text[side.start] ?? ''))
    return undefined
  const rows = rowsWithin(text, { open, close }, brackets.commasIn(open), { indent, width, isTable: false })
  if (rows?.length !== 1) return undefined
  return {
    span: line,
    text: [text.slice(line.start, open + 1), ...rows, indent + text.slice(close, line.end)].join(newline),
  }
}

/** Whether a side without operators has no bracket to part, or none whose first line has room. */
function isOnlyRoom(brackets: Brackets, { head, side }: SideLine, width: number): boolean {
  const [last, ...others] = filledIn(brackets, side)
  return last === undefined || (others.length === 0 && head.length + last.open - side.start + 1 > width)
}

/** The outermost brackets of a stretch that hold something, the last first. */
function filledIn(brackets: Brackets, { start, end }: Span): readonly Bracket[] {
  const filled: Bracket[] = []
  for (let at = end - 1; at >= start; at -= 1) {
    const open = brackets.openingOf(at)
    if (open === undefined) continue
    if (open < at - 1) filled.push({ open, close: at })
    at = open
  }
  return filled
}

/**
 * The line at an offset, where it is longer than `width`, with what the last call or subscript holds whose first line has room on lines of its own,
 * and what is asked of its value behind it. Undefined where the line has room, has operators or several methods, or holds nothing in brackets.
 */
export function partedTrailer(
  facts: ModuleFacts,
  brackets: Brackets,
  at: number,
  width: number,
): { readonly span: Span; readonly text: string } | undefined {
  const long = longSideAt(facts, brackets, at, width)
  if (long === undefined || hasOperands(long.breaks)) return undefined
  const { text } = facts
  const { line, side, indent, newline } = long
  const bracket = filledIn(brackets, side).find(({ open }) => open + 1 - line.start <= width)
  if (bracket === undefined || !isCall(text, bracket.open)) return undefined
  const commas = brackets.commasIn(bracket.open)
  const rows = rowsWithin(text, bracket, commas, { indent, width, isTable: false })
  const tail = indent + text.slice(bracket.close, line.end)
  if (rows === undefined || tail.length > width || (text[bracket.open] === '[' && commas.length > 0)) return undefined
  return { span: line, text: [text.slice(line.start, bracket.open + 1), ...rows, tail].join(newline) }
}
