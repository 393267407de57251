import type { ImportStatement, ModuleFacts } from '../facts/facts.ts'
import { aboveComments, lineStart } from '../facts/lines.ts'

/** What is left of a guard without its imports and marks: `try`, and a clause for what is not installed. */
const GUARD =
  /^try:\s*except\s*(?:\(\s*)?(?:ImportError|ModuleNotFoundError)(?:\s*,\s*(?:ImportError|ModuleNotFoundError))*\s*\)?\s*:\s*(?:\w+ = None\s*)*$/
const MARK = /#\s*(?:type:\s*ignore|noqa|pragma)\b[^\n]*/g

/** A text of Python without the comments that tell tools something of an import or a guard: `# noqa`, `# type: ignore`, `# pragma: no cover`. */
export function withoutMarks(text: string): string {
  return text.replace(MARK, '')
}

/**
 * The statements, by their index, that take names from one module or another (`try: from typing import Literal`, `except ImportError:
 * from typing_extensions import Literal`, or `Literal = None`) and that hold no import which is still wanted: each of `isUnread`, which gets
 * an import and the place of an item in it. One that a comment stands above stays, unless it goes `along` with what leaves, and so does one that
 * says more than marks for tools.
 */
export function unreadGuards(
  facts: ModuleFacts,
  isUnread: (statement: ImportStatement, item: number) => boolean,
  along: ReadonlySet<number> = new Set(),
): ReadonlySet<number> {
  const found = new Set<number>()
  for (const statement of facts.statements) {
    if (statement.kind !== 'compound') continue
    const own = facts.imports.filter((entry) => entry.statement === statement.index)
    const isLeft = own.some((entry) => entry.star || entry.items.some((_, at) => !isUnread(entry, at)))
    const start = lineStart(facts.text, statement.span.start)
    if (own.length === 0 || isLeft) continue
    if (aboveComments(facts.text, start) !== start && !along.has(statement.index)) continue
    const text = facts.text.slice(statement.span.start, statement.span.end)
    const rest = own.reduce((left, { span }) => left.replace(facts.text.slice(span.start, span.end), ''), text)
    const names = new Set(own.flatMap(({ items }) => items.map((item) => item.bound)))
    const isOwn = [...rest.matchAll(/^\s*(\w+) = None/gm)].every(([, name]) => names.has(name ?? ''))
    if (isOwn && GUARD.test(withoutMarks(rest).trim())) found.add(statement.index)
  }
  return found
}
