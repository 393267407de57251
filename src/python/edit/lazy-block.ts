import type { Edit } from '../../model/edit.ts'
import { insert, replace } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import { applyEdits } from '../../text/apply-edits.ts'
import type { ImportStatement, ModuleFacts } from '../facts/facts.ts'
import { insertImports } from './import-block.ts'
import { renderFrom, renderItem, renderPlain } from './import-lines.ts'
import type { ImportStyle } from './import-lines.ts'
import { aboveComments, isBlank, lineStart, nextLine } from '../facts/lines.ts'
import { placeOf, removeItems, removeStatement } from './remove-items.ts'
import { removeLines } from './remove-lines.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import { factsOfText } from '../index/symbol-index.ts'

/** A text cut in two where a block for type checkers ends: what comes next goes between the parts. */
export interface WithBlock {
  readonly head: string
  readonly rest: string
}

/** How a block is written, and where. */
export interface BlockWanted {
  readonly self: ModuleIdentity
  readonly style: ImportStyle
  readonly indent: string
  /** Behind the imports that follow the first moved one, in place of where that stands. */
  readonly below: boolean
  /** Edits of the same text that are made on the way. */
  readonly extra: readonly Edit[]
}

/** Which imports go: an index of `facts.imports`, with the names that go; `undefined` takes the whole statement. */
type Going = ReadonlyMap<number, ReadonlySet<number> | undefined>

/** Code that goes, as it is written in the block, and where it stood. */
interface Piece extends Span {
  readonly text: string
}

/**
 * Put import statements (or some names of them) under one `if TYPE_CHECKING:`, where the first of them stands, or below, with the
 * comments above and behind them and the blank lines between them.
 */
export function moveUnderTypeChecking(facts: ModuleFacts, items: Going, wanted: BlockWanted): WithBlock {
  const { text } = facts
  const pieces: Piece[] = []
  const lines: Span[] = []
  const edits: Edit[] = [...wanted.extra]
  let at: number | undefined
  for (const statement of facts.imports) {
    if (!items.has(statement.index)) continue
    const some = items.get(statement.index)
    const place = placeOf(facts, statement)
    if (some === undefined && place.alone) {
      const span = { start: aboveComments(text, place.lineStart), end: place.lineEnd }
      at ??= span.start
      lines.push(span)
      pieces.push({ text: indented(facts, statement, span, wanted), ...span })
      continue
    }
    at ??= some === undefined ? lineStart(text, statement.span.start) : place.lineEnd
    if (some === undefined) {
      const shared = sharingLine(facts, items, statement)
      if (!shared.rest) lines.push({ start: place.lineStart, end: place.lineEnd })
      else if (shared.alone) edits.push(removeStatement(facts, statement))
      else edits.push(replace(statement.span.start, statement.span.end, 'pass'))
    }
    const removed = some === undefined ? undefined : removeItems(facts, statement, some)
    edits.push(...(removed?.edits ?? []))
    const written = rendered(statement, some, removed?.comments ?? new Map(), wanted)
    pieces.push({ text: written, start: statement.span.start, end: place.lineEnd })
  }
  const first = at ?? text.length
  const from = wanted.below ? endOfRun(facts, items, first) : first
  const block = blockOf(text, pieces, wanted.style)
  const changed = removeLines(text, { lines, edits: [...edits, insert(from, block)] })
  return cutAt(text, from, changed, block, wanted)
}

/** The block, with the blank lines that stood between its pieces. */
function blockOf(text: string, pieces: readonly Piece[], style: ImportStyle): string {
  const inner = pieces.map((piece, index) => {
    const before = pieces[index - 1]
    const gap = before === undefined ? '' : text.slice(before.end, piece.start)
    return (gap !== '' && isBlank(gap) ? gap : '') + piece.text
  })
  return `if TYPE_CHECKING:${style.newline}${inner.join('')}`
}

/** What else stands on the line of a statement that goes: something that stays, and whether this one goes alone. */
function sharingLine(
  facts: ModuleFacts,
  items: Going,
  statement: ImportStatement,
): { readonly rest: boolean; readonly alone: boolean } {
  const start = lineStart(facts.text, statement.span.start)
  const end = nextLine(facts.text, statement.span.end)
  const others = facts.statements.filter(
    (entry) => entry.index !== statement.statement && entry.span.start < end && entry.span.end > start,
  )
  const goes = (index: number): boolean =>
    facts.imports.some(
      (entry) => entry.statement === index && items.has(entry.index) && items.get(entry.index) === undefined,
    )
  return { rest: others.some((entry) => !goes(entry.index)), alone: !others.some((entry) => goes(entry.index)) }
}

