import type { ImportFacts, ImportStatement } from '../facts/facts.ts'
import { contentEnd } from '../facts/lines.ts'
import type { ImportRun } from './import-blocks.ts'
import type { ImportRules } from './import-rules.ts'

/** The comments of a statement or a name: on lines of their own above it, behind it, and below the last name or the bracket. */
export interface ImportComments {
  readonly atop: string[]
  readonly inline: string[]
  readonly trailing: string[]
}

/** One name of a `from` import. */
export interface ImportMember {
  readonly name: string
  readonly alias: string | undefined
  readonly comments: ImportComments
}

/** One statement as it has to be written: what statements of one module say, together. */
export interface ImportEntry {
  readonly kind: 'import' | 'from'
  /** The module without dots in front. */
  readonly module: string
  readonly level: number
  /** Of `import a as b`. */
  readonly alias: string | undefined
  readonly members: readonly ImportMember[]
  readonly comments: ImportComments
  /** A comma stands behind the last name. */
  readonly hasComma: boolean
  /** The statements it is made of, as indices into `imports`. */
  readonly statements: readonly number[]
  /** The text of the statement with the comment behind it, where it is one statement and all of that. */
  readonly source: string | undefined
}

interface Growing extends ImportEntry {
  readonly members: ImportMember[]
  /** The members by what they bind, from the second one on: a statement may have thousands, and a file thousands of statements. */
  byName: Map<string, ImportMember> | undefined
  readonly statements: number[]
  hasComma: boolean
  source: string | undefined
}

const known = new WeakMap<ImportRun, Map<ImportRules, readonly ImportEntry[]>>()

/**
 * The statements that a run comes to, in the order in which their modules are first named, by what the rules say belongs together. A run is
 * asked for several extents with the same rules.
 */
export function entriesOf(facts: ImportFacts, run: ImportRun, rules: ImportRules): readonly ImportEntry[] {
  const byRules = known.get(run) ?? new Map<ImportRules, readonly ImportEntry[]>()
  known.set(run, byRules)
  const entries = byRules.get(rules) ?? findEntries(facts, run, rules)
  byRules.set(rules, entries)
  return entries
}

function findEntries(facts: ImportFacts, run: ImportRun, rules: ImportRules): readonly ImportEntry[] {
  const found: Entries = { all: new Map(), touched: new Set() }
  const comments = commentsOf(facts, run)
  for (const statement of run.statements) {
    const own = takeComments(facts, statement, comments)
    if (statement.kind === 'import') addPlain(found, statement, own.comments)
    else addFrom(found, facts, statement, own, rules)
    const [only] = found.touched
    const isAll = found.touched.size === 1 && only?.statements.length === 1
    for (const entry of found.touched)
      entry.source =
        isAll && entry === only
          ? facts.text.slice(statement.span.start, contentEnd(facts.text, statement.span.end)).trimEnd()
          : undefined
    found.touched.clear()
  }
  return [...found.all.values()].map(finished)
}

/** The entries so far, by what has to be one statement, and those that the statement at hand is part of. */
interface Entries {
  readonly all: Map<string, Growing>
  readonly touched: Set<Growing>
}

interface Comment {
  readonly start: number
  readonly end: number
  readonly text: string
}

function commentsOf({ comments, text }: ImportFacts, { span, statements }: ImportRun): Comment[] {
  const start = statements[0]?.span.start ?? span.start
  return comments
    .filter((comment) => start <= comment.start && comment.start < span.end)
    .map((comment) => ({ ...comment, text: text.slice(comment.start, comment.end).trimEnd() }))
    .toSorted((a, b) => a.start - b.start)
}

interface Annotated {
  readonly comments: ImportComments
  readonly members: readonly ImportMember[]
}

/** The comments that are a statement's, taken from the front of the list. */
function takeComments({ text }: ImportFacts, statement: ImportStatement, left: Comment[]): Annotated {
  const take = (isOwn: (comment: Comment) => boolean): string[] => {
    const count = left.findIndex((comment) => !isOwn(comment))
    return left.splice(0, count < 0 ? left.length : count).map((comment) => comment.text)
  }
  const { span, items } = statement
  const atop = take((comment) => comment.start < span.start)
  if (statement.kind === 'import') {
    const inline = take((comment) => comment.start < contentEnd(text, span.end))
    return { comments: { atop, inline, trailing: [] }, members: [] }
  }
  const [first] = items
  const isSpread = first !== undefined && text.slice(span.start, first.span.start).includes('\n')
  const isLineOfOpening = (comment: Comment): boolean => comment.start < contentEnd(text, span.start)
  const inline = items.length > 1 || isSpread ? take(isLineOfOpening) : []
  const members = items.map((item): ImportMember => {
    const above = take((comment) => comment.start < item.span.start)
    const behind = take((comment) => comment.start < contentEnd(text, item.span.end))
    return { name: item.name, alias: item.alias, comments: { atop: above, inline: behind, trailing: [] } }
  })
  if (statement.star) {
    const behind = take((comment) => comment.start < contentEnd(text, span.end))
    members.push({ name: '*', alias: undefined, comments: { atop: [], inline: behind, trailing: [] } })
  }
  members.at(-1)?.comments.trailing.push(...take((comment) => comment.start < span.end))
  return {
    comments: { atop, inline, trailing: take((comment) => comment.start < contentEnd(text, span.end)) },
    members,
  }
}

