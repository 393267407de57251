import type { ImportFacts, ImportItem, ImportStatement } from '../facts/facts.ts'
import { contentEnd, lineStart, nextLine } from '../facts/lines.ts'
import type { ImportRun } from './import-blocks.ts'
import { orderMembers } from './import-order.ts'
import type { ImportRules } from './import-rules.ts'
import { isLineByLine } from './line-by-line.ts'

/** The statements of blocks as they were, in their text. */
export interface OldStatements {
  readonly text: string
  readonly statements: readonly ImportStatement[]
}

/** A statement of a block, and what stands between it and the one above. */
interface Part {
  readonly gap: string
  readonly line: string
  readonly statement: ImportStatement
  /** Whether it stood there as it is. */
  readonly isOld: boolean
}

/**
 * The text of a block that keeps its order, with names in one statement with others of their module: with the statement that was there, wherever
 * in the block it stands, else with one right above; undefined where nothing is to be joined: `before` are the blocks it was, which had a
 * statement for each module.
 */
export function joinedRun(
  facts: ImportFacts,
  run: ImportRun,
  before: OldStatements,
  rules: ImportRules,
): string | undefined {
  const known = before.statements.map(keyOf).filter((key) => key !== undefined)
  if (rules.forceSingleLine || known.length === 0 || new Set(known).size < known.length) return undefined
  const parts = partsOf(facts, run, before)
  const join = { facts, run, rules }
  let [kept, open]: readonly [readonly Part[], string] = [[], '']
  for (const one of parts) {
    const part = { ...one, gap: wider(open, one.gap) }
    ;[kept, open] = joinedWith(join, kept, part) ?? [[...kept, part], '']
  }
  if (kept.length === parts.length) return undefined
  const end = run.statements.at(-1)?.span.end ?? run.span.end
  return kept.map(({ gap, line }) => gap + line).join('') + facts.text.slice(end, run.span.end)
}

function partsOf({ text }: ImportFacts, run: ImportRun, before: OldStatements): readonly Part[] {
  const old = new Set(before.statements.map(({ span }) => before.text.slice(span.start, span.end)))
  return run.statements.map((statement, at) => {
    const { start, end } = statement.span
    const line = text.slice(start, end)
    const above = run.statements[at - 1]?.span.end ?? run.span.start
    return { gap: text.slice(above, start), line, statement, isOld: old.has(line) }
  })
}

/** What joining asks of a block. */
interface Join {
  readonly facts: ImportFacts
  readonly run: ImportRun
  readonly rules: ImportRules
}

/**
 * The statements so far with one more that joins another of its module, and the gap that it leaves above what follows; undefined where it joins
 * none.
 */
function joinedWith(join: Join, kept: readonly Part[], part: Part): readonly [readonly Part[], string] | undefined {
  const key = keyOf(part.statement)
  const at = kept.findIndex(({ statement }) => key !== undefined && keyOf(statement) === key)
  const other = kept[at]
  if (other === undefined) return undefined
  const between = kept.slice(at + 1)
  const isNext = between.length === 0
  if (!isNext && !other.isOld && !part.isOld) return undefined
  const isEarlier = isNext || other.isOld
  const line = isEarlier
    ? together(join, [other.statement, part.statement])
    : together(join, [part.statement, other.statement])
  const moves = isEarlier ? part : other
  if (line === undefined || !isBlank(moves.gap) || between.some((one) => bindsAlike(one, moves))) return undefined
  if (isEarlier) return [kept.with(at, { ...other, line }), part.gap]
  const [next, ...rest] = between
  // The wider of two gaps parts what stands above from what stands below now.
  const closed = next === undefined ? [] : [{ ...next, gap: at === 0 ? '' : wider(moves.gap, next.gap) }, ...rest]
  return [[...kept.slice(0, at), ...closed, { ...part, line }], '']
}

function isBlank(gap: string): boolean {
  return /^\s*$/.test(gap)
}

function wider(one: string, other: string): string {
  return isBlank(other) && one.length > other.length ? one : other
}

/** Whether two statements may bind the same name, so that their order counts. */
function bindsAlike({ statement }: Part, moves: Part): boolean {
  const names = new Set(moves.statement.items.map(({ bound }) => bound))
  return statement.star || statement.items.some(({ bound }) => names.has(bound))
}

function keyOf(statement: ImportStatement): string | undefined {
  const { kind, star, future, level, module } = statement
  return kind === 'import' || star || future ? undefined : `${level} ${module}`
}

/**
 * One statement of two, the first of which keeps its names in front where they are in no order; where both are plain lines and there is room,
 * or the first has a line for each name.
 */
function together(
  { facts: { text }, run: { indent }, rules }: Join,
  [one, other]: readonly [ImportStatement, ImportStatement],
): string | undefined {
  const isPlain = ({ span }: ImportStatement): boolean =>
    /^[^(\\\n#;]*$/.test(text.slice(span.start, contentEnd(text, span.end)))
  const isListed = isLineByLine(text, one) && !/^\s*#/m.test(text.slice(one.span.start, one.span.end))
  if (!(isPlain(one) || isListed) || !isPlain(other)) return undefined
  const items = [...one.items, ...other.items]
  if (!rules.combineAsImports && items.some(({ alias }) => alias !== undefined)) return undefined
  const isOrdered = [one, other].every(({ items: own }) =>
    orderMembers(own, rules).every((item, at) => item === own[at]),
  )
  const ordered = isOrdered ? orderMembers(items, rules) : items
  if (isListed) return inList(text, one, ordered)
  const line = `from ${'.'.repeat(one.level)}${one.module} import ${ordered.map(itemText).join(', ')}`
  const isLong = ({ span }: ImportStatement): boolean => indent.length + span.end - span.start > rules.lineLength
  return indent.length + line.length > rules.lineLength && !isLong(one) ? undefined : line
}

function itemText({ name, alias }: ImportItem): string {
  return alias === undefined ? name : `${name} as ${alias}`
}

/** A statement with a line for each name, with a line for each that it has not. */
function inList(text: string, { items, span }: ImportStatement, ordered: readonly ImportItem[]): string {
  const [first] = items
  const start = lineStart(text, first?.span.start ?? span.start)
  const indent = text.slice(start, first?.span.start ?? start)
  const newline = text.slice(span.start, start).endsWith('\r\n') ? '\r\n' : '\n'
  const lines = ordered.map((item) =>
    items.includes(item)
      ? text.slice(lineStart(text, item.span.start), nextLine(text, item.span.end))
      : `${indent}${itemText(item)},${newline}`,
  )
  const last = items.at(-1)?.span.end ?? span.end
  return text.slice(span.start, start) + lines.join('') + text.slice(nextLine(text, last), span.end)
}
