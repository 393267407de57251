import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { ImportStatement, Statement } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { isBoundAtRunTime } from '../../python/facts/run-time-binding.ts'
import { loadTimeImports } from '../../python/facts/moments.ts'
import { statementEffect } from '../../python/index/load-effects.ts'
import { importedModules, loadedModules } from '../../python/index/loaded-modules.ts'
import { registers } from '../../python/index/registers.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** A name and the module it is taken from. */
export interface Taken {
  readonly module: QualifiedName
  readonly name: string
}

/** How the new package is loaded with the package it comes from first. All names are those of today's tree. */
export interface ParentFirst {
  /** The top-level package that `import pkg.part` loads before `pkg.part` (language reference 5.3.1). */
  readonly parent: QualifiedName
  /** The package that moves: its `__init__` waits for the parent, so it is half loaded while that runs. */
  readonly facade: QualifiedName
  /**
   * What code of `user` takes instead of a name that it took from the facade: the module, and the name there, that the facade takes it from
   * itself. Undefined for code that is not loaded with the parent, and for what the facade makes itself.
   */
  pastFacade(user: QualifiedName | undefined, module: QualifiedName, symbol: string): Taken | undefined
}

/**
 * What changes where the parent is loaded first (`timing.parentFirst`); undefined where it is not. `import pkg.part.x` runs
 * `pkg/__init__` before anything of `pkg.part`, whoever asks, and what `pkg.part` needs of `pkg` is there by then. Once `pkg.part` is a
 * package of its own nothing does that; so its `__init__` imports the parent above all else, and what is loaded on that way
 * takes names from the modules that the facade takes them from, in the order of before.
 */
export function parentFirst(index: SymbolIndex, plan: Pick<Plan, 'package' | 'timing'>): ParentFirst | undefined {
  const { package: extracted, timing } = plan
  if (extracted === undefined || !timing.parentFirst) return undefined
  const facade = extracted.from
  const parent = firstPartOf(facade)
  const users = loadedModules(index, [parent], '')
  return {
    parent,
    facade,
    pastFacade: (user, module, symbol) =>
      user === undefined || module !== facade || !users.has(user) ? undefined : sourceOf(index, facade, symbol),
  }
}

/**
 * Whether the parent may be loaded first: importing it loads the package that moves, and nothing that does something to others when it is loaded
 * would wait for the end of the parent, which had it before: neither the `__init__` of the package nor a module that it alone loads. What is
 * put on an object that waits as well, nobody has.
 */
export function mayLoadParentFirst(index: SymbolIndex, facade: QualifiedName): boolean {
  const users = loadedModules(index, [firstPartOf(facade)], '')
  if (!users.has(facade)) return false
  const asked = [...users].filter((user) => user !== facade).flatMap((user) => askedBelow(index, user, facade))
  const before = loadedModules(index, asked, facade)
  const waiting = [...loadedModules(index, [facade], '')].filter(
    (module) => isWithin(module, facade) && !before.has(module),
  )
  return waiting.every((module) =>
    (index.factsOfModule(module)?.statements ?? []).every(
      (statement) =>
        statement.mainGuard !== undefined ||
        statementEffect(index, module, statement) === undefined ||
        isAmong(index, module, statement, waiting),
    ),
  )
}

/** Whether all that a statement does to others is to register something on what some modules define. */
function isAmong(
  index: SymbolIndex,
  module: QualifiedName,
  statement: Statement,
  modules: readonly QualifiedName[],
): boolean {
  const objects = registers(index, module, statement).flatMap(({ on }) => on)
  return (
    objects.length > 0 &&
    objects.every((object) => object !== undefined && modules.some((one) => isWithin(object, one)))
  )
}

/**
 * The names that a package makes itself and that what is loaded with its parent takes from it: those cannot be had while it is half loaded, and
 * could be in a module below.
 */
export function madeByFacade(index: SymbolIndex, facade: QualifiedName): readonly string[] {
  const users = [...loadedModules(index, [firstPartOf(facade)], '')].filter((user) => !isWithin(user, facade))
  const names = users.flatMap((user) => {
    const facts = index.factsOfModule(user)
    const path = index.fileOf(user)
    return facts === undefined || path === undefined
      ? []
      : takenFrom(index, loadTimeImports(facts), index.identityOf(path), facade)
  })
  const own = index.factsOfModule(facade)?.statements ?? []
  return [...new Set(names)].filter(
    (name) =>
      sourceOf(index, facade, name) === undefined &&
      own.some(({ kind, names: bound }) => /^(?:function|class|assign)$/.test(kind) && bound.includes(name)),
  )
}