/** Where the import statements end that follow the first moved one without anything else between them. */
function endOfRun(facts: ModuleFacts, items: ReadonlyMap<number, unknown>, at: number): number {
  const first = facts.imports.find((statement) => items.has(statement.index))?.statement ?? 0
  let end = at
  for (const statement of facts.statements.slice(first)) {
    if (statement.kind !== 'import') break
    end = Math.max(end, nextLine(facts.text, statement.span.end))
  }
  return end
}

/** The text after these edits, one of which puts the block to `from`, cut behind it; `TYPE_CHECKING` is imported above. */
function cutAt(
  text: string,
  from: number,
  edits: readonly Edit[],
  block: string,
  { self, style }: BlockWanted,
): WithBlock {
  const others = edits.filter((edit) => edit.text !== block)
  const above = others.filter((edit) => edit.span.end <= from && edit.span.start < from)
  const below = others.filter((edit) => !above.includes(edit))
  const start = applyEdits(text.slice(0, from), above)
  const rest = applyEdits(
    text.slice(from),
    below.map((edit) => ({ ...edit, span: { start: edit.span.start - from, end: edit.span.end - from } })),
  )
  return { head: flagged(start, self, style) + block, rest }
}

/** A text with `TYPE_CHECKING` imported, ready for an `if TYPE_CHECKING:` below it. */
export function flagged(start: string, self: ModuleIdentity, style: ImportStyle): string {
  const ended = start === '' || start.endsWith('\n') ? start : start + style.newline
  const facts = factsOfText(ended)
  const bound = facts.scopes[0]?.bindings.get('TYPE_CHECKING')?.some((binding) => !binding.conditional) === true
  const flag = { module: 'typing', name: 'TYPE_CHECKING', alias: undefined, typeChecking: false }
  const edits = bound ? [] : insertImports({ facts, self, style, isFirstParty: () => false }, [flag])
  const head = applyEdits(ended, edits)
  const lastLine = head.slice(lineStart(head, head.length - 1))
  return head === '' || isBlank(lastLine) ? head : head + style.newline
}

/** The lines of a statement one step deeper; one that gets too long is wrapped. */
function indented(
  { text }: ModuleFacts,
  statement: ImportStatement,
  { start, end }: Span,
  wanted: Pick<BlockWanted, 'style' | 'indent'>,
): string {
  const { style, indent } = wanted
  const own = text.slice(lineStart(text, statement.span.start), end)
  const single = nextLine(text, statement.span.start) >= statement.span.end
  const wrap = single && !own.includes('#') && own.trimEnd().length + indent.length > style.lineLength
  const body = wrap ? rendered(statement, undefined, new Map(), wanted) : deeper(own, indent)
  const whole = deeper(text.slice(start, lineStart(text, statement.span.start)), indent) + body
  return whole.endsWith('\n') ? whole : whole + style.newline
}

function deeper(text: string, indent: string): string {
  return text.replace(/^(?=[^\r\n])/gm, indent)
}

function rendered(
  statement: ImportStatement,
  some: ReadonlySet<number> | undefined,
  comments: ReadonlyMap<number, string>,
  { style, indent }: Pick<BlockWanted, 'style' | 'indent'>,
): string {
  const items = statement.items.filter((_, item) => some?.has(item) !== false)
  const { newline } = style
  if (statement.kind === 'import')
    return items.map((item) => renderPlain(item.name, item.alias, indent) + newline).join('')
  const module = '.'.repeat(statement.level) + statement.module
  const names = statement.star ? ['*'] : items.map((item) => renderItem(item.name, item.alias))
  if (comments.size === 0) return renderFrom(module, names, style, indent) + newline
  const inner = statement.items.flatMap((item, at) => {
    if (some?.has(at) === false) return []
    const comment = comments.get(at)
    const name = `${indent}${indent}${renderItem(item.name, item.alias)},`
    return [name + (comment === undefined ? '' : `  ${comment}`) + newline]
  })
  return `${indent}from ${module} import (${newline}${inner.join('')}${indent})${newline}`
}
