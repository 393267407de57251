import type { ModuleFacts, Reference, Statement } from './facts.ts'

/** The references of one top-level statement, by its index, in the order of the text. Each module is sorted once. */
export function referencesOf(facts: ModuleFacts, statement: number): readonly Reference[] {
  let sorted = byStatement.get(facts)
  if (sorted === undefined) {
    sorted = new Map()
    for (const reference of facts.references) {
      const own = sorted.get(reference.statement)
      if (own === undefined) sorted.set(reference.statement, [reference])
      else own.push(reference)
    }
    byStatement.set(facts, sorted)
  }
  return sorted.get(statement) ?? []
}

const byStatement = new WeakMap<ModuleFacts, Map<number, Reference[]>>()

/** The first top-level statement that binds a name; undefined when none does. */
export function statementBinding(facts: ModuleFacts, name: string): Statement | undefined {
  let known = byName.get(facts)
  if (known === undefined) {
    known = new Map()
    for (const statement of facts.statements)
      for (const bound of statement.names) if (!known.has(bound)) known.set(bound, statement)
    byName.set(facts, known)
  }
  return known.get(name)
}

const byName = new WeakMap<ModuleFacts, Map<string, Statement>>()

/** The reference whose first name stands at an offset (UTF-16); undefined where none does. Each module is sorted once. */
export function referenceStartingAt(facts: ModuleFacts, offset: number | undefined): Reference | undefined {
  if (offset === undefined) return undefined
  let known = byStart.get(facts)
  if (known === undefined) {
    known = new Map(facts.references.map((reference) => [reference.span.start, reference]))
    byStart.set(facts, known)
  }
  return known.get(offset)
}

const byStart = new WeakMap<ModuleFacts, Map<number, Reference>>()
