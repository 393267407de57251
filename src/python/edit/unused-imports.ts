import { insert } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import type { ImportStatement, ModuleFacts } from '../facts/facts.ts'
import { aboveComments, contentEnd, lineStart, nextLine } from '../facts/lines.ts'
import { commentsOn } from './import-comments.ts'
import { placeOf, removeItems } from './remove-items.ts'
import type { Removal } from './remove-lines.ts'
import { unreadGuards, withoutMarks } from './unread-guards.ts'
import { namesInOwnLists } from '../facts/own-lists.ts'
import { visibleBindings } from '../facts/resolve.ts'

/** What others want of a file that code leaves. */
export interface Wanted {
  readonly isNeeded: (name: string) => boolean
  readonly isTaken: (name: string) => boolean
  /** The statement, by its index, that gets imports for type checkers: its block stays, whatever leaves it. */
  readonly filled?: number | undefined
  /** Guards of optional imports, by their statements, that what leaves takes a copy of, with the comments above them. */
  readonly along?: ReadonlySet<number>
}

/**
 * Remove the top-level imports that became unused because statements were cut: names that only the cut
 * code read. An import nobody read before stays (it may be there for its effect), as does one that is offered
 * to others: in `__all__`, written `x as x`, marked `noqa`, read by what arrives here, told by a list of the module's own, or taken from
 * here by another file; the last two are written `x as x`, for nothing else in the text says any more what it is there for.
 */
export function removeUnusedImports(
  facts: ModuleFacts,
  cut: ReadonlySet<number>,
  wanted: Wanted,
  emptied: ReadonlySet<number> = new Set(),
): UnusedImports {
  const readBy = readersOf(facts, cut)
  const exported = new Set(
    facts.dunderAll.flatMap((part) => (part.kind === 'list' ? part.entries.map((entry) => entry.name) : [])),
  )
  const listed = new Set(namesInOwnLists(facts))
  const gone = new Map<number, Set<number>>()
  const offered: Edit[] = []
  for (const statement of facts.imports) {
    const guarded = statement.conditional && !statement.typeChecking
    if (statement.scope !== 0 || statement.future || statement.star || guarded) continue
    statement.items.forEach((item, at) => {
      const read = readBy.get(`${statement.index}:${at}`)
      if (read === undefined || !read.cut || read.kept) return
      if (exported.has(item.bound) || item.alias === item.name || wanted.isNeeded(item.bound)) return
      if (isMarked(facts, statement, item.span.end)) return
      if (listed.has(item.bound) || wanted.isTaken(item.bound)) {
        const marks = markedAsOffered(facts, statement, at)
        offered.push(...marks.filter((mark) => offered.every((edit) => edit.span.start !== mark.span.start)))
        return
      }
      gone.set(statement.index, (gone.get(statement.index) ?? new Set()).add(at))
    })
  }
  const guards = unreadGuards(
    facts,
    (statement, at) => {
      const item = statement.items[at]
      const read = readBy.get(`${statement.index}:${at}`)
      if (item === undefined || read === undefined || !read.cut || read.kept) return false
      if (exported.has(item.bound) || item.alias === item.name || listed.has(item.bound)) return false
      return !wanted.isNeeded(item.bound) && !wanted.isTaken(item.bound)
    },
    wanted.along,
  )
  const blocks = new Set([...emptiedBlocks(facts, gone, wanted.filled), ...guards])
  // The flag of a block that goes may be all that read TYPE_CHECKING.
  if ([...blocks].some((block) => !cut.has(block)))
    return removeUnusedImports(facts, new Set([...cut, ...blocks]), wanted, blocks)
  const { removal, statements } = removalOf(facts, gone, new Set([...emptied, ...blocks]), wanted)
  return {
    removal: { ...removal, edits: [...removal.edits, ...offered] },
    statements,
    comments: leavingComments(facts, gone),
  }
}

/** By `statement:item` of each import at the top, whether what is cut reads it, and whether something else does. */
function readersOf(
  facts: ModuleFacts,
  cut: ReadonlySet<number>,
): ReadonlyMap<string, { readonly cut: boolean; readonly kept: boolean }> {
  const readBy = new Map<string, { cut: boolean; kept: boolean }>()
  for (const reference of facts.references) {
    for (const binding of visibleBindings(facts, reference)) {
      if (binding.scope !== 0 || binding.imported === undefined) continue
      const key = `${binding.imported.statement}:${binding.imported.item}`
      const entry = readBy.get(key) ?? { cut: false, kept: false }
      if (cut.has(reference.statement)) entry.cut = true
      else entry.kept = true
      readBy.set(key, entry)
    }
  }
  return readBy
}

