import { firstPartOf } from '../../model/names.ts'
import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { ImportStatement, ModuleFacts } from '../facts/facts.ts'
import type { ImportLine, ImportStyle, Section } from './import-lines.ts'
import { importLines, sectionOf } from './import-lines.ts'
import { joinImports } from './join-imports.ts'
import { aboveComments, contentEnd, isBlank, lineStart, nextLine } from '../facts/lines.ts'
import type { NeededImport } from '../index/needed-imports.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'

/** The plain top-level imports at the head of a module, up to the first other statement (docstrings and constants such as `__all__` between them are passed over). */
export function headImports(facts: ModuleFacts): readonly ImportStatement[] {
  const head: ImportStatement[] = []
  let gap = 0
  for (const statement of facts.statements) {
    if (statement.kind === 'import') {
      const found = facts.imports.filter((entry) => entry.statement === statement.index)
      if (gap > 0 && found.every((entry) => !entry.future) && head.length > 0 && head.some((entry) => !entry.future))
        break
      head.push(...found)
    } else if (statement.kind !== 'docstring' && !statement.names.includes('__lazy_modules__')) {
      gap += 1
      if (statement.kind === 'function' || statement.kind === 'class') break
    }
  }
  return head
}

/** Whether a module imports its own project's modules with dots. */
export function usesRelativeImports(facts: ModuleFacts, firstParty: (top: string) => boolean): boolean {
  const own = facts.imports.filter(
    (entry) => entry.kind === 'from' && (entry.level > 0 || firstParty(firstPartOf(entry.module))),
  )
  return own.some((entry) => entry.level > 0) && !own.some((entry) => entry.level === 0)
}

const TYPE_CHECKING = { module: 'typing', name: 'TYPE_CHECKING', alias: undefined, typeChecking: false }

/** What `insertImports` has to respect. */
export interface InsertOptions {
  readonly futureAnnotations?: boolean
  /** Optional-import guards that go below the imports, as text. */
  readonly guards?: readonly string[]
  /** Import statements that are being removed: the new ones take their place. */
  readonly gone?: ReadonlySet<number>
}

/**
 * Add imports to a module that has text already, changing no line that is there but one it joins: each goes behind the
 * imports of its own isort section, in alphabetical place when that section is sorted, else at its end.
 * Never above the docstring, the comments at the top or a `__future__` import. Type-only imports go into the
 * module's `if TYPE_CHECKING:` block, which is made when there is none.
 */