function addPlain(found: Entries, statement: ImportStatement, comments: ImportComments): void {
  statement.items.forEach((item, at) => {
    const entry = entryAt(found, `import ${item.name} as ${item.alias ?? ''}`, statement.index, {
      kind: 'import',
      module: item.name,
      level: 0,
      alias: item.alias,
    })
    if (at === 0) addComments(entry.comments, comments)
  })
}

function addFrom(
  found: Entries,
  { text }: ImportFacts,
  statement: ImportStatement,
  { comments, members }: Annotated,
  rules: ImportRules,
): void {
  const { level } = statement
  const module = statement.module
  const isIsolated = rules.forceSingleLine && !rules.singleLineExclusions.includes(module) && !statement.star
  const hasComma = rules.splitOnTrailingComma && endsWithComma(text, statement)
  const base = `from ${'.'.repeat(level)}${module}`
  members.forEach((member, at) => {
    const isAlone = isIsolated || (member.alias !== undefined && !rules.combineAsImports)
    const key = member.name === '*' ? `${base} *` : isAlone ? `${base} ${member.name} as ${member.alias ?? ''}` : base
    const entry = entryAt(found, key, statement.index, { kind: 'from', module, level, alias: undefined })
    if (at === 0) addComments(entry.comments, comments)
    else if (isIsolated) addComments(entry.comments, { ...comments, atop: [] })
    else if (isAlone) addComments(entry.comments, pragmasOf(comments))
    // A comma between names that get statements of their own keeps none of them on many lines.
    if (hasComma && !isIsolated && (!isAlone || members.length === 1)) entry.hasComma = true
    addMember(entry, member)
  })
}

function addMember(entry: Growing, member: ImportMember): void {
  if (entry.members.length > 0) {
    entry.byName ??= new Map(entry.members.map((one) => [bindingOf(one), one]))
    const known = entry.byName.get(bindingOf(member))
    if (known !== undefined) {
      addComments(known.comments, member.comments)
      return
    }
    entry.byName.set(bindingOf(member), member)
  }
  entry.members.push(member)
}

function bindingOf({ name, alias }: ImportMember): string {
  return `${name} as ${alias ?? ''}`
}

/** The entry of this key, of which the statement at hand becomes a part. */
function entryAt(
  found: Entries,
  key: string,
  statement: number,
  what: Pick<ImportEntry, 'kind' | 'module' | 'level' | 'alias'>,
): Growing {
  const entry = found.all.get(key) ?? newEntry(what)
  found.all.set(key, entry)
  if (!found.touched.has(entry)) entry.statements.push(statement)
  found.touched.add(entry)
  return entry
}

// Entries are written out, here and below: a file may have thousands, and spreading each takes longer than all else.
function newEntry({ kind, module, level, alias }: Pick<ImportEntry, 'kind' | 'module' | 'level' | 'alias'>): Growing {
  return {
    kind,
    module,
    level,
    alias,
    members: [],
    comments: noComments(),
    hasComma: false,
    statements: [],
    source: undefined,
    byName: undefined,
  }
}

function finished(entry: Growing): ImportEntry {
  const { kind, module, level, alias, members, comments, hasComma, statements, source } = entry
  return { kind, module, level, alias, members, comments, hasComma, statements, source }
}

function noComments(): ImportComments {
  return { atop: [], inline: [], trailing: [] }
}

/** Whether a comment, its mark included, speaks to tools. */
export function isPragma(comment: string): boolean {
  return /^#\s*(noqa|type:|pylint:|pyright:|ruff:|mypy:|pragma:)/.test(comment)
}

/** What tools are told of a statement holds for each part of it. */
function pragmasOf({ inline, trailing }: ImportComments): ImportComments {
  return { atop: [], inline: inline.filter(isPragma), trailing: trailing.filter(isPragma) }
}

function addComments(to: ImportComments, { atop, inline, trailing }: ImportComments): void {
  to.atop.push(...atop)
  to.inline.push(...inline)
  to.trailing.push(...trailing)
}

/** Whether the last thing inside the brackets, comments apart, is a comma. */
function endsWithComma(text: string, { items, span }: ImportStatement): boolean {
  const rest = text.slice(items.at(-1)?.span.end ?? span.end, span.end)
  return rest.replace(/#[^\n]*/g, '').includes(',')
}
