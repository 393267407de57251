import type { QualifiedName } from '../../model/names.ts'
import type { ModuleFacts, Scope } from '../../python/facts/facts.ts'
import { mergeOrders } from '../../python/facts/merge-orders.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { originFrom } from './origin.ts'
import type { Origin } from './origin.ts'

/** A base of a class: a definition, or an expression nobody can name. */
type Base = { readonly origin: Origin } | { readonly text: string }

/** The method resolution order of a class of the tree, by the names the definitions have there; undefined: none exists. */
export interface ClassOrder {
  readonly bases: number
  readonly order: readonly string[] | undefined
}

/** A tree, how its definitions are called, and the orders of classes that were found in it, by those names. */
export interface ClassTree {
  readonly index: SymbolIndex
  readonly nameOf: (origin: Origin) => string
  readonly orders: Map<string, readonly string[] | undefined>
}

/**
 * The C3 linearization of every top-level class of a module (docs.python.org, "The Python 2.3 Method Resolution Order"),
 * followed through first-party bases; a third-party base is opaque and stands for itself.
 */
export function classOrders(tree: ClassTree, module: QualifiedName): ReadonlyMap<string, ClassOrder> {
  const orders = new Map<string, ClassOrder>()
  const facts = tree.index.factsOfModule(module)
  for (const scope of facts === undefined ? [] : topClasses(facts)) {
    const origin = { module, words: [scope.name] }
    orders.set(scope.name, { bases: scope.bases.length, order: linear(tree, { origin }, []) })
  }
  return orders
}

/** The class scopes of a module's top level, in order. */
export function topClasses(facts: ModuleFacts): readonly Scope[] {
  return facts.scopes.filter(
    (scope) =>
      scope.kind === 'class' && (scope.parent === 0 || facts.scopes[scope.parent ?? 0]?.kind === 'type-params'),
  )
}

function linear(tree: ClassTree, base: Base, seen: readonly string[]): readonly string[] | undefined {
  const name = 'origin' in base ? tree.nameOf(base.origin) : base.text
  if (seen.includes(name)) return undefined
  if (!('origin' in base)) return merged(tree, name, [], seen)
  if (!tree.orders.has(name)) tree.orders.set(name, merged(tree, name, basesOf(tree.index, base.origin), seen))
  return tree.orders.get(name)
}

/** The order of a class from those of its bases; a class on a cycle of bases has none, from whichever of them one begins. */
function merged(
  tree: ClassTree,
  name: string,
  bases: readonly Base[],
  seen: readonly string[],
): readonly string[] | undefined {
  const lists: (readonly string[])[] = []
  const own: string[] = []
  for (const parent of bases) {
    const order = linear(tree, parent, [...seen, name])
    if (order === undefined) return undefined
    lists.push(order)
    own.push(order[0] ?? '')
  }
  const rest = mergeOrders([...lists, own])
  return rest === undefined ? undefined : [name, ...rest]
}

function basesOf(index: SymbolIndex, { module, words }: Origin): readonly Base[] {
  const [name, more] = words
  if (module === undefined || name === undefined || more !== undefined) return []
  const path = index.fileOf(module)
  const facts = index.factsOfModule(module)
  const scope = facts === undefined ? undefined : topClasses(facts).findLast((candidate) => candidate.name === name)
  if (facts === undefined || path === undefined || scope === undefined || scope.bases.length === 0) return []
  return scope.bases.map((span): Base => {
    const reference = facts.references.find((candidate) => candidate.span.start === span.start && !candidate.quoted)
    const end = reference?.attributes.at(-1)?.span.end ?? reference?.span.end
    const text = facts.text.slice(span.start, span.end)
    if (reference === undefined || end !== span.end) return { text }
    const meaning = meaningOf(facts, reference, index.identityOf(path))
    const steps = reference.attributes.map((step) => step.name)
    if (meaning.kind === 'unbound') return { text }
    return { origin: originFrom(index, module, [reference.name, ...steps]) }
  })
}
