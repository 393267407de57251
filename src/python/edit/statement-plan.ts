import type { Edit } from '../../model/edit.ts'
import { insert, replace } from '../../model/edit.ts'
import type { ImportStatement, ModuleFacts } from '../facts/facts.ts'
import { aboveComments } from '../facts/lines.ts'
import { placeOf, removeItems, removeStatement } from './remove-items.ts'

/** A statement that is to stand beside an import; `names` are one a line if they carry comments. */
export interface AddedImport {
  text: string
  /** Sort key of the module, to choose above or below. */
  readonly key: string
  /** Index of the item whose comment goes along. */
  readonly commentOf: number | undefined
  /** The modules it imports from a package, where more may join it. */
  from?: { readonly module: string; readonly names: readonly string[] }
}

/** What becomes of one import statement: gathered first, written once, so that no two edits meet. */
export interface StatementPlan {
  readonly statement: ImportStatement
  moduleText: string | undefined
  readonly itemTexts: Map<number, string>
  readonly removed: Set<number>
  readonly added: AddedImport[]
  /** What is added takes the place of the star. */
  replacesStar: boolean
}

export function emptyPlan(statement: ImportStatement): StatementPlan {
  return { statement, moduleText: undefined, itemTexts: new Map(), removed: new Set(), added: [], replacesStar: false }
}

const PRAGMA = /^#\s*(noqa\b|type:\s*ignore|pylint:|pyright:|isort:|ruff:|mypy:|pragma:)/

/** The edits of one planned statement. `newline` is the file's; `sorted` says that its imports are kept in order. */
export function renderPlan(facts: ModuleFacts, plan: StatementPlan, newline: string, sorted: boolean): readonly Edit[] {
  const { statement } = plan
  const place = placeOf(facts, statement)
  // What a linter is told of a star says nothing of the names beside it.
  const isOfStar = statement.star && /^#\s*(noqa|pylint)/.test(place.comment)
  const pragma = PRAGMA.test(place.comment) && !isOfStar ? `  ${place.comment}` : ''
  const all = statement.star ? plan.replacesStar : plan.removed.size === statement.items.length
  const edits: Edit[] = []
  if (all) {
    const [first, ...rest] = dedupe(plan)
    if (first === undefined) return [removeStatement(facts, statement)]
    edits.push(replace(statement.span.start, statement.span.end, indented(first.text, place.indent, newline)))
    return [...edits, ...placed(facts, { plan, added: rest, comments: new Map(), pragma, newline, sorted })]
  }
  const removal =
    plan.removed.size === 0
      ? { edits: [], comments: new Map<number, string>() }
      : removeItems(facts, statement, plan.removed)
  edits.push(...removal.edits)
  if (plan.moduleText !== undefined && plan.moduleText !== spelled(facts, statement)) {
    edits.push(replace(statement.moduleSpan.start, statement.moduleSpan.end, plan.moduleText))
  }
  for (const [index, text] of plan.itemTexts) {
    const item = statement.items[index]
    if (item !== undefined && !plan.removed.has(index)) edits.push(replace(item.span.start, item.span.end, text))
  }
  return [
    ...edits,
    ...placed(facts, { plan, added: dedupe(plan), comments: removal.comments, pragma, newline, sorted }),
  ]
}

/** Whether nothing of the statement is left, and nothing takes its place. */
export function leavesNothing({ statement, removed, added }: StatementPlan): boolean {
  return removed.size === statement.items.length && !statement.star && added.length === 0
}

/** Whether nothing of the statement is left, nothing takes its place, and other statements stand on its line. */
export function leavesSharedLine(facts: ModuleFacts, plan: StatementPlan): boolean {
  return leavesNothing(plan) && !placeOf(facts, plan.statement).alone
}

function dedupe(plan: StatementPlan): readonly AddedImport[] {
  return plan.added.filter((entry, index) => plan.added.findIndex((other) => other.text === entry.text) === index)
}

function spelled(facts: ModuleFacts, statement: ImportStatement): string {
  return facts.text.slice(statement.moduleSpan.start, statement.moduleSpan.end)
}

/** Statements that come to stand beside an import, and what goes with them. */
interface Beside {
  readonly plan: StatementPlan
  readonly added: readonly AddedImport[]
  /** Comments of removed items, by the item. */
  readonly comments: ReadonlyMap<number, string>
  /** What linters are told behind the import; it holds for what stands beside it as well. */
  readonly pragma: string
  readonly newline: string
  readonly sorted: boolean
}

/** New statements above or below an import by their sort keys, or behind it on its line where others stand there. */
function placed(facts: ModuleFacts, beside: Beside): readonly Edit[] {
  const { plan, added, newline, sorted } = beside
  if (added.length === 0) return []
  const place = placeOf(facts, plan.statement)
  if (!place.alone) return [insert(plan.statement.span.end, added.map((entry) => `; ${onOneLine(entry)}`).join(''))]
  const own = sortKey(plan.moduleText ?? spelled(facts, plan.statement))
  const ordered = sorted ? [...added].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)) : added
  const isFrom = plan.statement.kind === 'from'
  const kept = plan.statement.items.findIndex((_, at) => !plan.removed.has(at))
  // `from . import data, model` loads `data` first, and so does `import shop_data as data` above `from . import model`.
  const isFirst = ({ text, commentOf }: AddedImport): boolean =>
    text.startsWith('import ') && commentOf !== undefined && commentOf < kept
  // Of one module `import a` stands above `from a import b`.
  const isAbove = ({ key, text }: AddedImport): boolean =>
    key < own || (key === own && isFrom && text.startsWith('import '))
  const above = ordered.filter(sorted ? isAbove : isFirst)
  const below = ordered.filter((entry) => !above.includes(entry))
  const linesOf = (entries: readonly AddedImport[]): string =>
    entries.map((entry) => lineOf(entry, place.indent, beside)).join('')
  const edits: Edit[] = []
  const top = sorted ? aboveComments(facts.text, place.lineStart, place.indent) : place.lineStart
  if (above.length > 0) edits.push(insert(top, linesOf(above)))
  if (below.length > 0) {
    const open = place.lineEnd === facts.text.length && !facts.text.endsWith('\n')
    const text = linesOf(below)
    edits.push(insert(place.lineEnd, open ? newline + text.slice(0, -newline.length) : text))
  }
  return edits
}

/** A statement with its comment: that of the item it took over, else what linters are told. */
function lineOf(entry: AddedImport, indent: string, { comments, pragma, newline }: Beside): string {
  const comment = entry.commentOf === undefined ? undefined : comments.get(entry.commentOf)
  const behind = comment !== undefined ? `  ${comment}` : entry.text.includes('# noqa') ? '' : pragma
  return `${indent}${indented(entry.text, indent, newline)}${behind}${newline}`
}

/** A statement without brackets, line breaks and comment. */
function onOneLine({ text }: AddedImport): string {
  return text
    .replace(/\s*#.*$/, '')
    .replace(/\(\s*|,?\s*\)$/g, '')
    .replace(/\s*\r?\n\s*/g, ' ')
}

/** The order isort gives modules: relative after absolute, deeper dots first, then by name without regard to case. */
export function sortKey(module: string): string {
  return `${module.startsWith('.') ? 1 : 0}${module.toLowerCase()}`
}

function indented(text: string, indent: string, newline: string): string {
  return text.split(/\r?\n/).join(newline + indent)
}
