import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { bracketsOf } from './brackets.ts'
import type { Bracket, Brackets } from './brackets.ts'
import { breaksIn, hasOperands, isOperands } from './breaks.ts'
import { outermost } from './outermost.ts'
import { isCall, onOneLine } from './plain-lines.ts'

/** What stands above a whole expression that may get parentheses, in letters where strings and other brackets are. */
const HEAD =
  /^ *(?:return |assert |(?:if|elif|while) |(?:async )?for [\w., ]+ in |[\w.]+(?:, [\w.]+)*(?:: [\w. |]+)? (?:[-+*/%|&^@]|\/\/|<<|>>|\*\*)?= )/
const LOOP = /^ *(?:async )?for /
const HEADER = /^ *(?:if|elif|while|for|async) /

/** Lines of one statement or header whose last part is a whole expression: a right side, a condition, what is returned. */
export interface SideLine {
  readonly head: string
  readonly side: Span
  /** The colon of a header, or nothing. */
  readonly tail: string
}

/** Read lines that one statement or header fills, from the first blank on; undefined for any other. */
export function sideLineIn(facts: ModuleFacts, lines: Span): SideLine | undefined {
  const seen = outermost(facts, lines)
  const head = HEAD.exec(seen)?.[0]
  const tail = HEADER.test(seen) ? ':' : ''
  if (head === undefined || !seen.endsWith(tail)) return undefined
  const side = { start: lines.start + head.length, end: lines.end - tail.length }
  return { head: facts.text.slice(lines.start, side.start), side, tail }
}

/** The parentheses around the whole side of a statement that spans lines, where they are there for the break alone; undefined for any other lines. */
export function sideParentheses(facts: ModuleFacts, brackets: Brackets, lines: Span): Bracket | undefined {
  const found = sideLineIn(facts, lines)
  if (found === undefined || !/^\(\r?\n/.test(facts.text.slice(found.side.start, found.side.end))) return undefined
  const bracket = { open: found.side.start, close: found.side.end - 1 }
  const inside = { start: bracket.open + 1, end: bracket.close }
  // Black keeps them around what a loop goes over if that is conditional.
  const isKept = LOOP.test(found.head) && /\bif\b/.test(outermost(facts, inside))
  const isWhole = brackets.openingOf(bracket.close) === bracket.open
  return isWhole && !isKept && isOperands(facts, inside) ? bracket : undefined
}

/**
 * Whether the lines between parentheses that are there for the break stay there as long as they do not fit on the line they began on, each an
 * operand: else the brackets of an operand would be parted instead, or an operand has operators that are parted themselves.
 */
export function areOperandRows(facts: ModuleFacts, inside: Span, factsOf: (text: string) => ModuleFacts): boolean {
  const line = onOneLine(facts.text.slice(inside.start, inside.end))
  if (line === undefined) return false
  const own = factsOf(`_ = ${line}\n`)
  const side = { start: 4, end: own.text.length - 1 }
  const breaks = own.errors.length > 0 ? undefined : breaksIn(own, side)
  if (breaks === undefined || !hasOperands(breaks)) return false
  const rows = outermost(facts, inside).split('\n').length
  return rows <= breaks.at.length + 1 && (breaks.at.length > 1 || !isBracketed(own.text, bracketsOf(own), side))
}

/** Whether something begins or ends in brackets that may be parted instead (black, `can_omit_invisible_parens`); a subscript at the end is none. */
export function isBracketed(text: string, brackets: Brackets, { start, end }: Span): boolean {
  if (/[([{]/.test(text[start] ?? '')) return true
  const open = brackets.openingOf(end - 1)
  return open !== undefined && open !== end - 2 && !(text[open] === '[' && isCall(text, open))
}
