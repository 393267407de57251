import type { Span } from '../model/span.ts'
import type { ModuleFacts } from '../python/facts.ts'

/**
 * A definition's text without what guarding an optional dependency may add to it: calls of the given helpers that are
 * statements of their own (`_require_tables("Sheet")`), and the quotes around annotations. `added` goes as well. Applied to both sides of a
 * comparison, it leaves every other difference visible. `span` is UTF-16, into the facts' text.
 */
export function withoutGuards(
  facts: ModuleFacts,
  span: Span,
  helpers: ReadonlySet<string>,
  added: readonly Span[] = [],
): string {
  const gone = added.filter((piece) => isInside(piece, span))
  for (const reference of facts.references) {
    if (!helpers.has(reference.name) || !isInside(reference.span, span) || reference.attributes.length > 0) continue
    const call = guardCall(facts.text, reference.span)
    if (call !== undefined) gone.push(call)
  }
  for (const string of facts.strings) {
    if (!string.annotation || !isInside(string.span, span)) continue
    gone.push(
      { start: string.span.start, end: string.content.start },
      { start: string.content.end, end: string.span.end },
    )
  }
  let text = ''
  let at = span.start
  for (const piece of gone.sort((a, b) => a.start - b.start)) {
    if (piece.start < at) continue
    text += facts.text.slice(at, piece.start)
    at = piece.end
  }
  return text + facts.text.slice(at, span.end)
}

/** The whole line of a call that stands alone, or the call with its semicolon. */
function guardCall(text: string, callee: Span): Span | undefined {
  const call = /^\("[\p{L}\p{N}_.]*"\)/u.exec(text.slice(callee.end))?.[0]
  if (call === undefined) return undefined
  const end = callee.end + call.length
  const line = text.lastIndexOf('\n', callee.start - 1) + 1
  const alone = /^[ \t\f]*$/.test(text.slice(line, callee.start))
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0]
  if (alone && rest !== undefined) return { start: line, end: end + rest.length }
  const semicolon = /^;[ \t]*/.exec(text.slice(end))?.[0]
  return semicolon === undefined ? undefined : { start: callee.start, end: end + semicolon.length }
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
