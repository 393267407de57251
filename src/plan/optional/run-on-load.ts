import type { ModuleFacts, Reference, Scope } from '../../python/facts/facts.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { runsOnLoad } from '../../python/facts/moments.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { MAKING } from '../../python/index/called-bodies.ts'
import { functionOf } from '../../python/index/running-scopes.ts'

/**
 * The functions of a module whose bodies run while it is loaded, by where their bodies begin: called or used as a decorator at its top level, in a
 * class body, or by one of these; and what the making of a class calls (`__init_subclass__`, `__set_name__`).
 */
export function functionsRunOnLoad(facts: ModuleFacts): ReadonlySet<number> {
  const found = new Set<Scope>()
  const waiting = [...calledIn(facts, undefined), ...madeByClasses(facts)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    found.add(next)
    waiting.push(...calledIn(facts, next))
  }
  return new Set([...found].flatMap(({ bodyAt }) => bodyAt ?? []))
}

/** The own functions that code calls: of one function, or what runs with the module. */
function calledIn(facts: ModuleFacts, running: Scope | undefined): readonly Scope[] {
  return facts.references.flatMap((reference) => {
    const isHere = running === undefined ? runsOnLoad(reference) : functionOf({ facts }, reference.scope) === running.id
    if (!isHere || reference.annotation || reference.typeChecking || !isCalled(facts, reference)) return []
    const own = ownScopes(facts, reference)
    const [step] = reference.attributes
    if (step !== undefined) return own.flatMap((one) => membersOf(facts, one, [step.name]))
    return own.flatMap((one) => (one.kind === 'class' ? membersOf(facts, one, MAKING) : [one]))
  })
}

function isCalled({ text }: ModuleFacts, { span, attributes }: Reference): boolean {
  const end = attributes.at(-1)?.span.end ?? span.end
  return /^\s*\(/.test(text.slice(end, end + 40)) || /@\s*$/.test(text.slice(Math.max(0, span.start - 3), span.start))
}

/** The functions and classes at the top of the module that a name may be. */
function ownScopes(facts: ModuleFacts, reference: Reference): readonly Scope[] {
  const bindings = visibleBindings(facts, reference)
  if (bindings.length === 0 || bindings.some((one) => one.scope !== 0 || one.imported !== undefined)) return []
  return facts.scopes.filter(
    ({ kind, name, parent }) => parent === 0 && name === reference.name && (kind === 'function' || kind === 'class'),
  )
}

function membersOf({ scopes }: ModuleFacts, { id, kind }: Scope, names: readonly string[]): readonly Scope[] {
  return kind === 'class' ? scopes.filter((one) => one.parent === id && names.includes(one.name)) : []
}

/** What runs because classes at the top are made: hooks of own bases, and of own values in their bodies. */
function madeByClasses(facts: ModuleFacts): readonly Scope[] {
  return facts.scopes.flatMap((scope) => {
    if (scope.kind !== 'class' || scope.parent !== 0) return []
    const bases = scope.bases.flatMap((span) => referenceStartingAt(facts, span.start) ?? [])
    const values = facts.references.filter((one) => one.scope === scope.id && isCalled(facts, one))
    return [
      ...bases.flatMap((one) => ownScopes(facts, one)).flatMap((one) => membersOf(facts, one, ['__init_subclass__'])),
      ...values.flatMap((one) => ownScopes(facts, one)).flatMap((one) => membersOf(facts, one, ['__set_name__'])),
    ]
  })
}
