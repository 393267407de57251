import type { QualifiedName } from '../../model/names.ts'
import { prefixesOf } from '../../model/names.ts'
import { remembered } from '../../model/remembered.ts'
import type { SymbolIndex } from './symbol-index.ts'

/**
 * The packages around a module, outermost first, and itself: what importing it loads (language reference 5.4). Up to the first that is no
 * module of the tree.
 */
export const packagesAround = remembered((index: SymbolIndex, name: QualifiedName): readonly QualifiedName[] => {
  const prefixes = prefixesOf(name).toReversed()
  const first = prefixes.findIndex((prefix) => !index.isModule(prefix))
  return first < 0 ? prefixes : prefixes.slice(0, first)
})
