import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { mergeOrders } from '../../python/facts/merge-orders.ts'
import { outlineOf } from '../../python/parse/outline.ts'
import type { ClassOutline } from '../../python/parse/outline.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { nameAt } from '../names/name-at.ts'

/** A class with more than one base and the order in which Python looks names up in it, as far as the tree tells. */
export interface ClassOrder {
  readonly name: QualifiedName
  readonly module: QualifiedName
  readonly outline: ClassOutline
  /** Absolute names, the class itself first; classes from outside stand for themselves, their bases are not known. */
  readonly order: readonly QualifiedName[]
}

/** The order of every class with several bases in the modules; one that cannot be linearized is left out. */
export function classOrders(index: SymbolIndex, modules: readonly QualifiedName[]): readonly ClassOrder[] {
  return modules.flatMap((module) => {
    const facts = index.factsOfModule(module)
    if (facts?.scopes.some((scope) => scope.kind === 'class' && scope.bases.length > 1) !== true) return []
    return outlineOf(facts.text).classes.flatMap((outline) => {
      const name = joinName(module, outline.name)
      if (outline.bases.length < 2 || outline.isOpen) return []
      const order = linearized(index, name, new Set())
      return order === undefined ? [] : [{ name, module, outline, order }]
    })
  })
}

/** The order of one class, itself first; undefined where the tree does not tell all of it. */
export function orderOf(index: SymbolIndex, name: QualifiedName): readonly QualifiedName[] | undefined {
  return linearized(index, name, new Set())
}

/** The direct bases of a first-party class as absolute names; undefined when it is not one, or not all are known. */
export function basesOf(index: SymbolIndex, name: QualifiedName): readonly QualifiedName[] | undefined {
  const target = index.lookup(name)
  if (target.kind !== 'symbol' || target.rest.length > 0) return undefined
  const path = index.fileOf(target.module)
  const text = index.factsOfModule(target.module)?.text
  const outline = text === undefined ? undefined : outlineOf(text).classes.find((found) => found.name === target.symbol)
  if (path === undefined || outline === undefined || outline.isOpen) return undefined
  const bases = outline.bases.map((span) => nameAt(index, path, span))
  return bases.every((base) => base !== undefined) ? bases : undefined
}

/** C3, as in "The Python 2.3 Method Resolution Order" (docs.python.org), with outside classes as leaves. */
function linearized(
  index: SymbolIndex,
  name: QualifiedName,
  seen: ReadonlySet<QualifiedName>,
): readonly QualifiedName[] | undefined {
  if (seen.has(name)) return undefined
  const bases = basesOf(index, name)
  if (bases === undefined) return index.lookup(name).kind === 'foreign' ? [name] : undefined
  const inner = new Set([...seen, name])
  const lists: (readonly QualifiedName[])[] = []
  for (const base of bases) {
    const list = linearized(index, base, inner)
    if (list === undefined) return undefined
    lists.push(list)
  }
  const merged = mergeOrders([...lists, bases])
  return merged === undefined ? undefined : [name, ...merged]
}
