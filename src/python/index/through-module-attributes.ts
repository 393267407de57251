import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { absoluteModule, nameOfBinding } from '../facts/resolve.ts'
import type { SymbolIndex, Target } from './symbol-index.ts'

/**
 * What a dotted name reaches when modules are attributes of modules: `shop.report.billing.total`, where `shop.report` says
 * `from shop import billing`, is `shop.billing.total`. Otherwise as `lookup`.
 */
export function behindModules(index: SymbolIndex, name: QualifiedName, by: 'attribute' | 'import' = 'import'): Target {
  let target = index.lookup(name, by)
  for (let step = 0; target.kind === 'symbol' && target.rest.length > 0 && step < 8; step += 1) {
    const offered = moduleOffered(index, target.module, target.symbol)
    if (offered === undefined) break
    target = index.lookup(joinName(offered, ...target.rest), by)
  }
  return target
}

/**
 * The module that a name at the top of another module stands for: its only binding is an import of it, or a star gives it and nothing else
 * binds it (language reference 7.11).
 */
export function moduleOffered(index: SymbolIndex, module: QualifiedName, symbol: string): QualifiedName | undefined {
  return offeredBy(index, module, symbol, new Set())
}

function offeredBy(
  index: SymbolIndex,
  module: QualifiedName,
  symbol: string,
  seen: Set<QualifiedName>,
): QualifiedName | undefined {
  const facts = index.factsOfModule(module)
  const path = index.fileOf(module)
  if (facts === undefined || path === undefined || seen.has(module)) return undefined
  seen.add(module)
  const bindings = facts.scopes[0]?.bindings.get(symbol) ?? []
  const names = new Set(bindings.map((binding) => nameOfBinding(facts, binding, index.identityOf(path))))
  const [only] = names
  if (names.size > 0) return names.size === 1 && only !== undefined && index.isModule(only) ? only : undefined
  const from = facts.imports
    .filter((statement) => statement.star && statement.scope === 0)
    .map((statement) => absoluteModule(statement, index.identityOf(path)))
    // Of several stars that give a name, the last one binds it.
    .findLast((taken) => taken !== undefined && index.starNames(taken)?.has(symbol) !== false)
  // A star that may give anything tells nothing.
  if (from === undefined || index.starNames(from) === undefined) return undefined
  const target = index.lookup(joinName(from, symbol))
  if (target.kind === 'module') return target.module
  return target.kind === 'symbol' && target.rest.length === 0
    ? offeredBy(index, target.module, target.symbol, seen)
    : undefined
}
