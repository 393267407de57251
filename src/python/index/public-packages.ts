import { parentOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolIndex } from './symbol-index.ts'

/**
 * The packages above `module` that offer what it binds as `symbol` in public, those with short names first: they import it by that name, at
 * once or lazily, and list it in their `__all__` if they have one. None for private names.
 */
export function publicPackagesOf(index: SymbolIndex, module: QualifiedName, symbol: string): readonly QualifiedName[] {
  if (symbol.startsWith('_')) return []
  const origin = index.definitionOf(module, symbol)
  if (origin === undefined) return []
  return prefixesOf(parentOf(module))
    .toReversed()
    .filter((candidate) => {
      if (index.isModule(`${candidate}.${symbol}`) || !isOffered(index, candidate, symbol)) return false
      const other = index.definitionOf(candidate, symbol)
      return other?.module === origin.module && other.symbol === origin.symbol
    })
}

function isOffered(index: SymbolIndex, module: QualifiedName, symbol: string): boolean {
  const facts = index.factsOfModule(module)
  const bindings = facts?.scopes[0]?.bindings
  const own = bindings?.get(symbol) ?? []
  if (facts === undefined || own.length !== 1) return false
  const [only] = own
  if (only?.imported === undefined || (only.conditional && !only.typeChecking)) return false
  // Typed for checkers alone: at run time the package has to give it by its `__getattr__` (PEP 562).
  if (only.typeChecking && bindings?.has('__getattr__') !== true) return false
  const listed = facts.dunderAll.flatMap((part) =>
    part.kind === 'list' ? part.entries.map((entry) => entry.name) : [],
  )
  return facts.dunderAll.length === 0 || listed.includes(symbol)
}
