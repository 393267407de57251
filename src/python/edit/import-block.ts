import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import type { ImportStatement, ModuleFacts } from '../facts/facts.ts'
import { isBlank, lineStart, nextLine } from '../facts/lines.ts'
import { boundName } from '../index/needed-imports.ts'
import type { NeededImport } from '../index/needed-imports.ts'
import { afterHead, codeStart, hasGapAbove, headImports, importsBelowGuards } from './import-head.ts'
import type { ImportHost } from './import-host.ts'
import type { ImportLine } from './import-lines.ts'
import { importLines } from './import-lines.ts'
import { slotBelow, slotFor } from './import-slots.ts'
import { joinImports } from './join-imports.ts'

const TYPE_CHECKING = { module: 'typing', name: 'TYPE_CHECKING', alias: undefined, typeChecking: false }

/** What `insertImports` has to respect. */
export interface InsertOptions {
  readonly futureAnnotations?: boolean
  /** Optional-import guards that go below the imports, as text. */
  readonly guards?: readonly string[]
  /** Import statements that are being removed: the new ones take their place. */
  readonly gone?: ReadonlySet<number>
  /** Top-level statements that are being removed. */
  readonly leaving?: ReadonlySet<number>
}

/**
 * Add imports to a module that has text already, changing no line that is there but one it joins: each goes behind the
 * imports of its own isort section, in alphabetical place when that section is sorted, else at its end.
 * Never above the docstring, the comments at the top or a `__future__` import. Type-only imports go into the
 * module's `if TYPE_CHECKING:` block, which is made when there is none.
 */
export function insertImports(
  host: ImportHost,
  needed: readonly NeededImport[],
  options: InsertOptions = {},
): readonly Edit[] {
  const { facts, style } = host
  const head = headOf(facts, options.gone, new Set(needed.map(boundName)))
  const types = typeBlock(
    host,
    head,
    needed.filter((entry) => entry.typeChecking),
  )
  const runtime = [...needed.filter((entry) => !entry.typeChecking), ...types.needed]
  const joined = joinImports(host, [...head.staying, ...head.below], runtime)
  const alone = runtime.filter((entry) => !joined.done.has(entry))
  const placed = placedLines(host, head, importLines(alone, host.self, style, host.isFirstParty, ''), options)
  const future = options.futureAnnotations === true ? [futureImport(facts, style.newline)] : []
  return [
    ...future,
    ...placed.edits,
    ...joined.edits,
    ...types.edits,
    ...guardBlocks(host, head, options.guards ?? [], placed.at),
  ]
}

/** The imports at the head of a module. */
interface Head {
  readonly all: readonly ImportStatement[]
  /** Those that are not being removed. */
  readonly staying: readonly ImportStatement[]
  readonly gone: ReadonlySet<number> | undefined
  /** Those that stay and stand below `if` or `try` with imports: a line goes to these where the head has none of its section. */
  readonly below: readonly ImportStatement[]
}

function headOf(facts: ModuleFacts, gone: ReadonlySet<number> | undefined, names: ReadonlySet<string>): Head {
  const all = headImports(facts)
  const isStaying = (entry: ImportStatement): boolean => gone?.has(entry.index) !== true
  return { all, staying: all.filter(isStaying), gone, below: importsBelowGuards(facts, names).filter(isStaying) }
}

/** The first import below `if TYPE_CHECKING:`: what is imported for type checkers comes below it. */
export function firstTypeOnly(facts: ModuleFacts): ImportStatement | undefined {
  return facts.imports.find((entry) => entry.typeChecking && facts.statements[entry.statement]?.kind === 'compound')
}

/** Type-only imports in the block for type checkers, which is made below the head where there is none; `needed` is what that asks for. */
function typeBlock(
  host: ImportHost,
  head: Head,
  typeOnly: readonly NeededImport[],
): { readonly edits: readonly Edit[]; readonly needed: readonly NeededImport[] } {
  if (typeOnly.length === 0) return { edits: [], needed: [] }
  const { facts, self, style, isFirstParty } = host
  const { newline } = style
  const linesAt = (indent: string): string =>
    importLines(typeOnly, self, style, isFirstParty, indent)
      .map((line) => line.text + newline)
      .join('')
  const block = firstTypeOnly(facts)
  if (block !== undefined) {
    const indent = facts.text.slice(lineStart(facts.text, block.span.start), block.span.start)
    const edit = insert(nextLine(facts.text, block.span.end), linesAt(isBlank(indent) ? indent : '    '))
    return { edits: [edit], needed: [] }
  }
  const isFlagged = facts.scopes[0]?.bindings.has('TYPE_CHECKING') === true
  const typing = isFlagged ? undefined : boundTyping(facts)
  const at = afterHead(facts)
  const gap = head.staying.length > 0 && hasGapAbove(facts, head.all, head.gone, at) ? '' : newline
  return {
    edits: [
      insert(
        at,
        `${gap}if ${typing ?? ''}TYPE_CHECKING:${newline}${linesAt('    ')}${newline.repeat(gapBelow(facts, at))}`,
      ),
    ],
    needed: isFlagged || typing !== undefined ? [] : [TYPE_CHECKING],
  }
}

