import { joinName } from '../../model/names.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { dependencyOf } from '../../plan/names/optional-dependencies.ts'
import type { OptionalDependency } from '../../plan/names/optional-dependencies.ts'
import type { Binding, ImportStatement, ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { importTries } from '../../python/parse/import-tries.ts'
import type { ImportTry } from '../../python/parse/import-tries.ts'
import { useRoles } from '../../python/parse/use-roles.ts'
import type { Owner } from '../../python/parse/use-roles.ts'
import { requireName } from '../../templates/imports-module.ts'
import { whenRun } from '../meaning/when-run.ts'

/** One import of an optional dependency that runs at some time. */
export interface OptionalSite {
  readonly statement: ImportStatement
  /** Which of its names; empty for a star. */
  readonly items: ReadonlySet<number>
  readonly dependency: OptionalDependency
  readonly around: ImportTry | undefined
  /** It runs later than the module, or in a `try` that catches a missing module: the module can be imported without it, or says what is missing. */
  readonly isGuarded: boolean
}

/** How a module that imports optional dependencies stands, as the proof sees it. */
export interface OptionalGuards {
  readonly sites: readonly OptionalSite[]
  /** How many functions ask before they use one. */
  readonly asking: number
  /** Where functions start that use one and do not ask (UTF-16). */
  readonly silent: readonly number[]
}

/** A function that has to ask, with the functions around it. */
interface User {
  readonly owner: Owner
  readonly outer: readonly Owner[]
  readonly dependency: OptionalDependency
  /** Its body reads a name that may be missing. */
  readonly reads: boolean
  /** It tests the name, or catches what reading it raises. */
  readonly isCareful: boolean
}

/** Look at the imports and uses of one module. `isLazy`: Python itself loads what the import names when it is first used (PEP 810). */
export function optionalGuards(
  facts: ModuleFacts,
  dependencies: readonly OptionalDependency[],
  isLazy: (site: OptionalSite) => boolean,
): OptionalGuards {
  const sites = sitesIn(facts, dependencies)
  const mayBeMissing = sites.filter((site) => isLazy(site) || isMissedLater(facts, site))
  const users = [...readersOf(facts, mayBeMissing, isLazy), ...importersIn(facts, sites)]
  const silent = new Set(
    users.filter((user) => !user.isCareful && !asks(facts, users, user)).map(({ owner }) => owner.bodyAt),
  )
  const readers = new Set(users.flatMap(({ owner, reads }) => (reads ? [owner.bodyAt] : [])))
  return { sites, asking: [...readers].filter((at) => !silent.has(at)).length, silent: [...silent] }
}

function sitesIn(facts: ModuleFacts, dependencies: readonly OptionalDependency[]): readonly OptionalSite[] {
  const running = facts.imports.filter((one) => whenRun(one) !== 'never' && one.level === 0)
  const split = running.flatMap((statement) => {
    const byDependency = new Map<OptionalDependency, Set<number>>()
    const base = statement.kind === 'from' ? statement.module : ''
    const names = statement.star ? [base] : statement.items.map((item) => joinName(base, item.name))
    names.forEach((name, at) => {
      const dependency = dependencyOf(dependencies, name)
      if (dependency !== undefined) byDependency.set(dependency, (byDependency.get(dependency) ?? new Set()).add(at))
    })
    return [...byDependency].map(([dependency, items]) => ({ statement, dependency, items }))
  })
  const tries = importTries(
    facts.text,
    split.map(({ statement }) => statement.span.start),
  )
  return split.map((one, at) => {
    const around = tries[at]
    const isLate = whenRun(one.statement) === 'later'
    return { ...one, around, isGuarded: isLate || (around !== undefined && one.statement.scope === 0) }
  })
}

/** Whether the module goes on where the dependency is missing, or stops without saying which extra brings it. */
function isMissedLater(facts: ModuleFacts, site: OptionalSite): boolean {
  const { around, statement, dependency } = site
  if (around === undefined || whenRun(statement) !== 'with-module' || statement.scope !== 0) return false
  if (around.goesOn) return !isReplaced(facts, site)
  return !callsHelper(facts, around.span, dependency)
}

/** Whether a name can also be bound to something that works: another import, a definition, a value that is no sentinel. */
function isReplaced(facts: ModuleFacts, { statement, items }: OptionalSite): boolean {
  const works = (binding: Binding): boolean => {
    if (binding.typeChecking || binding.kind === 'annotation' || binding.kind === 'delete') return false
    if (binding.imported !== undefined) return topOf(facts.imports[binding.imported.statement]) !== topOf(statement)
    const value = facts.text.slice(binding.span.end, binding.from)
    return binding.kind !== 'assign' || !/=\s*(None|False|\.\.\.|object\(\))\s*$/.test(value)
  }
  return statement.items.some(
    ({ bound }, at) => items.has(at) && (facts.scopes[0]?.bindings.get(bound) ?? []).some(works),
  )
}

function topOf(statement: ImportStatement | undefined): string | undefined {
  const name = statement?.kind === 'from' ? statement.module : statement?.items[0]?.name
  return name?.split('.')[0]
}

/** Functions and `__main__` blocks that read what may be missing, also as a default value. */
function readersOf(
  facts: ModuleFacts,
  sites: readonly OptionalSite[],
  isLazy: (site: OptionalSite) => boolean,
): readonly User[] {
  const uses = facts.references.flatMap((reference) => {
    const site = siteOf(facts, reference, sites)
    return site === undefined || reference.quoted || whenRun(reference) === 'never' ? [] : [{ reference, site }]
  })
  const guards = new Set(sites.filter((site) => !isLazy(site)).map(({ statement }) => statement.statement))
  const flags = facts.references.filter((reference) =>
    visibleBindings(facts, reference).some((binding) => binding.scope === 0 && guards.has(binding.statement)),
  )
  const tested = new Set(
    rolesOf(facts, flags).flatMap((role) => (role.kind === 'body' && role.tested ? [role.owner.bodyAt] : [])),
  )
  const roles = rolesOf(
    facts,
    uses.map(({ reference }) => reference),
  )
  return uses.flatMap(({ site }, at): readonly User[] => {
    const role = roles[at]
    const { dependency } = site
    if (role?.kind === 'body') {
      const isCareful =
        !isLazy(site) && site.around?.goesOn === true && (role.tested || role.caught || tested.has(role.owner.bodyAt))
      const reads = isLazy(site) || site.around?.goesOn === true
      return [{ owner: role.owner, outer: role.outer, dependency, reads, isCareful }]
    }
    const owner = role?.kind === 'main' ? { ...role, title: '', ownLine: true } : undefined
    const evaluated = role?.kind === 'default' ? role.owner : owner
    return evaluated === undefined ? [] : [{ owner: evaluated, outer: [], dependency, reads: false, isCareful: false }]
  })
}

/** Functions that import a dependency for themselves, outside of a `try` of their own. */
function importersIn(facts: ModuleFacts, sites: readonly OptionalSite[]): readonly User[] {
  const late = sites.filter(({ statement, around }) => whenRun(statement) === 'later' && around === undefined)
  const roles = rolesOf(
    facts,
    late.map(({ statement }) => statement),
  )
  return late.flatMap(({ dependency }, at): readonly User[] => {
    const role = roles[at]
    return role?.kind === 'body'
      ? [{ owner: role.owner, outer: role.outer, dependency, reads: false, isCareful: false }]
      : []
  })
}

function rolesOf(facts: ModuleFacts, places: readonly Pick<Reference, 'span'>[]): ReturnType<typeof useRoles> {
  return useRoles(
    facts.text,
    places.map(({ span }) => span.start),
  )
}

function siteOf(facts: ModuleFacts, reference: Reference, sites: readonly OptionalSite[]): OptionalSite | undefined {
  for (const { imported } of visibleBindings(facts, reference)) {
    const site = sites.find(
      ({ statement, items }) => statement.index === imported?.statement && items.has(imported.item),
    )
    if (site !== undefined) return site
  }
  return undefined
}

/** Whether a function, or one around it, calls the helper; a function around it that has to ask itself is judged by its own. */
function asks(facts: ModuleFacts, users: readonly User[], { owner, outer, dependency }: User): boolean {
  const isUser = ({ bodyAt }: Owner): boolean =>
    users.some((other) => !other.isCareful && other.dependency === dependency && other.owner.bodyAt === bodyAt)
  return outer.some(isUser) || [owner, ...outer].some(({ span }) => callsHelper(facts, span, dependency))
}

function callsHelper(facts: ModuleFacts, within: Span, dependency: OptionalDependency): boolean {
  const helper = requireName(dependency.importName)
  return facts.references.some(({ name, span }) => name === helper && contains(within, span))
}
