import type { QualifiedName } from '../../model/names.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, Reference, Scope } from '../../python/facts/facts.ts'
import { looksUpAnnotations } from '../../python/facts/known-effects.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { around, calleesOf, homeOfModule } from '../../python/index/callees.ts'
import type { Home } from '../../python/index/callees.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Whether a library looks up a name of a module in annotations of its functions, apart from the statements in `except`: by a decorator
 * (`@app.get("/")` of FastAPI, `@validate_call`), by `register` of functools.singledispatch, or by a call that is handed such a function.
 */
export function isLookedUpByLibrary(
  index: SymbolIndex,
  module: QualifiedName,
  name: string,
  except: ReadonlySet<number>,
): boolean {
  const home = homeOfModule(index, module)
  if (home === undefined) return false
  const { references, scopes } = home.facts
  const saying = references.filter(
    (one) => one.name === name && one.annotation && !one.typeChecking && !except.has(one.statement),
  )
  const heads = scopes.filter(
    ({ kind, span, bodyAt = 0 }) =>
      kind === 'function' && saying.some((one) => span.start < one.span.start && one.span.end <= bodyAt),
  )
  return heads.some((scope) => takersOf(home.facts, scope).some((taker) => looksUp(index, home, taker)))
}

/** What a function is given to: its decorators, and calls that have its name as their only argument. */
function takersOf(facts: ModuleFacts, scope: Scope): readonly Reference[] {
  const { references, scopes, text } = facts
  const stands = around(facts, scope)
  const above = scopes.filter((one) => around(facts, one) === stands && one.span.end <= scope.span.start)
  const from = Math.max(stands?.span.start ?? 0, ...above.map(({ span }) => span.end))
  const decorators = references.filter(
    ({ span }) =>
      span.start >= from &&
      span.end <= scope.span.start &&
      /(?:^|\n)[ \t]*@[ \t]*$/.test(text.slice(Math.max(0, span.start - 80), span.start)),
  )
  const calls = references.flatMap(({ name, span, annotation }): readonly Reference[] => {
    if (name !== scope.name || annotation || stands?.parent !== undefined) return []
    const call = /[A-Za-z_][\w.]*\(\s*$/.exec(text.slice(Math.max(0, span.start - 200), span.start))
    if (call === null || !/^\s*,?\s*\)/.test(text.slice(span.end, span.end + 40))) return []
    return [referenceStartingAt(facts, span.start - call[0].length) ?? []].flat()
  })
  return [...decorators, ...calls]
}

function looksUp(index: SymbolIndex, home: Home, taker: Reference): boolean {
  const callees = calleesOf(index, home, taker)
  const last = taker.attributes.at(-1)
  const isGiven = last?.name === 'register' && !hasTypes(home.facts, last.span.end)
  return callees.some((callee) => {
    if (callee.kind === 'library')
      return looksUpAnnotations(callee.name) || (isGiven && !isStandardLibrary(callee.name))
    return isGiven && callee.kind === 'unknown'
  })
}

/** Whether a decorator has arguments (`@show.register(int)`), by which it says the types itself. */
function hasTypes(facts: ModuleFacts, end: number): boolean {
  return /^[ \t]*\([^\n]*\)[ \t]*(?:#[^\n]*)?\n\s*(?:@|(?:async\s+)?def\b)/.test(facts.text.slice(end, end + 400))
}
