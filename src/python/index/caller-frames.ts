import { contains } from '../../model/span.ts'
import type { ModuleFacts, Reference } from '../facts/facts.ts'

/** What may follow a frame of which nothing but those of its callers is wanted: `.f_back`, and the question whether there is one. */
const GOES_UP = /^\s*(?:\.\s*f_back\b|is\s+(?:not\s+)?None\b)/

/**
 * Whether a call for a frame (`inspect.currentframe()`, `sys._getframe(n)`) is only a way to the frames of who calls: it asks for one of
 * these at once, goes on with `.f_back`, or binds a variable of its function that nothing else is asked of.
 */
export function asksCallersAlone(facts: ModuleFacts, reference: Reference): boolean {
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  const call = /^\s*\(\s*(\d*)\s*\)/.exec(facts.text.slice(end, end + 40))
  if (call === null || (reference.attributes.at(-1)?.name ?? reference.name) === 'stack') return false
  if (Number(call[1]) > 0) return true
  const after = end + call[0].length
  if (GOES_UP.test(facts.text.slice(after, after + 40))) return true
  const line = facts.text.slice(facts.text.lastIndexOf('\n', reference.span.start) + 1, reference.span.start)
  const name = /^\s*([^\W\d]\w*)\s*=\s*$/.exec(line)?.[1]
  const scope = facts.scopes[reference.scope]
  if (name === undefined || scope?.kind !== 'function' || !/^[ \t]*(?:#.*)?$/m.test(lineRest(facts.text, after)))
    return false
  if (scope.globals.has(name) || scope.nonlocals.has(name)) return false
  const uses = facts.references.filter((one) => one.name === name && contains(scope.span, one.span))
  const bound = scope.bindings.get(name)?.filter(({ kind }) => kind !== 'delete') ?? []
  return (
    bound.length === 1 &&
    uses.every(
      (one) =>
        one.scope === scope.id &&
        (one.context !== 'load' || GOES_UP.test(facts.text.slice(one.span.end, one.span.end + 40))),
    )
  )
}

function lineRest(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(at, end < 0 ? text.length : end)
}
