import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin, joinName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { absoluteModule, nameOfBinding, visibleBindings } from '../../python/facts/resolve.ts'
import { isBoundAtRunTime } from '../../python/facts/run-time-binding.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { nameMapOf } from './name-map.ts'
import { starTakers } from './star-takers.ts'
import type { StarTaker } from './star-takers.ts'

/**
 * Whether an imported module of the tree is offered under a name by a facade, without anybody in the tree who asks for it: a package, or a
 * module that reads nothing of its stars, takes the names of `module` by `import *` (language reference 7.11), and neither lists its names.
 * What comes from elsewhere (`np`) is nobody's offer. Nor is, of a module that goes into the new package, a module that does not: the
 * new package would need the one it left for a name that nobody reads.
 */
export function isHandedOn(index: SymbolIndex, plan: Plan, module: QualifiedName, name: string): boolean {
  const facts = index.factsOfModule(module)
  if (facts === undefined || name.startsWith('_') || facts.dunderAll.length > 0) return false
  const imported = importedModule(index, module, facts, name)
  if (imported === undefined || leavesBehind(plan, module, imported)) return false
  return starTakers(index, module, (taker) => passesOn(index, taker, name)).some((taker) => offers(index, taker, name))
}

/** The module of the tree that the last import of the name brings when the code runs; none of which it is but the first word (`import shop.till`). */
function importedModule(
  index: SymbolIndex,
  module: QualifiedName,
  facts: ModuleFacts,
  name: string,
): QualifiedName | undefined {
  const binding = facts.scopes[0]?.bindings.get(name)?.filter(isBoundAtRunTime).at(-1)
  const path = index.fileOf(module)
  if (binding?.imported === undefined || path === undefined) return undefined
  const item = facts.imports[binding.imported.statement]?.items[binding.imported.item]
  if (item?.alias === undefined && item?.name.includes('.') === true && item.bound !== item.name) return undefined
  const meant = nameOfBinding(facts, binding, index.identityOf(path))
  return meant !== undefined && index.isModule(meant) ? meant : undefined
}

/** Whether a module goes into the new package, and one that it imports stays outside. */
function leavesBehind(plan: Plan, module: QualifiedName, imported: QualifiedName): boolean {
  const { moduleTo } = nameMapOf(plan)
  const home = firstPartOf(moduleTo(module))
  return home !== firstPartOf(module) && !isWithin(moduleTo(imported), home)
}

/** Whether a star import of the module gives what a star gives it under a name. */
function passesOn(index: SymbolIndex, module: QualifiedName, name: string): boolean {
  const facts = index.factsOfModule(module)
  return facts?.dunderAll.length === 0 && facts.scopes[0]?.bindings.has(name) !== true
}

function offers(index: SymbolIndex, { path, facts, star }: StarTaker, name: string): boolean {
  const self = index.identityOf(path)
  if (self.name === undefined || star.typeChecking || !passesOn(index, self.name, name)) return false
  return !index.isModule(joinName(self.name, name)) && (self.isPackage || !readsFromStars(index, path, facts))
}

function readsFromStars(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): boolean {
  const given = facts.imports.flatMap((statement) => {
    const from = statement.star ? absoluteModule(statement, index.identityOf(path)) : undefined
    return from === undefined ? [] : [...(index.starNames(from) ?? [])]
  })
  const names = new Set(given)
  return facts.references.some((one) => names.has(one.name) && visibleBindings(facts, one).length === 0)
}
