import type { Edit } from '../model/edit.ts'
import { insert, remove } from '../model/edit.ts'
import { findTables } from './find-tables.ts'
import type { TableColumn, TextTable } from './find-tables.ts'
import { textLines } from './text-lines.ts'
import type { TextLine } from './text-lines.ts'
import { growthIn } from './title-layout.ts'

/**
 * Edits of a document with what tables need besides: columns that stood one below the other still do, wider where they have to be, and
 * rules grow with them. Where cells span columns, an edit for which its own cell has no room is left out. Offsets into `text`.
 */
export function withTableLayout(text: string, edits: readonly Edit[]): readonly Edit[] {
  let result = edits
  for (const table of findTables(textLines(text))) {
    const [first, last] = [table.lines[0], table.lines.at(-1)]
    const isTouched = edits.some(({ span }) => (first?.start ?? 0) <= span.start && span.end <= (last?.end ?? 0))
    if (!isTouched) continue
    const laid = table.columns === undefined ? undefined : laidOut(table, table.columns, edits)
    if (laid !== undefined) result = [...result, ...laid]
    else if (table.kind !== 'pipe') result = table.lines.reduce(fitted, result)
  }
  return result
}

/** The edits that keep the columns; undefined where one cannot be told. */
function laidOut(table: TextTable, columns: readonly TableColumn[], edits: readonly Edit[]): readonly Edit[] {
  return columns.flatMap((column) => {
    if (column.end === undefined) return []
    const bounds = { start: column.start, end: column.end }
    const width = bounds.end - bounds.start
    const cells = table.lines.map((line) => cellOf(line, bounds, edits))
    const wanted = cells.map((cell, at) => (table.borders.has(at) ? 0 : neededBy(cell, table.kind)))
    const wider = Math.max(width, ...wanted) - width
    return cells.flatMap((cell, at) => (table.borders.has(at) ? ruled(cell, wider) : padded(cell, wider - cell.growth)))
  })
}

interface Cell {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly growth: number
  /** Whether the line goes on behind it. */
  readonly isLast: boolean
}

function cellOf(line: TextLine, { start, end }: { start: number; end: number }, edits: readonly Edit[]): Cell {
  const span = { start: line.start + start, end: Math.min(line.end, line.start + end) }
  const isLast = line.text.slice(end).trim() === ''
  return { ...span, text: line.text.slice(start, end), growth: growthIn(edits, span), isLast }
}

function neededBy({ text, growth }: Cell, kind: TextTable['kind']): number {
  const content = text.trimEnd().length
  return content + growth + (kind === 'simple' || content === text.length ? 0 : 1)
}

function ruled({ start, end, text }: Cell, wider: number): readonly Edit[] {
  const dash = /[-=](?=[^-=]*$)/.exec(text)
  const fill = dash?.[0] ?? '-'
  return wider <= 0 ? [] : [insert(dash === null ? end : start + dash.index, fill.repeat(wider), 'review')]
}

/** Blanks at the end of the cell; before it where it stands to the right. */
function padded({ start, end, text, growth, isLast }: Cell, more: number): readonly Edit[] {
  if (more === 0 || end <= start || (isLast && more > 0)) return []
  const isRight = growth === 0 && /^ {2,}\S.*\S $|^ {2,}\S $/.test(text)
  if (more > 0) return [insert(isRight ? start : end, ' '.repeat(more), 'review')]
  const free = text.length - text.trimEnd().length
  return free < -more ? [] : [remove(end + more, end, 'review')]
}

/** The edits of one line of a table whose columns cannot be moved: the blanks behind a name make room for it, or it stays. */
function fitted(edits: readonly Edit[], line: TextLine): readonly Edit[] {
  const own = edits.filter(({ span }) => line.start <= span.start && span.end <= line.end)
  return own.reduce((all, edit) => {
    const rest = line.text.slice(edit.span.end - line.start)
    const [before = '', blanks = ''] = /^([^ |]*(?: [^ |]+)*)( +)(?=\S)/.exec(rest)?.slice(1) ?? []
    const growth = growthIn([edit], line)
    if (growth === 0 || rest.trim() === '') return all
    const end = edit.span.end + before.length + blanks.length
    if (growth < 0) return [...all, insert(end, ' '.repeat(-growth), 'review')]
    return growth < blanks.length ? [...all, remove(end - growth, end, 'review')] : all.filter((one) => one !== edit)
  }, edits)
}
