import type { Finding } from '../model/finding.ts'
import { isWithin, joinName, lastPartOf, parentOf } from '../model/names.ts'
import type { QualifiedName } from '../model/names.ts'
import type { LazyRequest } from '../model/recipe.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { ImportStatement, ModuleFacts } from '../python/facts.ts'
import { loadEffects } from '../python/load-effects.ts'
import { importedModules, loadTimeImports, loadedModules } from '../python/loaded-modules.ts'
import { absoluteModule } from '../python/resolve.ts'
import type { ModuleIdentity } from '../python/resolve.ts'
import { publicNamespace, starOffer, submodulesLoaded } from '../python/star-offer.ts'
import type { Namespace } from '../python/star-offer.ts'
import type { SymbolIndex } from '../python/symbol-index.ts'
import { lazyRefusals } from './lazy-refusals.ts'
import { copiedAlls, ownReads } from './lazy-reads.ts'
import type { CopiedAll } from './lazy-reads.ts'
import { lazyUnits, reasonToStay } from './lazy-units.ts'
import type { LazyName, LazyUnit } from './lazy-units.ts'

/** What becomes of the `__init__` of one package. Nothing changes when there are no units. */
export interface LazyPackage {
  readonly module: QualifiedName
  readonly path: RepoPath
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
  readonly units: readonly LazyUnit[]
  /** Names to look up, last binding first served: those of the units, then submodules that were reachable. */
  readonly names: readonly LazyName[]
  /** The `__all__` to write, where there is none: what a star import gave so far. */
  readonly all: Namespace | undefined
  /** Where its `__all__` takes over that of a module which is no longer there by then. */
  readonly copied: readonly CopiedAll[]
  readonly findings: readonly Finding[]
}

/** Decide for each import of a package whether it can happen later. `request.package` is a name of this tree. */
export function lazyPackage(index: SymbolIndex, request: LazyRequest): LazyPackage | undefined {
  const module = request.package
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined || !index.isPackage(module)) return undefined
  const self = index.identityOf(path)
  const { units, unknownStars } = lazyUnits(index, facts, self)
  const nothing: LazyPackage = {
    module,
    path,
    facts,
    self,
    units: [],
    names: [],
    all: undefined,
    copied: [],
    findings: [],
  }
  const { lazy, stays } = sorted(index, facts, self, units, request)
  if (lazy.length === 0) return { ...nothing, findings: stayFindings(index, path, stays, facts, lazy) }
  const errors = lazyRefusals(path, facts, module, unknownStars)
  const all = facts.dunderAll.length > 0 ? undefined : publicNamespace(index, module, facts)
  const names = new Map<string, LazyName>()
  for (const unit of lazy) {
    for (const entry of unit.names) {
      names.delete(entry.name)
      names.set(entry.name, entry)
    }
  }
  const there = modulesOf(index, facts, self, lazy)
  for (const name of submodulesLoaded(index, module, facts).sure) {
    const full = joinName(module, name)
    if (names.has(name) || facts.scopes[0]?.bindings.has(name) === true || there.has(full)) continue
    names.set(name, { name, module: full, attribute: undefined })
  }
  const findings = [
    ...errors,
    ...stayFindings(index, path, stays, facts, lazy),
    ...deferredEffects(index, module, lazy, there),
  ]
  const copied = copiedAlls(index, facts, self).filter((part) => !there.has(part.module))
  return { ...nothing, units: lazy, names: [...names.values()], all, copied, findings }
}

interface Stay {
  readonly unit: LazyUnit
  readonly reason: string
}

/** Take units out until what is left can all be imported later: one that stays may be the reason for another. */
function sorted(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  units: readonly LazyUnit[],
  request: LazyRequest,
): { readonly lazy: readonly LazyUnit[]; readonly stays: readonly Stay[] } {
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
    const wanted = own.length > 0 ? own : loadedFirst(index, facts, self, lazy, there, reads.modules)
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
function modulesOf(
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
  there: ReadonlySet<QualifiedName>,
  reads: ReadonlySet<QualifiedName>,
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

function stayFindings(
  index: SymbolIndex,
  path: RepoPath,
  stays: readonly Stay[],
  facts: ModuleFacts,
  lazy: readonly LazyUnit[],
): readonly Finding[] {
  const isMoved = (statement: ImportStatement): boolean => lazy.some((unit) => unit.statement === statement)
  const guarded = loadTimeImports(facts).filter(
    (entry) => entry.conditional && importedModules(index, entry, index.identityOf(path)).length > 0,
  )
  const byReason = new Map<string, { names: string[]; start: number; end: number }>()
  for (const { unit, reason } of stays) {
    const entry = byReason.get(reason) ?? { names: [], ...unit.statement.span }
    entry.names.push(...(unit.item === undefined ? ['*'] : unit.names.map(({ name }) => name)))
    byReason.set(reason, entry)
  }
  const shaky = facts.imports.filter((entry) => entry.star && entry.scope === 0 && !entry.conditional)
  for (const statement of shaky) {
    if (isMoved(statement) || stays.some(({ unit }) => unit.statement === statement)) continue
    byReason.set('what it gives depends on what is installed', { names: ['*'], ...statement.span })
  }
  for (const statement of guarded) {
    const names = statement.items.map((item) => item.bound)
    const text = facts.text.slice(statement.span.start, statement.span.end)
    byReason.set(`what \`${text}\` gives is decided while the package is imported (\`try\` or \`if\`)`, {
      names,
      ...statement.span,
    })
  }
  return [...byReason].map(([reason, { names, start, end }]) => ({
    code: 'kept-eager',
    level: 'note',
    reason: `${names.join(', ')}: still imported together with ${path}: ${reason}`,
    advice: 'Nothing has to be done; change that place first if it must be lazy too.',
    place: { path, span: { start, end } },
  }))
}

/** What modules do to others when they are loaded happens later than before. */
function deferredEffects(
  index: SymbolIndex,
  module: QualifiedName,
  lazy: readonly LazyUnit[],
  there: ReadonlySet<QualifiedName>,
): readonly Finding[] {
  const later = [
    ...loadedModules(
      index,
      lazy.flatMap((unit) => unit.targets),
      module,
    ),
  ].filter((name) => !there.has(name))
  return later.sort().flatMap((name): readonly Finding[] => {
    const effect = loadEffects(index, name).find(({ kind }) => kind === 'acts')
    const file = index.fileOf(name)
    if (effect === undefined || file === undefined) return []
    return [
      {
        code: 'effect-comes-later',
        level: 'warning',
        reason: `\`${effect.text}\` of ${name} used to run with \`import ${module}\`; now it runs when something of ${name} is first used`,
        advice: `If it must run at once, list ${name} under \`eager\` of ${module} in the recipe.`,
        place: { path: file, span: effect.statement.span },
      },
    ]
  })
}
