import type { TextLine } from './text-lines.ts'

/** A column of a table: offsets into each of its lines, end exclusive; the last one of some tables is open. */
export interface TableColumn {
  readonly start: number
  readonly end: number | undefined
}

/** A table whose columns stand one below the other. `borders` are the lines that rule it, by their place in `lines`. */
export interface TextTable {
  readonly kind: 'grid' | 'simple' | 'pipe'
  readonly lines: readonly TextLine[]
  readonly borders: ReadonlySet<number>
  /** Undefined where cells span columns, or do not stand below each other. */
  readonly columns: readonly TableColumn[] | undefined
}

const GRID = /^\s*\+(?:[-=]+\+)+\s*$/
const SIMPLE = /^\s*=+(?: +=+)+\s*$/
const RULE = /^\s*(?:=+(?: +=+)*|-+(?: +-+)*)\s*$/
const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/

/** Grid and simple tables of reStructuredText, and pipe tables of Markdown, in their order. */
export function findTables(lines: readonly TextLine[]): readonly TextTable[] {
  const tables: TextTable[] = []
  for (let at = 0; at < lines.length;) {
    const table = gridAt(lines, at) ?? simpleAt(lines, at) ?? pipesAt(lines, at)
    if (table !== undefined) tables.push(table)
    at += table?.lines.length ?? 1
  }
  return tables
}

function gridAt(lines: readonly TextLine[], at: number): TextTable | undefined {
  const first = lines[at]?.text ?? ''
  if (!GRID.test(first)) return undefined
  const own = lines.slice(
    at,
    endOf(lines, at, (text) => /^\s*[+|]/.test(text)),
  )
  const bounds = placesOf('+', first)
  const borders = new Set(own.flatMap(({ text }, place) => (GRID.test(text) ? [place] : [])))
  const isEven = own.every(({ text }, place) => {
    const marks = placesOf(borders.has(place) ? '+' : '|', text)
    return borders.has(place) ? isSame(marks, bounds) : bounds.every((bound) => marks.includes(bound))
  })
  return { kind: 'grid', lines: own, borders, columns: isEven ? between(bounds) : undefined }
}

function simpleAt(lines: readonly TextLine[], at: number): TextTable | undefined {
  const first = lines[at]?.text.trimEnd() ?? ''
  if (!SIMPLE.test(first)) return undefined
  const rules = lines.flatMap(({ text }, place) => (place > at && text.trimEnd() === first ? [place] : []))
  const last = rules.find((place) => (lines[place + 1]?.text ?? '').trim() === '')
  if (last === undefined) return undefined
  const own = lines.slice(at, last + 1)
  const borders = new Set(own.flatMap(({ text }, place) => (RULE.test(text) ? [place] : [])))
  const runs = [...first.matchAll(/=+/g)].map((run) => ({ start: run.index, end: run.index + run[0].length }))
  const isEven = own.every(({ text }, place) =>
    borders.has(place)
      ? text.trimEnd() === first
      : runs.every(({ end }, number) => {
          const next = runs[number + 1]
          return next === undefined || text.slice(end, next.start).trim() === ''
        }),
  )
  const columns = runs.map(({ start, end }, number) => ({ start, end: number === runs.length - 1 ? undefined : end }))
  return { kind: 'simple', lines: own, borders, columns: isEven ? columns : undefined }
}

function pipesAt(lines: readonly TextLine[], at: number): TextTable | undefined {
  const rule = lines[at + 1]?.text ?? ''
  if (!(lines[at]?.text ?? '').includes('|') || !rule.includes('|') || !DELIMITER.test(rule)) return undefined
  const own = lines.slice(
    at,
    endOf(lines, at, (text) => text.includes('|')),
  )
  const bounds = placesOf('|', rule)
  const isEven = own.every(({ text }) => isSame(placesOf('|', text), bounds))
  const isClosed = rule.trimEnd().endsWith('|') && rule.trimStart().startsWith('|')
  return { kind: 'pipe', lines: own, borders: new Set([1]), columns: isEven && isClosed ? between(bounds) : undefined }
}

function endOf(lines: readonly TextLine[], at: number, isOwn: (text: string) => boolean): number {
  let end = at
  while (end < lines.length && isOwn(lines[end]?.text ?? '')) end += 1
  return end
}

function placesOf(mark: string, text: string): readonly number[] {
  return [...text].length === text.length ? [...text].flatMap((char, at) => (char === mark ? [at] : [])) : []
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((place, at) => place === other[at])
}

function between(bounds: readonly number[]): readonly TableColumn[] {
  return bounds.slice(1).map((end, at) => ({ start: (bounds[at] ?? 0) + 1, end }))
}
