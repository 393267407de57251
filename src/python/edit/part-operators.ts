import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { contentEnd, lineStart } from '../facts/lines.ts'
import type { Brackets } from './brackets.ts'
import { outermost } from './outermost.ts'
import { indentOf, isPlain } from './plain-lines.ts'

const LOGICAL = / (?=(?:and|or) )/
const COMPARING = / (?=(?:==|!=|<=?|>=?|is|not in|(?<!\bnot )in) )/
/** What binds less than these, or is no operand: such a line is parted elsewhere, or not at all. */
const OTHER = /^ *\*|[,;:]|(?<![=!<>])=(?!=)|\b(?:if|else|for|lambda|await|yield|from)\b/

/**
 * The line at an offset, where it is longer than `width` and all that stands between two parentheses on lines of their own, with a line for
 * each operand of its `and` and `or`, or else of its comparisons (black, "The Black code style", "Line breaks & binary operators"). Undefined
 * where the line has room, is none of these or is too long even so.
 */
export function partedOperands(
  facts: ModuleFacts,
  brackets: Brackets,
  at: number,
  width: number,
): { readonly span: Span; readonly text: string } | undefined {
  const { text } = facts
  const line = { start: lineStart(text, at), end: contentEnd(text, at) }
  const isAlone =
    /\([ \t]*\r?\n$/.test(text.slice(Math.max(0, line.start - 200), line.start)) &&
    /^\r?\n[ \t]*\)/.test(text.slice(line.end, line.end + 200))
  if (!isAlone || line.end - line.start <= width || !isPlain(facts, brackets, line)) return undefined
  const own = brackets.linesFrom(line.start)
  if (own === undefined || own.end !== line.end) return undefined
  const seen = outermost(facts, line)
  if (OTHER.test(seen)) return undefined
  const operator = LOGICAL.test(seen) ? LOGICAL : COMPARING
  const parts = seen.split(new RegExp(operator, 'g'))
  // Of two operands the brackets of the last or the first may be parted instead.
  const isBracketed =
    /^ *[([{]/.test(text.slice(line.start, line.end)) || /[)\]}]$/.test(text.slice(line.start, line.end))
  if (parts.length < 2 || (parts.length === 2 && isBracketed)) return undefined
  const indent = indentOf(text, line.start)
  let from = line.start
  const rows = parts.map((part, index) => {
    const row = text.slice(from, from + part.length)
    from += part.length + 1
    return index === 0 ? row : indent + row
  })
  if (rows.some((row) => row.length > width)) return undefined
  const newline = text.startsWith('\r', line.end) ? '\r\n' : '\n'
  return { span: line, text: rows.join(newline) }
}
