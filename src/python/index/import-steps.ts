import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ImportStatement, ModuleFacts, Reference } from '../facts/facts.ts'
import { absoluteModule, meaningOf } from '../facts/resolve.ts'
import { bodiesOf } from './called-bodies.ts'
import type { Body } from './called-bodies.ts'
import { bodyEvents, eventsOf } from './import-events.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** A name that a statement takes from a module of the tree. */
export interface TakenItem {
  readonly name: string
  readonly bound: string
  /** The submodule of that name, where there is one. */
  readonly submodule: QualifiedName | undefined
  /** Whether a finished module has the name for type checkers alone; asked once. */
  readonly isTypeOnly: () => boolean
}

/** One thing that happens when code runs, with what the names in it mean: that does not depend on who was imported first. */
export type LoadStep =
  | {
      readonly kind: 'import'
      readonly statement: ImportStatement
      /** The module of the tree that a `from` import names. */
      readonly module: QualifiedName | undefined
      readonly items: readonly TakenItem[]
    }
  /** A chain that starts at a module of the tree. */
  | { readonly kind: 'read'; readonly reference: Reference; readonly start: QualifiedName }
  | { readonly kind: 'call'; readonly bodies: () => readonly Body[] }
  | { readonly kind: 'bind'; readonly names: readonly string[] }

/** Steps of the modules and of the bodies of one tree: each is run for every module that may be imported first. */
interface Known {
  readonly modules: Map<RepoPath, readonly LoadStep[]>
  readonly bodies: Map<string, readonly LoadStep[]>
}

const known = new WeakMap<SymbolIndex, Known>()

function knownOf(index: SymbolIndex): Known {
  const before = known.get(index) ?? { modules: new Map(), bodies: new Map() }
  known.set(index, before)
  return before
}

/** What happens when a module is loaded, in order; reads and calls that can reach no module of the tree are left out. */
export function moduleSteps(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): readonly LoadStep[] {
  const { modules } = knownOf(index)
  const before = modules.get(path)
  if (before !== undefined) return before
  const steps = eventsOf(facts).flatMap((event): readonly LoadStep[] => {
    if ('names' in event) return event.names.length === 0 ? [] : [{ kind: 'bind', names: event.names }]
    if ('statement' in event) return [importStep(index, path, event.statement)]
    if ('reference' in event) return readStep(index, path, facts, event.reference)
    return [callStep(index, path, facts, event.called)]
  })
  modules.set(path, steps)
  return steps
}

/** The same for a body that is called. */
export function bodySteps(index: SymbolIndex, body: Body): readonly LoadStep[] {
  const { bodies } = knownOf(index)
  const key = `${body.path}:${String(body.scope.id)}`
  const before = bodies.get(key)
  if (before !== undefined) return before
  const { path, facts } = body
  const steps = bodyEvents(body).flatMap((event): readonly LoadStep[] => {
    if ('items' in event) return [importStep(index, path, event)]
    return event.attributes.length > 0 ? readStep(index, path, facts, event) : [callStep(index, path, facts, event)]
  })
  bodies.set(key, steps)
  return steps
}

function importStep(index: SymbolIndex, path: RepoPath, statement: ImportStatement): LoadStep {
  const named = statement.kind === 'import' ? undefined : absoluteModule(statement, index.identityOf(path))
  const module = named === undefined || !index.isModule(named) ? undefined : named
  const items = statement.items.map(({ name, bound }): TakenItem => {
    const below = module === undefined ? undefined : joinName(module, name)
    let isTypeOnly: boolean | undefined
    return {
      name,
      bound,
      submodule: below !== undefined && index.isModule(below) ? below : undefined,
      isTypeOnly: () => (isTypeOnly ??= module !== undefined && hasForTypesOnly(index, module, name)),
    }
  })
  return { kind: 'import', statement, module, items }
}

function readStep(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, reference: Reference): readonly LoadStep[] {
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  if (meaning.kind !== 'imported' || !index.isModule(meaning.name)) return []
  return [{ kind: 'read', reference, start: meaning.name }]
}

function callStep(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, called: Reference): LoadStep {
  let bodies: readonly Body[] | undefined
  // Looked for when the call is reached: modules behind one that fails are not read.
  return { kind: 'call', bodies: () => (bodies ??= bodiesOf(index, path, facts, called)) }
}

function hasForTypesOnly(index: SymbolIndex, module: QualifiedName, name: string): boolean {
  const bindings = index.factsOfModule(module)?.scopes[0]?.bindings.get(name)
  return bindings !== undefined && bindings.every((binding) => binding.typeChecking)
}