export function insertImports(
  facts: ModuleFacts,
  needed: readonly NeededImport[],
  self: ModuleIdentity,
  style: ImportStyle,
  firstParty: (top: string) => boolean,
  options: InsertOptions = {},
): readonly Edit[] {
  const { newline } = style
  const edits: Edit[] = []
  const typeOnly = needed.filter((entry) => entry.typeChecking)
  const block = facts.imports.find(
    (entry) => entry.typeChecking && facts.statements[entry.statement]?.kind === 'compound',
  )
  const isFlagged = block !== undefined || facts.scopes[0]?.bindings.has('TYPE_CHECKING') === true
  const typing = isFlagged ? undefined : boundTyping(facts)
  const flag = typeOnly.length === 0 || isFlagged || typing !== undefined ? [] : [TYPE_CHECKING]
  const runtime = [...needed.filter((entry) => !entry.typeChecking), ...flag]
  const hosts = headImports(facts).filter((entry) => options.gone?.has(entry.index) !== true)
  const joined = joinImports(facts, hosts, runtime, self, style, firstParty)
  edits.push(...joined.edits)
  const alone = runtime.filter((entry) => !joined.done.has(entry))
  const lines = importLines(alone, self, style, firstParty, '')
  if (typeOnly.length > 0) {
    const rendered = importLines(typeOnly, self, style, firstParty, '    ').map((line) => line.text)
    if (block !== undefined) {
      const indent = facts.text.slice(lineStart(facts.text, block.span.start), block.span.start)
      const own = importLines(typeOnly, self, style, firstParty, isBlank(indent) ? indent : '    ').map(
        (line) => line.text,
      )
      edits.push(insert(nextLine(facts.text, block.span.end), own.map((line) => line + newline).join('')))
    } else {
      const at = afterHead(facts)
      const all = headImports(facts)
      const isVacated = all.every((entry) => options.gone?.has(entry.index) === true)
      const gap = !isVacated && hasGapAbove(facts, all, options.gone, at) ? '' : newline
      edits.push(
        insert(
          at,
          `${gap}if ${typing ?? ''}TYPE_CHECKING:${newline}${rendered.map((line) => line + newline).join('')}`,
        ),
      )
    }
  }
  const all = headImports(facts)
  const head = all.filter((entry) => options.gone?.has(entry.index) !== true)
  const bySlot = new Map<number, { before: string; text: string; after: string }[]>()
  const vacated = head.length === 0 ? all[0] : undefined
  for (const line of lines.sort((a, b) => a.section - b.section || (a.key < b.key ? -1 : 1))) {
    const slot =
      vacated === undefined
        ? slotFor(facts, head, line, firstParty, options)
        : { at: lineStart(facts.text, vacated.span.start), before: '', after: '' }
    const list = bySlot.get(slot.at) ?? []
    list.push({ before: list.length > 0 ? '' : slot.before, text: line.text, after: slot.after })
    bySlot.set(slot.at, list)
  }
  for (const [at, list] of bySlot) {
    const glue = facts.text.length > 0 && at === facts.text.length && !facts.text.endsWith('\n') ? newline : ''
    const body = list.map((entry) => entry.text + newline).join('')
    const before = (list[0]?.before ?? '').replaceAll('\n', newline)
    edits.unshift(insert(at, glue + before + body + (list.at(-1)?.after ?? '').replaceAll('\n', newline)))
  }
  const guards = (options.guards ?? []).map((guard) => guard.replace(/\r?\n/g, newline))
  if (guards.length > 0) {
    const at = afterHead(facts)
    const filled = vacated !== undefined || bySlot.has(at)
    const top = at === 0 || (!filled && hasGapAbove(facts, all, options.gone, at)) ? '' : newline
    edits.push(insert(at, top + guards.join(newline + newline) + newline + (at === 0 ? newline : '')))
  }
  if (options.futureAnnotations === true) edits.unshift(futureImport(facts, newline))
  return edits
}

/** How names of `typing` are reached where the module as a whole is imported at the top: `t.`. */
function boundTyping(facts: ModuleFacts): string | undefined {
  const item = headImports(facts).flatMap(({ kind, items }) =>
    kind === 'import' ? items.filter(({ name }) => name === 'typing') : [],
  )[0]
  return item === undefined ? undefined : `${item.bound}.`
}

/** Whether a blank line stands above a line start, once the imports right above it are gone. */
function hasGapAbove(
  facts: ModuleFacts,
  head: readonly ImportStatement[],
  gone: ReadonlySet<number> | undefined,
  at: number,
): boolean {
  let top = at
  for (const entry of [...head].reverse()) {
    if (gone?.has(entry.index) !== true || nextLine(facts.text, entry.span.end) !== top) break
    top = aboveComments(facts.text, lineStart(facts.text, entry.span.start))
  }
  return top < at && top > 0 && isBlank(facts.text.slice(lineStart(facts.text, top - 1), top))
}

/** Below the docstring and a blank line; above everything else but the comments at the very top. */
function futureImport(facts: ModuleFacts, newline: string): Edit {
  const at = codeStart(facts)
  const line = `from __future__ import annotations${newline}`
  const below = isBlank(facts.text.slice(at, nextLine(facts.text, at)))
  if (facts.statements[0]?.kind === 'docstring') return insert(at, newline + line + (below ? '' : newline))
  const imports = facts.statements[0]?.kind === 'import'
  return insert(at, line + (below ? '' : imports ? newline : newline + newline))
}

interface Slot {
  readonly at: number
  readonly before: string
  readonly after: string
}

