import type { QualifiedName } from '../../model/names.ts'
import { absoluteModule } from '../facts/resolve.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** Where a name comes from that a module imports for type checkers and gives by its `__getattr__` at run time. */
export function lazySource(
  index: SymbolIndex,
  module: QualifiedName,
  name: string,
): { readonly module: QualifiedName; readonly symbol: string } | undefined {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  const binding = facts?.scopes[0]?.bindings.get(name)?.findLast((entry) => entry.typeChecking)
  if (facts === undefined || path === undefined || binding?.imported === undefined) return undefined
  const statement = facts.imports[binding.imported.statement]
  const item = statement?.items[binding.imported.item]
  const from = statement === undefined ? undefined : absoluteModule(statement, index.identityOf(path))
  return item === undefined || from === undefined ? undefined : { module: from, symbol: item.name }
}
