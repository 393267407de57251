import type { Span } from '../../model/span.ts'
import { typeComment } from '../facts/type-comments.ts'
import type { Collector, Place } from './collector.ts'
import { parsePython } from './grammar.ts'
import type { Node } from './syntax-tree.ts'
import { walk } from './walk-steps.ts'

const SIGNATURE = /^(\(.*\))[ \t]*->/

/**
 * Record what the type comments of a text name, as type checkers read them (PEP 484, "Type comments"): behind code, or the signature of a
 * function on a line of its own. Nothing evaluates them. `tops` are the statements of the module in order.
 */
export function walkTypeComments(
  collector: Collector,
  text: string,
  comments: readonly Span[],
  tops: readonly Node[],
): void {
  if (!/#[ \t]*type:/.test(text)) return
  for (const { start, end } of comments) {
    const found = typeComment(text.slice(start, end))
    if (found === undefined) continue
    const { said, at } = found
    const line = text.lastIndexOf('\n', start - 1) + 1
    const isAlone = text.slice(line, start).trim() === ''
    if (isAlone && !SIGNATURE.test(said)) continue
    const statement = tops.findLastIndex((one) => one.startIndex < start)
    if (statement < 0 || (tops[statement]?.endIndex ?? 0) < (isAlone ? start : line)) continue
    const { rootNode, hasError } = parsePython(asExpression(said))
    if (hasError) continue
    const inner: Collector = { ...collector, shift: start + at, statement }
    walk(inner, { ...READ_BY_CHECKERS, scope: scopeAt(collector, start) }, rootNode)
  }
}

const READ_BY_CHECKERS: Omit<Place, 'scope'> = {
  deferred: true,
  annotation: true,
  quoted: true,
  typeChecking: true,
  asScript: false,
  conditional: false,
}

/** A signature as a tuple of its types, in as many characters. */
function asExpression(said: string): string {
  const parameters = SIGNATURE.exec(said)?.[1]
  if (parameters === undefined) return said
  return (
    parameters.replace(
      /([(,][ \t]*)(\*\*?)/g,
      (_, before: string, stars: string) => before + ' '.repeat(stars.length),
    ) + said.slice(parameters.length).replace('->', ', ')
  )
}

/** The innermost module, class or function around an offset. */
function scopeAt({ scopes }: Collector, offset: number): number {
  const around = scopes.filter(
    ({ kind, span }) => (kind === 'function' || kind === 'class') && span.start <= offset && offset < span.end,
  )
  return around.at(-1)?.id ?? 0
}