function slotFor(
  facts: ModuleFacts,
  head: readonly ImportStatement[],
  line: ImportLine,
  firstParty: (top: string) => boolean,
  options: InsertOptions,
): Slot {
  const sectionOfStatement = (entry: ImportStatement): Section =>
    sectionOf(entry.kind === 'from' ? entry.module : (entry.items[0]?.name ?? ''), entry.level, firstParty)
  const peers = head.filter((entry) => sectionOfStatement(entry) === line.section)
  if (peers.length > 0) {
    const keys = peers.map(keyOf)
    const sorted = keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') <= key)
    const next = sorted ? peers.find((entry) => keyOf(entry) > line.key) : undefined
    if (next !== undefined && startsLine(facts, next))
      return { at: aboveComments(facts.text, lineStart(facts.text, next.span.start)), before: '', after: '' }
    const last = peers.at(-1)
    return { at: nextLine(facts.text, last?.span.end ?? 0), before: '', after: '' }
  }
  // Where sections stand together, a new one does too.
  const gap = areParted(facts, head, sectionOfStatement) ? '\n' : ''
  const lower = head.filter((entry) => sectionOfStatement(entry) < line.section).at(-1)
  if (lower !== undefined) {
    const at = nextLine(facts.text, lower.span.end)
    const follows = (options.guards ?? []).length > 0 || head.some((entry) => entry.span.start > lower.span.end)
    return { at, before: gap, after: follows || isBlank(facts.text.slice(at, nextLine(facts.text, at))) ? '' : '\n' }
  }
  const first = head[0]
  if (first !== undefined && startsLine(facts, first))
    return { at: aboveComments(facts.text, lineStart(facts.text, first.span.start)), before: '', after: gap }
  const at = afterHead(facts)
  const before = at > 0 && !isBlank(facts.text.slice(lineStart(facts.text, at - 1), at)) ? '\n' : ''
  const rest = facts.text.slice(at)
  const spaced = isBlank(rest.slice(0, nextLine(rest, 0))) || rest === ''
  return { at, before, after: spaced ? '' : firstIsDefinition(facts, at) ? '\n\n' : '\n' }
}

/** Whether a blank line stands wherever imports of two sections follow each other. */
function areParted(
  { text }: ModuleFacts,
  head: readonly ImportStatement[],
  sectionOfStatement: (entry: ImportStatement) => Section,
): boolean {
  return head.every((entry, at) => {
    const before = head[at - 1]
    if (before === undefined || sectionOfStatement(before) === sectionOfStatement(entry)) return true
    return /\n[ \t\f]*\r?\n/.test(text.slice(before.span.end, entry.span.start))
  })
}

function firstIsDefinition(facts: ModuleFacts, at: number): boolean {
  const next = facts.statements.find((statement) => statement.span.start >= at)
  return next?.kind === 'function' || next?.kind === 'class'
}

function keyOf(entry: ImportStatement): string {
  return entry.kind === 'import'
    ? `0${(entry.items[0]?.name ?? '').toLowerCase()}`
    : `1${'.'.repeat(entry.level)}${entry.module.toLowerCase()}`
}

function startsLine(facts: ModuleFacts, entry: ImportStatement): boolean {
  return isBlank(facts.text.slice(lineStart(facts.text, entry.span.start), entry.span.start))
}

/** Where code may begin: behind the docstring, the comment lines at the very top and all head imports. */
function afterHead(facts: ModuleFacts): number {
  const last = headImports(facts).at(-1)
  if (last !== undefined) return nextLine(facts.text, last.span.end)
  return codeStart(facts)
}

/** Where the first import may stand: below the docstring, or the comments at the top that speak of the file. */
export function codeStart(facts: ModuleFacts): number {
  const first = facts.statements[0]
  if (first?.kind === 'docstring') return nextLine(facts.text, first.span.end)
  let at = facts.text.startsWith('\ufeff') ? 1 : 0
  while (
    at < facts.text.length &&
    (facts.text.startsWith('#!', at) ||
      /^#.*coding[:=]/.test(facts.text.slice(at, contentEnd(facts.text, at))) ||
      isLicenceLine(facts, at))
  )
    at = nextLine(facts.text, at)
  return at
}

/** A comment block at the top that is followed by a blank line speaks of the file, not of the first statement. */
function isLicenceLine(facts: ModuleFacts, at: number): boolean {
  if (!facts.text.startsWith('#', at)) return false
  let line = at
  while (facts.text.startsWith('#', line)) line = nextLine(facts.text, line)
  return line >= facts.text.length || isBlank(facts.text.slice(line, nextLine(facts.text, line)))
}