/** The blank lines that a block needs below it at the start of a line, where none stand there. */
function gapBelow({ text, statements }: ModuleFacts, at: number): number {
  if (at >= text.length || isBlank(text.slice(at, nextLine(text, at)))) return 0
  const kind = statements.find(({ span }) => span.start >= at)?.kind
  return kind === 'function' || kind === 'class' ? 2 : 1
}

/** Lines at their places, by the last place first; `at` are the offsets where something was put. */
function placedLines(
  host: ImportHost,
  { all, staying, below }: Head,
  lines: readonly ImportLine[],
  options: InsertOptions,
): { readonly edits: readonly Edit[]; readonly at: ReadonlySet<number> } {
  const { text } = host.facts
  const { newline } = host.style
  const vacated = staying.length === 0 ? all[0] : undefined
  const bySlot = new Map<number, { before: string; text: string; after: string }[]>()
  for (const line of lines.toSorted((a, b) => a.section - b.section || (a.key < b.key ? -1 : 1))) {
    const slot =
      vacated === undefined
        ? (slotBelow(host, staying, below, line) ?? slotFor(host, staying, line, (options.guards ?? []).length > 0))
        : { at: lineStart(text, vacated.span.start), before: '', after: '' }
    const list = bySlot.get(slot.at) ?? []
    list.push({ before: list.length > 0 ? '' : slot.before, text: line.text, after: slot.after })
    bySlot.set(slot.at, list)
  }
  const edits = [...bySlot].map(([at, list]) => {
    const glue = text.length > 0 && at === text.length && !text.endsWith('\n') ? newline : ''
    const body = list.map((entry) => entry.text + newline).join('')
    const before = (list[0]?.before ?? '').replaceAll('\n', newline)
    const after = isLast(host.facts, at, options.leaving) ? '' : (list.at(-1)?.after ?? '')
    return insert(at, glue + before + body + after.replaceAll('\n', newline))
  })
  return { edits: edits.reverse(), at: new Set(bySlot.keys()) }
}

/** Whether of all that stands below an offset nothing is left. */
function isLast({ statements, comments }: ModuleFacts, at: number, leaving: ReadonlySet<number> | undefined): boolean {
  if (leaving === undefined) return false
  const below = statements.filter(({ span }) => span.start >= at)
  const isOf = (comment: Span): boolean =>
    below.some(({ span }) => span.start <= comment.start && comment.end <= span.end)
  return (
    below.every(({ index }) => leaving.has(index)) && comments.every((comment) => comment.start < at || isOf(comment))
  )
}

/** Guards below the head, parted by blank lines. */
function guardBlocks(
  { facts, style }: ImportHost,
  { all, staying, gone }: Head,
  guards: readonly string[],
  filled: ReadonlySet<number>,
): readonly Edit[] {
  if (guards.length === 0) return []
  const { newline } = style
  const at = afterHead(facts)
  const isFilled = (staying.length === 0 && all.length > 0) || filled.has(at)
  const top = at === 0 || (!isFilled && hasGapAbove(facts, all, gone, at)) ? '' : newline
  const texts = guards.map((guard) => guard.replace(/\r?\n/g, newline))
  return [insert(at, top + texts.join(newline + newline) + newline + (at === 0 ? newline : ''))]
}

/** How names of `typing` are reached where the module as a whole is imported at the top: `t.`. */
function boundTyping(facts: ModuleFacts): string | undefined {
  const item = headImports(facts).flatMap(({ kind, items }) =>
    kind === 'import' ? items.filter(({ name }) => name === 'typing') : [],
  )[0]
  return item === undefined ? undefined : `${item.bound}.`
}

/** Below the docstring and a blank line; above everything else but the comments at the very top. */
function futureImport(facts: ModuleFacts, newline: string): Edit {
  const at = codeStart(facts)
  const statement = 'from __future__ import annotations'
  const line = `${statement}${newline}`
  const [first, second] = facts.statements
  // `'''Doc.'''; X = 1`: between the two.
  if (
    first?.kind === 'docstring' &&
    second !== undefined &&
    !facts.text.slice(first.span.end, second.span.start).includes('\n')
  )
    return insert(second.span.start, `${statement}; `)
  const below = isBlank(facts.text.slice(at, nextLine(facts.text, at)))
  if (facts.statements[0]?.kind === 'docstring') return insert(at, newline + line + (below ? '' : newline))
  const imports = facts.statements[0]?.kind === 'import'
  return insert(at, line + (below ? '' : imports ? newline : newline + newline))
}
