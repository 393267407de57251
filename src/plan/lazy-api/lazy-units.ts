import { boundAnew, workedOutFrom } from './changing-values.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import type { Binding, ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { loadTimeImports } from '../../python/facts/moments.ts'
import { absoluteModule, visibleBindings } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { starOffer } from '../../python/index/star-exports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** A name a package offers, and where its value comes from; without `attribute` the value is the module. */
export interface LazyName {
  readonly name: string
  readonly module: QualifiedName
  readonly attribute: string | undefined
  /** Modules below this one that are to be imported with it. */
  readonly along?: readonly QualifiedName[]
}

/** One name of an import statement (or a whole star import) that could be imported later. */
export interface LazyUnit {
  readonly statement: ImportStatement
  /** Which name of the statement; undefined for a star import. */
  readonly item: number | undefined
  readonly names: readonly LazyName[]
  /** The modules the import asks for. */
  readonly targets: readonly QualifiedName[]
}

/** Attributes a module has, or that are asked for past its `__getattr__` (data model 3.2, import system 5.4.6). */
const OF_EVERY_MODULE = new Set(
  '__all__ __annotations__ __builtins__ __cached__ __class__ __dict__ __dir__ __doc__ __file__ __getattr__ __loader__ __name__ __package__ __path__ __spec__'.split(
    ' ',
  ),
)

/** The units of an `__init__`, and the star imports of which nobody knows what they give. */
export function lazyUnits(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
): { readonly units: readonly LazyUnit[]; readonly unknownStars: readonly ImportStatement[] } {
  const units: LazyUnit[] = []
  const unknownStars: ImportStatement[] = []
  for (const statement of loadTimeImports(facts)) {
    if (statement.scope !== 0) continue
    if (statement.star) {
      const module = absoluteModule(statement, self)
      const offer = module === undefined ? undefined : starOffer(index, module)
      if (module === undefined || offer === undefined) unknownStars.push(statement)
      else if (offer.perhaps.length === 0 && !statement.conditional) units.push(starUnit(statement, module, offer.sure))
      continue
    }
    if (statement.conditional || facts.statements[statement.statement]?.kind !== 'import') continue
    statement.items.forEach((_, item) => {
      const unit = unitOf(index, facts, self, statement, item)
      if (unit !== undefined) units.push(unit)
    })
  }
  return { units, unknownStars }
}

function starUnit(statement: ImportStatement, module: QualifiedName, names: readonly string[]): LazyUnit {
  return {
    statement,
    item: undefined,
    names: names.map((name) => ({ name, module, attribute: name })),
    targets: [module],
  }
}

function unitOf(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  statement: ImportStatement,
  at: number,
): LazyUnit | undefined {
  const item = statement.items[at]
  if (item === undefined) return undefined
  const one = (module: QualifiedName, attribute: string | undefined, targets: readonly QualifiedName[]): LazyUnit => ({
    statement,
    item: at,
    names: [{ name: item.bound, module, attribute }],
    targets,
  })
  if (statement.kind === 'import') {
    // `import pkg.codec` is there for what it does, and so is `import pkg as _pkg`; `import pkg.sub as x` offers a name.
    const offers = item.alias !== undefined && (!item.alias.startsWith('_') || isOffered(facts, item.alias))
    return offers && index.isModule(item.name) ? one(item.name, undefined, [item.name]) : undefined
  }
  const base = absoluteModule(statement, self)
  if (base === undefined || !index.isModule(base)) return undefined
  const full = joinName(base, item.name)
  if (base === self.name) {
    // `from . import _register`: nobody is offered a private module.
    const offered = !item.bound.startsWith('_') || isOffered(facts, item.bound)
    return index.isModule(full) && offered ? one(full, undefined, [full]) : undefined
  }
  const own = index.binds(base, item.name)
  if (index.isModule(full) && !isBoundTo(index, base, item.name)) return one(full, undefined, [full])
  return own ? one(base, item.name, index.isModule(full) ? [base, full] : [base]) : undefined
}

/** Whether a module binds the name itself, so that a submodule of that name is not what `from` gives. */
function isBoundTo(index: SymbolIndex, module: QualifiedName, name: string): boolean {
  return index.factsOfModule(module)?.scopes[0]?.bindings.has(name) === true
}

function isOffered(facts: ModuleFacts, name: string): boolean {
  return facts.dunderAll.some((part) => part.kind === 'list' && part.entries.some((entry) => entry.name === name))
}

