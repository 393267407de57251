import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import { methodBodies } from '../../python/parse/method-bodies.ts'
import type { MethodBody } from '../../python/parse/method-bodies.ts'
import { outlineOf } from '../../python/parse/outline.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { orderOf } from './class-order.ts'

/** A class with everything of the tree that it inherits from or that inherits from it. */
export interface ClassFamily {
  readonly name: QualifiedName
  /** Its order, itself first. */
  readonly order: readonly QualifiedName[]
  /** Every class of the tree below it, with its order. */
  readonly below: ReadonlyMap<QualifiedName, readonly QualifiedName[]>
  readonly has: (name: QualifiedName) => boolean
}

/** The family of a class; or why it is not known. */
export function classFamily(index: SymbolIndex, name: QualifiedName): ClassFamily | { readonly because: string } {
  const order = orderOf(index, name)
  if (order === undefined) return { because: `not all bases of ${lastPartOf(name)} are known` }
  const below = new Map<QualifiedName, readonly QualifiedName[]>()
  const words = [lastPartOf(name)]
  const seen = new Set<string>()
  for (let word = words.pop(); word !== undefined; word = words.pop()) {
    if (seen.has(word)) continue
    seen.add(word)
    for (const path of index.workspace.mentioning([word], '.py')) {
      const [module, text] = [index.moduleOf(path), index.facts(path)?.text]
      for (const outline of text === undefined ? [] : outlineOf(text).classes) {
        if (outline.bases.length === 0 && !outline.isOpen) continue
        const own = module === undefined ? undefined : joinName(module, outline.name)
        if (own === name || (own !== undefined && below.has(own))) continue
        const theirs = own === undefined ? undefined : orderOf(index, own)
        const mayInherit = outline.bases.some((base) => text?.slice(base.start, base.end).split('.').at(-1) === word)
        if (theirs === undefined && mayInherit)
          return { because: `${outline.name} in ${path} may inherit from it, and not all of its bases are known` }
        if (own === undefined || theirs?.includes(name) !== true) continue
        below.set(own, theirs)
        words.push(outline.name)
      }
    }
  }
  return { name, order, below, has: (other) => order.includes(other) || below.has(other) }
}

/** The methods of one class of the tree by name; empty for a class from elsewhere. */
export function methodsOf(index: SymbolIndex, name: QualifiedName): ReadonlyMap<string, MethodBody> {
  const target = index.lookup(name)
  const text = target.kind === 'symbol' ? index.factsOfModule(target.module)?.text : undefined
  if (target.kind !== 'symbol' || text === undefined) return new Map()
  const own = methodBodies(text).filter((method) => method.owner === target.symbol)
  return new Map(own.map((method) => [method.name, method]))
}

/** Whether a class is one of PyTorch Lightning's data modules, whose hooks run in a known order. */
export function isDataModule(family: Pick<ClassFamily, 'order'>): boolean {
  return family.order.some((name) => /^(lightning|pytorch_lightning)\.(\w+\.)*LightningDataModule$/.test(name))
}

/** Whether a class from elsewhere is known to define neither `__init__`, `setup` nor `teardown`. */
export function isBareClass(name: QualifiedName): boolean {
  return /^(abc\.ABC|typing(_extensions)?\.(Generic|Protocol)|builtins\.object)$/.test(name)
}
