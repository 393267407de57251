import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { contentEnd, lineStart } from '../facts/lines.ts'
import type { Brackets } from './brackets.ts'
import { indentOf, isCall, isPlain } from './plain-lines.ts'

/** `a = b(`, `return b(`, `name=b(`, `with b(`, `b(`, up to the bracket. */
const CALL =
  /^ *(?:(?:return|yield|raise|(?:async )?with) |@|[\w., *]+(?:: [\w.[\], |]+)? = |\w+=)?(?:await )?(?:super\(\)\.)?[\w.]+(?:\[[\w."']+\][\w.]*)*$/
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
  if (text[open] === '(' ? !CALL.test(head) : !isTable || !LITERAL.test(head)) return undefined
  if (/ as |:$/.test(tail?.[0] ?? '') !== / with /.test(` ${head.trim()}`) || head.length + 1 > width) return undefined
  const indent = indentOf(text, line.start)
  const inside = `${indent}    `
  const whole = inside + text.slice(open + 1, close)
  const rows = !isTable && whole.length <= width ? [whole] : oneEach(text, open, close, brackets.commasIn(open), inside)
  if (rows === undefined || rows.some((row) => row.length > width)) return undefined
  const newline = text.startsWith('\r', line.end) ? '\r\n' : '\n'
  return { span: line, text: [head + text[open], ...rows, indent + text.slice(close, line.end)].join(newline) }
}

/** What stands between two brackets, by its commas, each on a line; undefined where there is no comma. */
function oneEach(
  text: string,
  open: number,
  close: number,
  commas: readonly number[],
  indent: string,
): readonly string[] | undefined {
  if (commas.length === 0) return undefined
  const ends = [...commas, close]
  return ends.map((end, at) => `${indent}${text.slice((ends[at - 1] ?? open) + 1, end).trim()},`)
}
