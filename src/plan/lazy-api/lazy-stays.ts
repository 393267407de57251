import { isWithin, joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { LazyRequest } from '../../model/recipe.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { loadEffects } from '../../python/index/load-effects.ts'
import { importedModules, loadedModules } from '../../python/index/loaded-modules.ts'
import { loadTimeImports } from '../../python/facts/moments.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { starOffer } from '../../python/index/star-exports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { copiedAlls, ownReads } from './lazy-reads.ts'
import { reasonToStay } from './lazy-units.ts'
import type { LazyUnit } from './lazy-units.ts'

/** A unit that is imported with the package all the same. */
export interface Stay {
  readonly unit: LazyUnit
  readonly reason: string
}

/** Take units out until what is left can all be imported later: one that stays may be the reason for another. */
export function lazyAndStaying(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  units: readonly LazyUnit[],
  request: LazyRequest,
): { readonly lazy: readonly LazyUnit[]; readonly stays: readonly Stay[] } {
  const greedy = [...modulesOf(index, facts, self, [])].find((module) => takesAll(index, module, self.name ?? ''))
  if (greedy !== undefined) {
    const reason = `${greedy} imports \`*\` from the package while that is being imported, and gets what is there by then`
    return { lazy: [], stays: units.map((unit) => ({ unit, reason })) }
  }
  let lazy = units
  const given = eagerStars(index, facts, self, [])
  const stays: Stay[] = []
  const ignored = copiedAlls(index, facts, self).map((part) => part.span)
  const reads = ownReads(index, facts, self, ignored)
  for (let go = true; go;) {
    const isLazy = (statement: number, item: number | undefined): boolean =>
      lazy.some((unit) => unit.statement.index === statement && unit.item === item)
    const there = modulesOf(index, facts, self, lazy)
    const stars = eagerStars(index, facts, self, lazy)
    const own = lazy.flatMap((unit): Stay[] => {
      const reason = isAskedEager(unit, request)
        ? 'the recipe lists it as eager'
        : reasonToStay(index, facts, self, unit, { isLazy, stars, given, ignored, names: reads.names })
      return reason === undefined ? [] : [{ unit, reason }]
    })
    const wanted = own.length > 0 ? own : loadedFirst(index, facts, self, lazy, { there, reads: reads.modules })
    const more = wanted.length > 0 ? wanted : registering(index, self, lazy, there)
    stays.push(...more)
    lazy = lazy.filter((unit) => !more.some((stay) => stay.unit === unit))
    go = more.length > 0
  }
  return { lazy, stays }
}

/** What star imports that stay may bind. */
function eagerStars(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  lazy: readonly LazyUnit[],
): ReadonlySet<string> {
  const stars = facts.imports.filter(
    (entry) => entry.star && entry.scope === 0 && !entry.typeChecking && !lazy.some((unit) => unit.statement === entry),
  )
  const offers = stars.map((entry) => starOffer(index, absoluteModule(entry, self) ?? ''))
  return new Set(offers.flatMap((offer) => [...(offer?.sure ?? []), ...(offer?.perhaps ?? [])]))
}

function isAskedEager(unit: LazyUnit, request: LazyRequest): boolean {
  return request.eager.some(
    (name) =>
      unit.names.some((entry) => entry.name === name) ||
      unit.targets.some((target) => isWithin(target, name) || target === joinName(request.package, name)),
  )
}

/** The modules that are loaded with the package when `lazy` no longer is. */
export function modulesOf(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  lazy: readonly LazyUnit[],
): ReadonlySet<QualifiedName> {
  const names = loadTimeImports(facts).flatMap((statement) => {
    const own = lazy.filter((unit) => unit.statement.index === statement.index)
    const whole = own.some((unit) => unit.item === undefined) || own.length === statement.items.length
    if (own.length > 0 && whole) return []
    const items = statement.items.filter((_, item) => !own.some((unit) => unit.item === item))
    return importedModules(index, { ...statement, items }, self)
  })
  return loadedModules(index, names, self.name ?? '')
}

/** The first unit that loads a module which has to be there: its own import before one that only reaches it. */
function loadedFirst(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  lazy: readonly LazyUnit[],
  { there, reads }: { readonly there: ReadonlySet<QualifiedName>; readonly reads: ReadonlySet<QualifiedName> },
): readonly Stay[] {
  const found = lazy.flatMap((unit): Stay[] => {
    const loads = [...loadedModules(index, unit.targets, self.name ?? '')].filter((name) => !there.has(name))
    const read = loads.find((name) => reads.has(name))
    const reason =
      read === undefined
        ? shadowed(index, facts, self, loads)
        : `it brings ${read}, which the code of the package reads`
    return reason === undefined ? [] : [{ unit, reason }]
  })
  const direct = found.find(({ unit }) => unit.targets.some((name) => reads.has(name)))
  const [first] = direct === undefined ? found : [direct]
  return first === undefined ? [] : [first]
}

/** Whether a module star-imports the package while it is loaded. */
function takesAll(index: SymbolIndex, module: QualifiedName, own: QualifiedName): boolean {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (facts === undefined || path === undefined) return false
  const self = index.identityOf(path)
  return loadTimeImports(facts).some((entry) => entry.star && absoluteModule(entry, self) === own)
}

/** The package binds a name that is also a submodule; the import that loads the submodule has to come before. */
function shadowed(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  loads: readonly QualifiedName[],
): string | undefined {
  const hidden = loads.find(
    (name) =>
      parentOf(name) === self.name &&
      facts.scopes[0]?.bindings.get(lastPartOf(name))?.some((binding) => {
        if (binding.typeChecking || binding.kind === 'annotation') return false
        const statement = binding.imported === undefined ? undefined : facts.imports[binding.imported.statement]
        const item = binding.imported === undefined ? undefined : statement?.items[binding.imported.item]
        const isModule =
          statement !== undefined &&
          item !== undefined &&
          importedModules(index, { ...statement, items: [item] }, self).includes(name)
        return !isModule
      }) === true,
  )
  return hidden === undefined
    ? undefined
    : `it loads ${hidden}, and ${lastPartOf(hidden)} is something else in the package, so that module has to be loaded first`
}

/** Units that load a module which registers its definitions elsewhere: the ones that name it, else those that reach it. */
function registering(
  index: SymbolIndex,
  self: ModuleIdentity,
  lazy: readonly LazyUnit[],
  there: ReadonlySet<QualifiedName>,
): readonly Stay[] {
  const reasonFor = (modules: Iterable<QualifiedName>): string | undefined => {
    for (const module of modules) {
      if (there.has(module)) continue
      const effect = loadEffects(index, module).find(({ kind }) => kind === 'registers')
      if (effect !== undefined) return `loading ${module} registers something (\`${effect.text}\`)`
    }
    return undefined
  }
  const found = (reach: (unit: LazyUnit) => Iterable<QualifiedName>): readonly Stay[] =>
    lazy.flatMap((unit) => {
      const reason = reasonFor(reach(unit))
      return reason === undefined ? [] : [{ unit, reason }]
    })
  const direct = found((unit) => unit.targets)
  return direct.length > 0 ? direct : found((unit) => loadedModules(index, unit.targets, self.name ?? '')).slice(0, 1)
}
