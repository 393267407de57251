import type { Edit } from '../../model/edit.ts'
import { remove, replace } from '../../model/edit.ts'
import type { ImportStatement, ModuleFacts } from '../facts/facts.ts'
import { contentEnd, isBlank, lineStart, nextLine } from '../facts/lines.ts'

/** An import statement's place among its neighbours. */
export interface StatementPlace {
  /** First on its line and last on its last line, comments apart. */
  readonly alone: boolean
  readonly lineStart: number
  readonly lineEnd: number
  readonly indent: string
  /** The comment behind it on its last line, `''` when there is none. */
  readonly comment: string
}

export function placeOf(facts: ModuleFacts, statement: ImportStatement): StatementPlace {
  const start = lineStart(facts.text, statement.span.start)
  const indent = facts.text.slice(start, statement.span.start)
  const tail = facts.text.slice(statement.span.end, contentEnd(facts.text, statement.span.end))
  const alone = isBlank(indent.replace('\ufeff', '')) && /^\s*(#.*)?$/.test(tail)
  return {
    alone,
    lineStart: start,
    lineEnd: nextLine(facts.text, statement.span.end),
    indent: indent.replace(/[^ \t]/g, ''),
    comment: /#.*$/.exec(tail)?.[0] ?? '',
  }
}

/**
 * Remove a whole statement.
 *
 *     import a            ->  (the line goes, blank lines around it stay)
 *     import a; b = 1     ->  b = 1
 *     if x:\n    import a  ->  if x:\n    pass
 */
export function removeStatement(facts: ModuleFacts, statement: ImportStatement): Edit {
  const place = placeOf(facts, statement)
  const { start, end } = statement.span
  if (place.alone) {
    return statement.onlyOne ? replace(start, end, 'pass') : remove(place.lineStart, place.lineEnd)
  }
  const after = /^[ \t]*;[ \t]*(?=[^\s#])/.exec(facts.text.slice(end, contentEnd(facts.text, end)))
  if (after !== null) return remove(start, end + after[0].length)
  const before = /[ \t]*;[ \t]*$/.exec(facts.text.slice(place.lineStart, start))
  return before === null ? replace(start, end, 'pass') : remove(start - before[0].length, end)
}

/**
 * Remove some, not all, names of an import statement. Awkward cases:
 *
 *     from m import (     a name on a line of its own takes its comment along,
 *         a,  # why       which is given back for the statement it moves to
 *         b,
 *     )
 *     from m import a, \  a removed last name takes the continuation before it
 *         b
 */
export function removeItems(
  facts: ModuleFacts,
  statement: ImportStatement,
  items: ReadonlySet<number>,
): { readonly edits: readonly Edit[]; readonly comments: ReadonlyMap<number, string> } {
  const comments = new Map<number, string>()
  const edits: Edit[] = []
  const own = new Map<number, { start: number; end: number }>()
  for (const index of items) {
    const line = ownLine(facts, statement, index)
    if (line === undefined) continue
    own.set(index, line)
    keepComment(facts, statement, index, comments)
  }
  const rest = [...items].filter((index) => !own.has(index)).sort((a, b) => a - b)
  for (let at = 0; at < rest.length;) {
    const first = rest[at] ?? 0
    let last = first
    while (rest[at + 1] === last + 1) {
      at += 1
      last = rest[at] ?? last
    }
    at += 1
    // Nothing that stays comes before: what follows moves up to the place of the first name, lines of their own included.
    const isHead = statement.items.slice(0, first).every((_, index) => items.has(index))
    while (isHead && own.delete(last + 1)) last += 1
    const following = nextKept(statement, last, items)
    const next = following === last + 1 ? statement.items[following] : undefined
    if (next !== undefined) {
      for (let index = first; index <= last; index += 1) keepComment(facts, statement, index, comments)
      edits.push(...(atLineEnd(facts, statement, first, last) ?? [remove(startOf(statement, first), next.span.start)]))
    } else {
      let head = first
      while (own.delete(head - 1)) head -= 1
      for (let index = head; index < last; index += 1) keepComment(facts, statement, index, comments)
      const start = startOf(statement, head)
      const previous = statement.items[head - 1]?.span.end ?? start
      const isCommented = facts.text.slice(previous, start).includes('#')
      edits.push(remove(isCommented ? start : previous, statement.items[last]?.span.end ?? 0))
    }
  }
  for (const line of own.values()) edits.push(remove(line.start, line.end))
  return { edits, comments }
}

function startOf(statement: ImportStatement, index: number): number {
  return statement.items[index]?.span.start ?? 0
}

/** Take the last names of a line that begins with others, with their comment: what the next line says stays there. */
function atLineEnd(
  { text }: ModuleFacts,
  statement: ImportStatement,
  first: number,
  last: number,
): readonly Edit[] | undefined {
  const before = statement.items[first - 1]?.span.end
  const end = statement.items[last]?.span.end ?? 0
  if (before === undefined || text.slice(before, end).includes('\n')) return undefined
  const behind = /^([ \t]*,)([ \t]*#.*)?$/.exec(text.slice(end, contentEnd(text, end)))
  if (behind === null) return undefined
  const [, comma = '', comment = ''] = behind
  const from = end + comma.length
  return [remove(before, end), ...(comment === '' ? [] : [remove(from, from + comment.length)])]
}

/** Give back the comment of a name that is the last one on its line. */
function keepComment(
  facts: ModuleFacts,
  statement: ImportStatement,
  index: number,
  comments: Map<number, string>,
): void {
  const end = statement.items[index]?.span.end ?? 0
  const comment = /^\s*,?\s*(#.*?)\s*$/.exec(facts.text.slice(end, contentEnd(facts.text, end)))?.[1]
  if (comment !== undefined) comments.set(index, comment)
}

function nextKept(statement: ImportStatement, after: number, items: ReadonlySet<number>): number | undefined {
  for (let index = after + 1; index < statement.items.length; index += 1) if (!items.has(index)) return index
  return undefined
}

/** The line of a name that shares it with nothing but its comma and a comment, inside brackets. */
function ownLine(
  facts: ModuleFacts,
  statement: ImportStatement,
  index: number,
): { start: number; end: number } | undefined {
  const item = statement.items[index]
  if (item === undefined) return undefined
  const start = lineStart(facts.text, item.span.start)
  if (start <= statement.span.start) return undefined
  const end = nextLine(facts.text, item.span.end)
  if (end > statement.span.end) return undefined
  if (!isBlank(facts.text.slice(start, item.span.start))) return undefined
  return /^\s*,?[ \t]*(#.*)?\s*$/.test(facts.text.slice(item.span.end, end)) ? { start, end } : undefined
}
