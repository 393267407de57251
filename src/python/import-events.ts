import { callsIn } from './called-bodies.ts'
import type { ImportStatement, ModuleFacts, Reference, Statement } from './facts.ts'
import { isMainGuard } from './statements.ts'

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
  const scripts = new Set(
    facts.statements.filter((entry) => isMainGuard(facts.text, entry)).map((entry) => entry.index),
  )
  for (const statement of facts.imports) {
    if (!statement.deferred && !statement.typeChecking && !statement.future && !scripts.has(statement.statement))
      events.push({ at: statement.span.start, statement })
  }
  for (const reference of facts.references) {
    if (
      !reference.deferred &&
      !reference.typeChecking &&
      reference.attributes.length > 0 &&
      !scripts.has(reference.statement)
    )
      events.push({ at: reference.span.start, reference })
  }
  for (const called of callsIn(facts))
    if (!called.deferred && !scripts.has(called.statement)) events.push({ at: called.span.start, called })
  for (const statement of facts.statements) {
    if (statement.kind !== 'import') events.push({ at: statement.span.end, names: runtimeNames(facts, statement) })
  }
  return events.sort((a, b) => a.at - b.at)
}

/** The names a statement binds when it runs: what stands under `if TYPE_CHECKING:` does not. */
function runtimeNames(facts: ModuleFacts, statement: Statement): readonly string[] {
  return statement.names.filter(
    (name) =>
      facts.scopes[0]?.bindings
        .get(name)
        ?.some((binding) => binding.statement === statement.index && !binding.typeChecking) === true,
  )
}
