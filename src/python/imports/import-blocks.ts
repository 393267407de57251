import type { Span } from '../../model/span.ts'
import type { ImportFacts, ImportStatement } from '../facts/facts.ts'
import { contentEnd, isBlank, lineStart, nextLine } from '../facts/lines.ts'

/** What follows a block of imports: nothing in its own suite, a definition, or anything else. */
export type Follower = 'nothing' | 'definition' | 'other'

/** Import statements with nothing but comments and blank lines between them, as import sorters take them together. */
export interface ImportRun {
  readonly statements: readonly ImportStatement[]
  /** Whole lines, from the first statement to the last one. */
  readonly span: Span
  /** Where the blank lines below it end; `span.end` where nothing follows that they would separate it from. */
  readonly gapEnd: number
  readonly indent: string
  readonly follower: Follower
  /** False where a statement shares a line with another: such a block is never rewritten. */
  readonly isWhole: boolean
}

/** Comments by which sorters are told to leave imports alone (isort, "Action Comments"; ruff reads the same). */
const ACTION = /^# (?:ruff: )?isort: ?(split|off|on|skip_file)$/
const SKIP = /isort: ?skip(?!_)/

/**
 * All runs of imports of a text, at the top and in every suite, in order. An import with `isort: skip` and what stands between
 * `isort: off` and `isort: on` belongs to none, `isort: split` ends one; none where the file says `isort: skip_file`.
 */
export function importRuns(facts: ImportFacts): readonly ImportRun[] {
  const actions = facts.comments.flatMap((span) => {
    const text = facts.text.slice(span.start, span.end).trimEnd()
    const said = ACTION.exec(text)?.[1] ?? (SKIP.test(text) ? 'skip' : undefined)
    return said === undefined ? [] : [{ at: span.start, said }]
  })
  if (actions.some(({ said }) => said === 'skip_file')) return []
  const isLeftAlone = (statement: ImportStatement): boolean => {
    const end = contentEnd(facts.text, statement.span.end)
    if (actions.some(({ at, said }) => said === 'skip' && statement.span.start <= at && at < end)) return true
    return actions.findLast(({ at, said }) => at < statement.span.start && /^o(n|ff)$/.test(said))?.said === 'off'
  }
  const runs: ImportStatement[][] = []
  let open = false
  for (const statement of facts.imports.toSorted((a, b) => a.span.start - b.span.start)) {
    if (isLeftAlone(statement)) {
      open = false
      continue
    }
    const last = open ? runs.at(-1) : undefined
    const before = last?.at(-1)
    const isSplit =
      before !== undefined &&
      actions.some(({ at, said }) => said === 'split' && before.span.end <= at && at < statement.span.start)
    if (last !== undefined && before !== undefined && !isSplit && areNeighbours(facts, before, statement))
      last.push(statement)
    else runs.push([statement])
    open = true
  }
  return runs.map((statements) => runOf(facts, statements))
}

/**
 * Whether code of the suite a run stands in follows without a blank line: black and ruff put one between (black, "The Black code style",
 * "Empty lines"). At the top of a module sorters see to it.
 */
export function isCrowded({ text }: ImportFacts, { span, indent, isWhole }: ImportRun): boolean {
  const line = text.slice(span.end, contentEnd(text, span.end))
  return isWhole && indent !== '' && line.startsWith(indent) && /^[^\s)\]}]/.test(line.slice(indent.length))
}

/** Whether two imports stand in one suite with only comments, blanks and semicolons between them. */
function areNeighbours(facts: ImportFacts, one: ImportStatement, other: ImportStatement): boolean {
  if (one.scope !== other.scope || indentOf(facts, one) !== indentOf(facts, other)) return false
  const between = facts.text.slice(one.span.end, other.span.start)
  return between
    .split(/\r?\n/)
    .every((line, at) => /^[\s;\\]*(#.*)?$/.test(at === 0 ? line.replace(/^\s*;/, '') : line))
}

function indentOf({ text }: ImportFacts, { span }: ImportStatement): string {
  return /^[ \t\f]*/.exec(text.slice(lineStart(text, span.start), span.start))?.[0] ?? ''
}

function runOf(facts: ImportFacts, statements: readonly ImportStatement[]): ImportRun {
  const { text } = facts
  const [first, last] = [statements[0], statements.at(-1)]
  const start = lineStart(text, first?.span.start ?? 0)
  const end = nextLine(text, last?.span.end ?? 0)
  const follower = followerOf(facts, statements)
  let gapEnd = end
  while (follower !== 'nothing' && gapEnd < text.length && isBlank(text.slice(gapEnd, nextLine(text, gapEnd))))
    gapEnd = nextLine(text, gapEnd)
  return {
    statements,
    span: { start, end },
    gapEnd,
    indent: first === undefined ? '' : indentOf(facts, first),
    follower,
    isWhole: statements.every((statement) => isAlone(facts, statement)),
  }
}

function isAlone({ text }: ImportFacts, { span }: ImportStatement): boolean {
  const tail = text.slice(span.end, contentEnd(text, span.end))
  return isBlank(text.slice(lineStart(text, span.start), span.start)) && /^\s*(#.*)?$/.test(tail)
}

/** Only at the top of a module do sorters care for what comes below. */
function followerOf(facts: ImportFacts, statements: readonly ImportStatement[]): Follower {
  const last = statements.at(-1)
  if (last === undefined || facts.statements[last.statement]?.kind !== 'import') return 'nothing'
  const next = facts.statements[last.statement + 1]
  if (next === undefined) return 'nothing'
  const isDefinition = next.kind === 'function' || next.kind === 'class'
  return isDefinition && !hasCommentBreak(facts.text, next.span.start) ? 'definition' : 'other'
}

/** Whether comments stand above a definition with a blank line between: they are then what follows the imports. */
function hasCommentBreak(text: string, at: number): boolean {
  let seenBlank = false
  for (let end = lineStart(text, at); end > 0;) {
    const start = lineStart(text, end - 1)
    const line = text.slice(start, end)
    if (start === end) return false
    if (seenBlank && line.startsWith('#')) return true
    if (isBlank(line)) seenBlank = true
    else if (seenBlank || !/^[#@]/.test(line.trim())) return false
    end = start
  }
  return false
}
