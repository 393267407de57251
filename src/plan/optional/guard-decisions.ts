import type { QualifiedName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { useRoles } from '../../python/parse/use-roles.ts'
import type { Owner } from '../../python/parse/use-roles.ts'
import { requireName } from '../../templates/imports-module.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'
import type { ImportPlace, OptionalImport } from './optional-imports.ts'
import { isHook, statementAt } from './attribute-hooks.ts'
import { functionsRunOnLoad } from './run-on-load.ts'
import type { OptionalUse } from './optional-uses.ts'

/** A place that asks for dependencies before it uses them. */
export interface RequirePlace {
  /** Where the call goes: before the first statement of a function or block. */
  readonly at: number
  readonly ownLine: boolean
  readonly title: string
  readonly dependencies: readonly OptionalDependency[]
}

/** A name that needs a value at import time while its dependency is missing. */
export interface StandIn {
  readonly dependency: OptionalDependency
  /** What the name stands for: `fancy` or `fancy.Frame`. */
  readonly name: QualifiedName
  readonly evaluated: ReadonlySet<QualifiedName>
  readonly decorators: ReadonlySet<QualifiedName>
  /** What `except` clauses and patterns read: it has to be a class that nothing is an instance of. */
  readonly classes: ReadonlySet<QualifiedName>
  /** Something reads it while the module is imported. */
  readonly isEarly: boolean
}

/** What has to be done in one module. Offsets are UTF-16 and into the text of the facts. */
export interface GuardDecisions {
  readonly requires: readonly RequirePlace[]
  /** Annotations to be quoted, whole. */
  readonly quoted: readonly { readonly span: Span; readonly dependencies: ReadonlySet<OptionalDependency> }[]
  /** Dotted names in lambdas, to be reached through the helper. */
  readonly inLambdas: readonly OptionalUse[]
  /** Stand-ins by the name the module binds. */
  readonly standIns: ReadonlyMap<string, StandIn>
  /** Uses that the import of the module cannot do without. */
  readonly atImport: readonly (OptionalUse & { readonly what: string })[]
}

interface Growing extends StandIn {
  readonly evaluated: Set<QualifiedName>
  readonly decorators: Set<QualifiedName>
  readonly classes: Set<QualifiedName>
  isEarly: boolean
}

/** Imports whose uses need nothing: they are made where they are used, stop the module, or have a substitute. */
const NOT_OURS = new Set<ImportPlace>(['local', 'stopped', 'replaced'])

/** Decide use by use. `evaluatesAnnotations`: the Pythons the project runs on evaluate annotations with the definition. */
export function decideGuards(
  facts: ModuleFacts,
  self: ModuleIdentity,
  uses: readonly OptionalUse[],
  imports: readonly OptionalImport[],
  evaluatesAnnotations: boolean,
): GuardDecisions {
  const making: Making = {
    ...{ facts, self, evaluatesAnnotations },
    tested: testingOwners(facts, imports),
    early: functionsRunOnLoad(facts),
    asking: [...localImporters(facts, imports)],
    quoted: new Map(),
    inLambdas: [],
    standIns: new Map(),
    atImport: [],
  }
  for (const use of uses) if (!NOT_OURS.has(use.imported.place)) decideUse(making, use)
  const { quoted, inLambdas, standIns, atImport } = making
  return { requires: placesOf(facts, making.asking), quoted: [...quoted.values()], inLambdas, standIns, atImport }
}

/** Decisions in the making. */
interface Making {
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
  readonly evaluatesAnnotations: boolean
  /** The functions (by `bodyAt`) that test what a guard binds. */
  readonly tested: ReadonlySet<number>
  /** The functions (by `bodyAt`) that run while the module is loaded. */
  readonly early: ReadonlySet<number>
  readonly asking: Asking[]
  /** By the start of the annotation. */
  readonly quoted: Map<number, { readonly span: Span; readonly dependencies: Set<OptionalDependency> }>
  readonly inLambdas: OptionalUse[]
  readonly standIns: Map<string, Growing>
  readonly atImport: (OptionalUse & { readonly what: string })[]
}

/** A guard that is there already has its own stand-ins: of its names only functions and annotations are looked after. */
function decideUse(making: Making, use: OptionalUse): void {
  const { role, imported } = use
  const { dependency } = imported
  const isOurs = imported.place !== 'guarded'
  switch (role.kind) {
    case 'body':
      // Nothing is an instance of a class that is missing: the real exception must not be hidden, nor other cases refused.
      if (isOurs && role.handles) standIn(making, use, 'classes')
      else if (isOurs && !role.tested && !role.caught && making.early.has(role.owner.bodyAt))
        making.atImport.push({ ...use, what: 'a function that is called then' })
      else if (isOurs || !(role.tested || role.caught || making.tested.has(role.owner.bodyAt)))
        if (isHook(making.facts, role.owner)) decideInHook(making, use, role.owner, isOurs)
        else making.asking.push({ owner: role.owner, outer: role.outer, dependency })
      return
    case 'unevaluated':
      return
    case 'main':
      making.asking.push({ owner: mainBlock(making.self, role.span, role.bodyAt), outer: [], dependency })
      return
    case 'annotation':
      if (making.evaluatesAnnotations) decideAnnotation(making, use, role, isOurs)
      return
    case 'default':
      if (isOurs) standIn(making, use, 'evaluated')
      if (role.owner !== undefined) making.asking.push({ owner: role.owner, outer: [], dependency })
      return
    default:
      if (isOurs) decideOwn(making, use, role)
  }
}

/**
 * In such a function only the statement asks that reads the name: the others have to say that they know no such attribute. Where it cannot, a
 * name with a guard of its own fails as it does today.
 */
function decideInHook(making: Making, use: OptionalUse, owner: Owner, isOurs: boolean): void {
  const { text } = making.facts
  const at = statementAt(text, use.reference.span.start)
  if (at !== undefined)
    making.asking.push({
      owner: { ...owner, bodyAt: at, ownLine: true },
      outer: [],
      dependency: use.imported.dependency,
    })
  else if (isOurs)
    making.atImport.push({
      ...use,
      what: `\`${text.slice(owner.span.start, owner.bodyAt).trim().split('\n')[0] ?? ''}\`, which imports ask for any name`,
    })
}

type RoleOf<Kind extends OptionalUse['role']['kind']> = Extract<OptionalUse['role'], { readonly kind: Kind }>

/** An annotation that is evaluated with its definition is quoted, where quotes leave its meaning. */
function decideAnnotation(making: Making, use: OptionalUse, role: RoleOf<'annotation'>, isOurs: boolean): void {
  const { dependency } = use.imported
  if (role.readAtOnce) {
    if (isOurs) making.atImport.push({ ...use, what: 'an annotation that a decorator reads at once' })
  } else if (canBeQuoted(making.facts, role.span)) {
    const entry = making.quoted.get(role.span.start) ?? { span: role.span, dependencies: new Set<OptionalDependency>() }
    entry.dependencies.add(dependency)
    making.quoted.set(role.span.start, entry)
  } else if (role.ownerAround !== undefined) making.asking.push({ owner: role.ownerAround, outer: [], dependency })
  else if (isOurs) making.atImport.push({ ...use, what: 'an annotation that cannot be quoted' })
}

/** Uses that only a name without a guard of its own asks something for. */
function decideOwn(
  making: Making,
  use: OptionalUse,
  role: RoleOf<'lambda' | 'base' | 'handler' | 'decorator' | 'stored' | 'eager'>,
): void {
  switch (role.kind) {
    case 'lambda':
      making.inLambdas.push(use)
      return
    case 'base':
      return standIn(making, use, role.isError ? 'classes' : 'evaluated')
    case 'handler':
      return standIn(making, use, 'classes')
    case 'decorator':
      return standIn(making, use, 'decorators')
    case 'stored':
      if (role.isError) standIn(making, use, 'classes')
      else if (keepsItsArguments(making.facts, making.self, role.callee)) standIn(making, use, 'evaluated')
      else making.atImport.push({ ...use, what: 'the argument of a call' })
      return
    case 'eager':
      making.atImport.push({ ...use, what: role.what })
  }
}

/** Let a use have a stand-in for the name it reads. */
function standIn({ standIns }: Making, use: OptionalUse, kind: 'evaluated' | 'decorators' | 'classes'): void {
  const bound = use.reference.name
  const parts = use.name.split('.')
  const name = parts.slice(0, parts.length - use.reference.attributes.length).join('.')
  const entry = standIns.get(bound) ?? {
    dependency: use.imported.dependency,
    name,
    evaluated: new Set<QualifiedName>(),
    decorators: new Set<QualifiedName>(),
    classes: new Set<QualifiedName>(),
    isEarly: false,
  }
  entry[kind].add(use.name)
  entry.isEarly ||= use.role.kind !== 'body'
  standIns.set(bound, entry)
}

function mainBlock(self: ModuleIdentity, span: Span, bodyAt: number): Owner {
  return { span, title: self.name ?? 'this script', bodyAt, ownLine: true }
}

/** An annotation means the same in quotes when all its names are the module's own or builtins. */
function canBeQuoted(facts: ModuleFacts, span: Span): boolean {
  if (facts.text.slice(span.start, span.end).includes('\\')) return false
  return facts.references
    .filter((reference) => span.start <= reference.span.start && reference.span.end <= span.end)
    .every((reference) =>
      visibleBindings(facts, reference).every(
        (binding) => binding.scope === 0 || facts.scopes[binding.scope]?.kind === 'type-params',
      ),
    )
}

/** Calls that store what they are given and read it later: typing constructs, dataclass fields, `functools.partial`. */
function keepsItsArguments(facts: ModuleFacts, self: ModuleIdentity, callee: Span | undefined): boolean {
  if (callee === undefined) return true
  const reference = referenceStartingAt(facts, callee.start)
  if (reference === undefined) return false
  const meaning = meaningOf(facts, reference, self)
  if (meaning.kind !== 'imported') return false
  const name = [meaning.name, ...reference.attributes.map((step) => step.name)].join('.')
  return /^(typing|typing_extensions)\.\w+$|^dataclasses\.field$|^functools\.partial$/.test(name)
}

/** A function that has to ask for a dependency, with the functions around it. */
interface Asking {
  readonly owner: Owner
  readonly outer: readonly Owner[]
  readonly dependency: OptionalDependency
}

/** One place for each function, the outermost one that uses the dependency itself; who asks already is left out. */
function placesOf(facts: ModuleFacts, asking: readonly Asking[]): readonly RequirePlace[] {
  const places = new Map<number, { owner: Owner; dependencies: Set<OptionalDependency> }>()
  for (const { owner, outer, dependency } of asking) {
    const asksAbove = (around: Owner): boolean =>
      asking.some((other) => other.dependency === dependency && other.owner.bodyAt === around.bodyAt)
    if (outer.some(asksAbove) || [owner, ...outer].some((around) => callsHelper(facts, around, dependency))) continue
    const place = places.get(owner.bodyAt) ?? { owner, dependencies: new Set<OptionalDependency>() }
    place.dependencies.add(dependency)
    places.set(owner.bodyAt, place)
  }
  return [...places.values()].map(({ owner, dependencies }) => ({
    at: owner.bodyAt,
    ownLine: owner.ownLine,
    title: owner.title,
    dependencies: [...dependencies],
  }))
}

function callsHelper(facts: ModuleFacts, owner: Owner, dependency: OptionalDependency): boolean {
  const helper = requireName(dependency.importName)
  return facts.references.some(
    (reference) =>
      reference.name === helper && owner.span.start <= reference.span.start && reference.span.end <= owner.span.end,
  )
}

/** The functions (by `bodyAt`) that test what a guard binds: the imported names themselves, or flags such as `HAS_TABLES`. */
function testingOwners(facts: ModuleFacts, imports: readonly OptionalImport[]): ReadonlySet<number> {
  const guards = new Set(imports.filter((entry) => entry.place === 'guarded').map((entry) => entry.statement.statement))
  if (guards.size === 0) return new Set()
  const references = facts.references.filter((reference) =>
    visibleBindings(facts, reference).some((binding) => binding.scope === 0 && guards.has(binding.statement)),
  )
  const roles = useRoles(
    facts.text,
    references.map((reference) => reference.span.start),
  )
  return new Set(roles.flatMap((role) => (role.kind === 'body' && role.tested ? [role.owner.bodyAt] : [])))
}

/** Functions that import a dependency for themselves, outside of a `try` of their own. */
function localImporters(facts: ModuleFacts, imports: readonly OptionalImport[]): readonly Asking[] {
  const local = imports.filter((entry) => entry.place === 'local' && entry.around === undefined)
  const roles = useRoles(
    facts.text,
    local.map((entry) => entry.statement.span.start),
  )
  return local.flatMap(({ dependency }, at) => {
    const role = roles[at]
    return role?.kind === 'body' ? [{ owner: role.owner, outer: role.outer, dependency }] : []
  })
}