/** The names that the imports of a module take from a package while it is loaded. */
function takenFrom(
  index: SymbolIndex,
  statements: readonly ImportStatement[],
  self: ModuleIdentity,
  facade: QualifiedName,
): readonly string[] {
  return statements.flatMap((statement) => {
    if (statement.kind !== 'from' || absoluteModule(statement, self) !== facade) return []
    return statement.star ? [...(index.starNames(facade) ?? [])] : statement.items.map(({ name }) => name)
  })
}

/** The modules below a package that another one asks for while it is loaded, past the package itself. */
function askedBelow(index: SymbolIndex, user: QualifiedName, facade: QualifiedName): readonly QualifiedName[] {
  const path = index.fileOf(user)
  const facts = index.factsOfModule(user)
  if (facts === undefined || path === undefined) return []
  const self = index.identityOf(path)
  return loadTimeImports(facts).flatMap((statement) => {
    const names = takenFrom(index, [statement], self, facade)
    const sources = names.flatMap((name) => sourceOf(index, facade, name)?.module ?? [])
    const modules = importedModules(index, statement, self).filter(
      (module) => module !== facade && isWithin(module, facade),
    )
    return [...sources, ...modules]
  })
}

/**
 * Where the `__init__` of a package takes a name from: a module below it, or another one of the tree that is loaded by then; undefined where it
 * binds the name otherwise as well.
 */
function sourceOf(index: SymbolIndex, facade: QualifiedName, symbol: string): Taken | undefined {
  const path = index.fileOf(facade)
  const facts = index.factsOfModule(facade)
  if (facts === undefined || path === undefined) return undefined
  const self = index.identityOf(path)
  const isOfTree = (module: QualifiedName | undefined): module is QualifiedName =>
    module !== undefined && module !== facade && !isWithin(facade, module) && index.isModule(module)
  const isBelow = (module: QualifiedName | undefined): module is QualifiedName =>
    isOfTree(module) && isWithin(module, facade)
  const stars = facts.imports.flatMap((statement) => {
    const from = statement.star && statement.scope === 0 ? absoluteModule(statement, self) : undefined
    return from !== undefined && index.starNames(from)?.has(symbol) !== false ? [from] : []
  })
  const bindings = (facts.scopes[0]?.bindings.get(symbol) ?? []).filter(isBoundAtRunTime)
  if (bindings.length === 0) {
    // The last star wins; a submodule of that name is bound when it is loaded, whenever that is.
    const last = stars.at(-1)
    return isBelow(last) && index.starNames(last) !== undefined && !index.isModule(joinName(facade, symbol))
      ? { module: last, name: symbol }
      : undefined
  }
  const [only] = bindings
  if (bindings.length > 1 || stars.length > 0 || only?.imported === undefined || only.conditional) return undefined
  const statement = facts.imports[only.imported.statement]
  const item = statement?.items[only.imported.item]
  if (statement?.kind !== 'from' || item === undefined) return undefined
  const from = absoluteModule(statement, self)
  return isOfTree(from) ? { module: from, name: item.name } : undefined
}

/** What is to be said of a parent that is loaded first. */
export function parentFirstNotes(index: SymbolIndex, plan: Pick<Plan, 'package' | 'timing'>): readonly Finding[] {
  const first = parentFirst(index, plan)
  const path = first === undefined ? undefined : index.fileOf(first.facade)
  if (first === undefined || path === undefined || plan.package === undefined) return []
  const { to } = plan.package
  return [
    {
      code: 'parent-first',
      level: 'note',
      reason: `${first.parent} and ${to} need each other while they are loaded: ${to} imports ${first.parent} before anything of its own, as Python did for ${first.facade}, and what is loaded on that way takes names from the modules that make them`,
      advice: `Once one of them no longer imports the other while it is loaded, take that import out of \`${to}/__init__.py\`.`,
      place: { path },
    },
  ]
}