/** `x as x`, which says that others take it; where the name is another one already, a word to linters. */
function markedAsOffered(facts: ModuleFacts, statement: ImportStatement, at: number): readonly Edit[] {
  const item = statement.items[at]
  if (item === undefined) return []
  if (item.alias === undefined && item.name === item.bound) return [insert(item.span.end, ` as ${item.name}`)]
  const { start, end } = statement.span
  const { alone, comment } = placeOf(facts, statement)
  const isOneLine = !facts.text.slice(start, end).includes('\n')
  return alone && comment === '' && isOneLine ? [insert(end, '  # noqa: F401')] : []
}

/** What to delete, the import statements of which nothing is left, and what was said of the names that go (not of all of them). */
export interface UnusedImports {
  readonly removal: Removal
  readonly statements: ReadonlySet<number>
  readonly comments: ReadonlyMap<string, string>
}

function leavingComments(
  facts: ModuleFacts,
  gone: ReadonlyMap<number, ReadonlySet<number>>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [index, items] of gone) {
    const statement = facts.imports[index]
    for (const at of items) {
      const item = statement?.items[at]
      if (statement === undefined || item === undefined) continue
      const said = commentsOn(facts, statement, at, items.size === statement.items.length)
      if (said !== '') found.set(item.bound, said)
    }
  }
  return found
}

function removalOf(
  facts: ModuleFacts,
  gone: ReadonlyMap<number, ReadonlySet<number>>,
  blocks: ReadonlySet<number>,
  { filled, along }: Wanted,
): Omit<UnusedImports, 'comments'> {
  const lines: Span[] = []
  const edits: Edit[] = []
  const parts: Span[] = []
  const statements = new Set<number>()
  for (const block of blocks) {
    const span = facts.statements[block]?.span
    if (span === undefined) continue
    const start = along?.has(block) === true ? aboveComments(facts.text, lineStart(facts.text, span.start)) : span.start
    lines.push({ start, end: nextLine(facts.text, span.end) })
  }
  for (const [index, items] of gone) {
    const statement = facts.imports[index]
    if (statement === undefined || blocks.has(statement.statement)) continue
    if (items.size < statement.items.length) {
      edits.push(...removeItems(facts, statement, items).edits)
      continue
    }
    if (statement.onlyOne && statement.statement !== filled) continue
    statements.add(index)
    const place = placeOf(facts, statement)
    if (place.alone) lines.push({ start: place.lineStart, end: place.lineEnd })
    else parts.push(statement.span)
  }
  return { removal: { lines, edits, parts }, statements }
}

/**
 * `if TYPE_CHECKING:` blocks that hold imports only, all of which go: the block goes as a whole. One with a comment or an `else` stays, and with it
 * the last of its imports, which is taken out of `gone`.
 */
function emptiedBlocks(
  facts: ModuleFacts,
  gone: Map<number, ReadonlySet<number>>,
  filled: number | undefined,
): ReadonlySet<number> {
  const blocks = new Set<number>()
  for (const statement of facts.statements) {
    if (statement.kind !== 'compound' || statement.index === filled) continue
    const own = facts.imports.filter((entry) => entry.statement === statement.index)
    if (
      own.length === 0 ||
      !own.every((entry) => entry.typeChecking && gone.get(entry.index)?.size === entry.items.length)
    )
      continue
    const body = facts.text.slice(statement.span.start, statement.span.end)
    const rest = own.reduce((text, entry) => text.replace(facts.text.slice(entry.span.start, entry.span.end), ''), body)
    if (/^if\s+(\w+\.)?TYPE_CHECKING\s*:\s*$/.test(withoutMarks(rest).trim())) blocks.add(statement.index)
    else if (/:\s*(?:$|\n(?:else|elif)\b)/.test(rest.replace(/#.*$/gm, ''))) gone.delete(own.at(-1)?.index ?? -1)
  }
  return blocks
}

function isMarked(facts: ModuleFacts, statement: ImportStatement, end: number): boolean {
  const tails = [
    facts.text.slice(end, contentEnd(facts.text, end)),
    facts.text.slice(statement.span.end, contentEnd(facts.text, statement.span.end)),
  ]
  return tails.some((tail) => /#\s*noqa(?!\s*:)|#\s*noqa\s*:[^#]*F401/.test(tail))
}
