import { loadTimeImports, momentOf, runsOnLoad } from '../facts/moments.ts'
import { callsIn, runsWith } from './called-bodies.ts'
import type { Body } from './called-bodies.ts'
import type { ImportStatement, ModuleFacts, Reference, Scope } from '../facts/facts.ts'

/** One thing that happens while a module is imported, and the UTF-16 offset where it does. */
export type ImportEvent = { readonly at: number } & (
  | { readonly statement: ImportStatement }
  | { readonly reference: Reference }
  | { readonly called: Reference }
  | { readonly names: readonly string[] }
)

/** What happens while a module's top level runs, in order: imports, reads and calls at their place, bindings when their statement ends. */
export function eventsOf(facts: ModuleFacts): readonly ImportEvent[] {
  const known = eventsByFacts.get(facts) ?? findEvents(facts)
  eventsByFacts.set(facts, known)
  return known
}

/** A module is loaded once for every module that may be imported first. */
const eventsByFacts = new WeakMap<ModuleFacts, readonly ImportEvent[]>()

function findEvents(facts: ModuleFacts): readonly ImportEvent[] {
  const events: ImportEvent[] = []
  for (const statement of loadTimeImports(facts)) events.push({ at: statement.span.start, statement })
  for (const reference of facts.references) {
    if (runsOnLoad(reference) && reference.attributes.length > 0) events.push({ at: reference.span.start, reference })
  }
  for (const called of callsIn(facts)) if (runsOnLoad(called)) events.push({ at: called.span.start, called })
  const bound = boundByStatement(facts)
  for (const { kind, span, index, names } of facts.statements) {
    const here = bound.get(index)
    if (kind !== 'import') events.push({ at: span.end, names: names.filter((name) => here?.has(name) === true) })
  }
  return events.sort((a, b) => a.at - b.at)
}

/** The names each top-level statement binds when it runs, by its index: what stands under `if TYPE_CHECKING:` does not. */
function boundByStatement(facts: ModuleFacts): ReadonlyMap<number, ReadonlySet<string>> {
  const bound = new Map<number, Set<string>>()
  for (const [name, bindings] of facts.scopes[0]?.bindings ?? []) {
    for (const { statement, typeChecking } of bindings) {
      if (typeChecking) continue
      const names = bound.get(statement)
      if (names === undefined) bound.set(statement, new Set([name]))
      else names.add(name)
    }
  }
  return bound
}

/** What a body does when it is called: imports, reads through a name and calls by name, in the order of the text. */
export function bodyEvents(body: Body): readonly (ImportStatement | Reference)[] {
  const known = eventsByScope.get(body.scope) ?? findBodyEvents(body)
  eventsByScope.set(body.scope, known)
  return known
}

/** A body is called in the simulation of every module that may be imported first. */
const eventsByScope = new WeakMap<Scope, readonly (ImportStatement | Reference)[]>()

function findBodyEvents(body: Body): readonly (ImportStatement | Reference)[] {
  const runs = (one: ImportStatement | Reference): boolean => momentOf(one) === 'call' && runsWith(body, one.scope)
  return [
    ...body.facts.imports.filter(runs),
    ...callsIn(body.facts).filter(runs),
    ...body.facts.references.filter((one) => one.attributes.length > 0 && runs(one)),
  ].sort((a, b) => a.span.start - b.span.start)
}
