import type { Edit } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { placeOf, removeItems, removeStatement } from '../../python/edit/remove-items.ts'
import type { Removal } from '../../python/edit/remove-lines.ts'
import type { OptionalImport } from './optional-imports.ts'

/** What is removed when imports are taken out of their places. */
export interface TakenOut {
  readonly removal: Removal
  /** Statements that go as a whole, by index. */
  readonly gone: ReadonlySet<number>
}

/**
 * Take imports out of their places, all at once: what several dependencies have in one statement, and statements that share a line,
 * are removed together. `startOf` says where the lines of a statement that has them to itself begin, given the start of its first.
 */
export function takeOutImports(
  facts: ModuleFacts,
  imports: readonly OptionalImport[],
  startOf: (statement: ImportStatement, lineStart: number) => number,
): TakenOut {
  const items = new Map<number, Set<number>>()
  for (const entry of imports) {
    const { index } = entry.statement
    items.set(index, new Set([...(items.get(index) ?? []), ...entry.items]))
  }
  const lines: Span[] = []
  const edits: Edit[] = []
  const whole: ImportStatement[] = []
  for (const [index, taken] of [...items].sort(([a], [b]) => a - b)) {
    const statement = facts.imports[index]
    if (statement === undefined) continue
    if (taken.size < statement.items.length) edits.push(...removeItems(facts, statement, taken).edits)
    else whole.push(statement)
  }
  for (const run of runsOf(facts, whole)) {
    const [first] = run
    const last = run.at(-1)
    if (first === undefined || last === undefined) continue
    const all: ImportStatement = { ...first, span: { start: first.span.start, end: last.span.end } }
    const place = placeOf(facts, all)
    if (!place.alone) edits.push(removeStatement(facts, all))
    else {
      const start = run.length === 1 ? startOf(first, place.lineStart) : place.lineStart
      lines.push({ start, end: place.lineEnd })
    }
  }
  return { removal: { lines, edits }, gone: new Set(whole.map((statement) => statement.index)) }
}

/** Statements with nothing but a semicolon between them. */
function runsOf(facts: ModuleFacts, statements: readonly ImportStatement[]): readonly (readonly ImportStatement[])[] {
  const runs: ImportStatement[][] = []
  for (const statement of statements) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    const between = before === undefined ? '' : facts.text.slice(before.span.end, statement.span.start)
    if (before !== undefined && /^[ \t]*;[ \t]*$/.test(between)) run?.push(statement)
    else runs.push([statement])
  }
  return runs
}
