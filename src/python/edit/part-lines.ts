import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { contentEnd, lineStart } from '../facts/lines.ts'
import type { Bracket, Brackets } from './brackets.ts'
import { outermost } from './outermost.ts'
import { indentOf, isCall, isPlain } from './plain-lines.ts'

/** `a = b(`, `return b(`, `name=b(`, `with b(`, `b(`, up to the bracket, where letters stand for what other brackets hold. */
const CALL =
  /^ *(?:(?:return|yield|raise|assert|assert not|(?:async )?with) |@|[\w., *]+(?:: [\w.[\], |]+)? (?:[-+*/%|&^@]|\/\/|<<|>>|\*\*)?= |\w+=)?(?:await )?[\w.]+$/
/** `assert a == b(`, `c = a + b(`: two operands and what joins them; none begins with a bracket. */
const OPERATION =
  /^ *(?:(?:return|assert) |[\w.]+ = )[\w.]+ (?:==|!=|<=?|>=?|is|is not|in|not in|and|or|\/\/|[-+*/%|&]) (?:[\w.]+)?$/
/** `a = [`, `name=[`, `"key": [`, `[`, up to the bracket. */
const LITERAL = /^ *(?:return |[\w.]+ = |\w+=|"[^"\\]*": |'[^'\\]*': )?$/
/** What may stand behind the bracket. */
const TAIL = /[)\]}](?:,| as \w+:|:)?$/

/**
 * The line at an offset, where it is longer than `width`, with what its last brackets hold on a line of its own, or one a line behind a comma
 * where that is too long as well or stands in a list or table (black, "The Black code style", "How Black wraps lines"). Undefined where the
 * line has room or is none of these.
 */
export function partedLine(
  facts: ModuleFacts,
  brackets: Brackets,
  at: number,
  width: number,
): { readonly span: Span; readonly text: string } | undefined {
  const { text } = facts
  const line = { start: lineStart(text, at), end: contentEnd(text, at) }
  if (line.end - line.start <= width) return undefined
  const own = brackets.linesFrom(line.start)
  if (own === undefined || own.end !== line.end || !isPlain(facts, brackets, line)) return undefined
  const tail = TAIL.exec(text.slice(line.start, line.end))
  const close = line.start + (tail?.index ?? 0)
  const open = tail === null ? undefined : brackets.openingOf(close)
  if (open === undefined || open < line.start || close === open + 1 || text[close - 1] === ',') return undefined
  const head = text.slice(line.start, open)
  const isTable = !isCall(text, open)
  if (isTable && text[open] === '(' && brackets.commasIn(open).length === 0) return undefined
  const isOperation =
    brackets.spread.every((one) => one.open > line.start || one.close < line.start) &&
    isOperationUpTo(facts, line, open)
  const isSubscript = text[open] === '[' && brackets.commasIn(open).length === 0
  if (
    !isOperation &&
    !(isTable ? LITERAL.test(head) : (isSubscript || text[open] === '(') && isCallUpTo(facts, line, open))
  )
    return undefined
  if (/ as |:$/.test(tail?.[0] ?? '') !== / with /.test(` ${head.trim()}`) || head.length + 1 > width) return undefined
  const indent = indentOf(text, line.start)
  const rows = rowsWithin(text, { open, close }, brackets.commasIn(open), { indent, width, isTable })
  if (rows === undefined) return undefined
  const newline = text.startsWith('\r', line.end) ? '\r\n' : '\n'
  return { span: line, text: [head + text[open], ...rows, indent + text.slice(close, line.end)].join(newline) }
}

/** Whether what stands above a bracket is a name that is called, or what one call gave is asked for a method: of more than one each has its line. */
function isCallUpTo(facts: ModuleFacts, { start }: Span, open: number): boolean {
  const { text } = facts
  return CALL.test(outermost(facts, { start, end: open })) && chained(text, start, open) < 2
}

/** How many dots stand behind a bracket. */
function chained(text: string, start: number, end: number): number {
  return [...text.slice(start, end).matchAll(/[)\]]\./g)].length
}

/** Whether what stands above a bracket is an operand, an operator, and what the second one begins with; a subscript is no bracket to part. */
function isOperationUpTo(facts: ModuleFacts, { start }: Span, open: number): boolean {
  const { text } = facts
  const head = outermost(facts, { start, end: open })
  const first = /^ *(?:(?:return|assert) |[\w.]+ = )/.exec(head)?.[0].length ?? 0
  return OPERATION.test(head) && !/[([{]/.test(text[start + first] ?? '') && (text[open] !== '[' || !isCall(text, open))
}

/** Where rows are to have room; in a list or table each member has its own. */
interface Room {
  /** Of the line that opens the bracket. */
  readonly indent: string
  readonly width: number
  readonly isTable: boolean
}

/** What stands between two brackets, on one line or, by its commas, each on one (one member alone gets no comma); undefined where that has no room either. */
export function rowsWithin(
  text: string,
  { open, close }: Bracket,
  commas: readonly number[],
  { indent, width, isTable }: Room,
): readonly string[] | undefined {
  const inside = `${indent}    `
  const whole = inside + text.slice(open + 1, close)
  if ((!isTable || commas.length === 0) && whole.length <= width) return [whole]
  if (commas.length === 0) return undefined
  const ends = [...commas, close]
  const rows = ends.map((end, at) => `${inside}${text.slice((ends[at - 1] ?? open) + 1, end).trim()},`)
  return rows.some((row) => row.length > width) ? undefined : rows
}