/** What is known of the rest of the package. */
export interface Around {
  readonly isLazy: (statement: number, item: number | undefined) => boolean
  /** Names that any star import may bind. */
  readonly given: ReadonlySet<string>
  /** Names that star imports which stay may bind. */
  readonly stars: ReadonlySet<string>
  /** Code that is replaced: reading there does not count. */
  readonly ignored: readonly Span[]
  /** Names the package asks itself for while it is imported. */
  readonly names: ReadonlySet<string>
}

/** Why a name has to be there as soon as the package is imported. */
export function reasonToStay(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  unit: LazyUnit,
  around: Around,
): string | undefined {
  const names = new Set(unit.names.map((entry) => entry.name))
  const read = facts.references.find(
    (reference) =>
      names.has(reference.name) &&
      !reference.typeChecking &&
      !around.ignored.some((span) => contains(span, reference.span)) &&
      sees(facts, reference, unit),
  )
  if (read !== undefined) return `the code of the package reads ${read.name}`
  for (const { name, module, attribute } of unit.names) {
    if (OF_EVERY_MODULE.has(name)) return `Python itself looks for ${name}`
    if (around.names.has(name)) return `the code of the package reads ${self.name ?? ''}.${name}`
    const submodule = joinName(self.name ?? '', name)
    if (index.isModule(submodule) && (attribute !== undefined || module !== submodule))
      return `${name} is also the name of a submodule, which would take its place when it is imported`
    if (attribute === undefined && isHidden(index, facts, self, module, around))
      return `${module} is something else than the module in its package`
    const setter = attribute === undefined ? undefined : boundAnew(index, self.name ?? '', module, attribute)
    if (setter !== undefined)
      return `${setter} binds ${name} anew, and the package has the value of the moment when it was imported`
    const moment = attribute === undefined ? undefined : workedOutFrom(index, module, attribute)
    if (moment !== undefined)
      return `${name} is worked out from ${moment} when its module is loaded, which would be at another moment`
    const others = (facts.scopes[0]?.bindings.get(name) ?? []).filter((binding) => !isOf(binding, unit))
    const deleted = others.find((binding) => binding.kind === 'delete')
    if (deleted !== undefined) return `${name} is deleted again`
    const eager = others.find(
      (binding) =>
        !binding.typeChecking &&
        binding.kind !== 'annotation' &&
        (binding.imported === undefined || !around.isLazy(binding.imported.statement, binding.imported.item)),
    )
    if (eager !== undefined || (around.stars.has(name) && around.isLazy(unit.statement.index, unit.item)))
      return `${name} is bound a second time in the package`
  }
  const gone = unit.targets.map(lastPartOf).find((name) => isDeleted(facts, name))
  return gone === undefined ? undefined : `the package deletes ${gone} again, which this import brings`
}

/** `from . import c` and `import pkg.c as c` give the package's attribute `c`, which need not be the module. */
function isHidden(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  module: QualifiedName,
  around: Around,
): boolean {
  const [parent, last] = [parentOf(module), lastPartOf(module)]
  if (parent !== self.name) return index.lookup(module).kind !== 'module'
  if (around.given.has(last)) return true
  const bindings = (facts.scopes[0]?.bindings.get(last) ?? []).filter((binding) => !binding.typeChecking)
  return bindings.some((binding) => {
    const statement = binding.imported === undefined ? undefined : facts.imports[binding.imported.statement]
    const item = binding.imported === undefined ? undefined : statement?.items[binding.imported.item]
    if (statement === undefined || item === undefined) return true
    return statement.kind === 'import'
      ? item.name !== module
      : absoluteModule(statement, self) !== parent || item.name !== last
  })
}

function sees(facts: ModuleFacts, reference: ModuleFacts['references'][number], unit: LazyUnit): boolean {
  const bindings = visibleBindings(facts, reference)
  if (unit.item === undefined) return bindings.length === 0 || bindings.every((binding) => binding.scope === 0)
  return bindings.some((binding) => isOf(binding, unit))
}

function isOf(binding: Binding, unit: LazyUnit): boolean {
  return binding.imported?.statement === unit.statement.index && binding.imported.item === unit.item
}

function isDeleted(facts: ModuleFacts, name: string): boolean {
  return facts.scopes[0]?.bindings.get(name)?.some((binding) => binding.kind === 'delete') === true
}
