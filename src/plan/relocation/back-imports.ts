import type { Finding } from '../../model/finding.ts'
import type { Plan } from '../../model/plan.ts'
import { isParentPackage, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Binding, ModuleFacts, Scope } from '../../python/facts/facts.ts'
import { readersOf } from '../../python/index/local-imports.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { absoluteModule, meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { starQuery } from '../names/affected-files.ts'
import type { Relocation } from './relocation.ts'

/** What the source imports back from the target, and where that import has to stand. */
export interface Reimports {
  readonly names: readonly string[]
  /** Of these, the names no code of the source reads: kept for others, marked so that no linter drops them. */
  readonly onlyKept: ReadonlySet<string>
  /** `cut`: where the first definition stood, because what it needs or does must happen in that order. */
  readonly place: 'imports' | 'cut'
  /** Names imported inside the functions that read them, because the target imports the source. */
  readonly local: ReadonlyMap<string, readonly Scope[]>
  /** Names that only annotations read: imported for type checkers. */
  readonly typeOnly: readonly string[]
  /** Names that leave `__all__`, because offering them would close an import cycle. */
  readonly dropped: readonly string[]
  readonly findings: readonly Finding[]
}

/** Nothing comes back. */
export const NO_REIMPORTS: Reimports = {
  names: [],
  onlyKept: new Set(),
  place: 'imports',
  local: new Map(),
  typeOnly: [],
  dropped: [],
  findings: [],
}

/** Decorators that return the function and do nothing else on import. */
const QUIET =
  /^@\s*(?:(?:functools|contextlib|dataclasses|abc|typing|typing_extensions|enum|t)\s*\.\s*\w+|property|staticmethod|classmethod|dataclass|dataclass_transform|wraps|lru_cache|cache|cached_property|singledispatch|total_ordering|contextmanager|asynccontextmanager|abstractmethod|overload|final|override|runtime_checkable|no_type_check|deprecated|unique|jit|njit|torch\s*\.\s*\w[\w.]*|np\s*\.\s*\w[\w.]*|numba\s*\.\s*\w+)\b/

/** Decide what stays importable from the source: what it still uses, what `__all__` promises, what others reach by text, what registers itself. */
export function reimports(index: SymbolIndex, plan: Pick<Plan, 'kept'>, relocation: Relocation): Reimports {
  const facts = index.factsOfModule(relocation.from)
  const path = index.fileOf(relocation.from)
  if (relocation.copied || facts === undefined || path === undefined) return NO_REIMPORTS
  const registering = registeringNames(facts, relocation)
  const subclassing = subclassEffects(index, facts, path, relocation)
  const kept = plan.kept.filter((entry) => entry.module === relocation.from && relocation.symbols.has(entry.symbol))
  const late = lateReimports(index, relocation)
  const names = new Set([
    ...relocation.back.filter((name) => !late.local.has(name) && !late.typeOnly.includes(name)),
    ...relocation.exported.filter((name) => !late.dropped.includes(name)),
    ...kept.map((entry) => entry.symbol),
    ...registering,
    ...subclassing,
  ])
  const used = new Set([...relocation.back, ...relocation.exported])
  const findings: Finding[] = kept.map((entry) => ({
    code: 'kept-name',
    level: 'note',
    reason: `${entry.symbol} stays importable from ${relocation.from}: ${entry.reason}`,
    advice: 'Change that place by hand and then remove the import.',
    place: { path },
  }))
  if (registering.length > 0) {
    findings.push({
      code: 'side-effect-decorator',
      level: 'note',
      reason: `${registering.join(', ')}: a decorator runs code on import (it may register the function), so ${relocation.from} goes on importing ${relocation.to}, at the place where the definition stood`,
      advice: 'Remove the import if the decorator has no such effect.',
      place: { path },
    })
  }
  if (subclassing.length > 0) {
    findings.push({
      code: 'side-effect-class',
      level: 'note',
      reason: `${subclassing.join(', ')}: the base class runs code for each subclass when it is defined, so ${relocation.from} goes on importing ${relocation.to}, at the place where the class stood`,
      advice: 'Remove the import if nobody relies on that.',
      place: { path },
    })
  }
  const needsSource =
    loadNeeds(relocation).length > 0 && (relocation.timing.inPlace || isParentPackage(relocation.from, relocation.to))
  return {
    names: [...names].sort(),
    onlyKept: new Set([...names].filter((name) => !used.has(name))),
    place: registering.length > 0 || subclassing.length > 0 || needsSource ? 'cut' : 'imports',
    ...late,
    findings: [...findings, ...lateFindings(relocation, late, path)],
  }
}

/** What stays in the source and the target needs while it loads. */
export function loadNeeds(relocation: Relocation): Relocation['fromSource'] {
  return relocation.fromSource.filter((need) => !relocation.late.has(need.name))
}

/** Whether importing the target imports the source: through what the moved code needs, or an import it has already. */
function targetNeedsSource(index: SymbolIndex, relocation: Relocation): boolean {
  if (isParentPackage(relocation.from, relocation.to)) return false
  if (loadNeeds(relocation).length > 0 || relocation.timing.late.includes(relocation.to)) return true
  const path = index.fileOf(relocation.to)
  const facts = path === undefined ? undefined : index.facts(path)
  return (facts?.imports ?? []).some((statement) => {
    if (path === undefined || statement.deferred || statement.typeChecking) return false
    if (statement.kind === 'import') return statement.items.some((item) => item.name === relocation.from)
    if (absoluteModule(statement, index.identityOf(path)) !== relocation.from) return false
    return statement.star || statement.items.some((item) => !relocation.symbols.has(item.name))
  })
}

/** Where the two modules would need each other to load, what is read late comes back late. */
function lateReimports(index: SymbolIndex, relocation: Relocation): Pick<Reimports, 'local' | 'typeOnly' | 'dropped'> {
  const facts = index.factsOfModule(relocation.from)
  if (facts === undefined || !targetNeedsSource(index, relocation))
    return { local: new Map(), typeOnly: [], dropped: [] }
  const moved = new Set(relocation.statements)
  const local = new Map<string, readonly Scope[]>()
  const typeOnly: string[] = []
  for (const name of relocation.back) {
    const readers = readersOf(facts, name, moved)
    if (readers.atImport || readers.elsewhere) continue
    if (readers.functions.length > 0) local.set(name, readers.functions)
    if (readers.inAnnotations) typeOnly.push(name)
  }
  const dropped =
    relocation.exported.length === 0 || hasStarImporters(index, relocation.from)
      ? []
      : relocation.exported.filter(
          (name) => !relocation.back.includes(name) || local.has(name) || typeOnly.includes(name),
        )
  return { local, typeOnly, dropped }
}

function lateFindings(
  relocation: Relocation,
  late: Pick<Reimports, 'local' | 'dropped'>,
  path: string,
): readonly Finding[] {
  const findings: Finding[] = []
  if (late.local.size > 0) {
    findings.push({
      code: 'local-import',
      level: 'note',
      reason: `${[...late.local.keys()].join(', ')}: imported from ${relocation.to} inside the functions of ${relocation.from} that use it, because ${relocation.to} imports ${relocation.from}`,
      advice: 'Move what the moved code needs as well, if you would rather have imports at the top.',
      place: { path },
    })
  }
  if (late.dropped.length > 0) {
    findings.push({
      code: 'left-dunder-all',
      level: 'warning',
      reason: `${late.dropped.join(', ')} left \`__all__\` of ${relocation.from}: offering it there would close an import cycle with ${relocation.to}`,
      advice: `Tell users of ${relocation.from} to import it from ${relocation.to}.`,
      place: { path },
    })
  }
  return findings
}

function hasStarImporters(index: SymbolIndex, module: QualifiedName): boolean {
  return index.workspace
    .matching(starQuery(module), '.py')
    .some((path) =>
      (index.facts(path)?.imports ?? []).some(
        (statement) => statement.star && absoluteModule(statement, index.identityOf(path)) === module,
      ),
    )
}

/**
 * Registration runs in the order of the code. When a definition that stays stands between two that move and
 * all three go through one decorator, no place of the import back keeps that order.
 */
export function registrationOrder(facts: ModuleFacts, relocation: Relocation): number | undefined {
  const loud = new Map<string, number[]>()
  for (const statement of facts.statements) {
    for (const span of statement.decorators) {
      const text = facts.text.slice(span.start, span.end)
      const name = /^@\s*([\w.]+)/.exec(text)?.[1] ?? ''
      if (QUIET.test(text) || wrapsOnly(facts, span.start, statement.index)) continue
      loud.set(name, [...(loud.get(name) ?? []), statement.index])
    }
  }
  for (const statements of loud.values()) {
    const moved = statements.filter((at) => relocation.statements.includes(at))
    const between = statements.find(
      (at) => !moved.includes(at) && moved.some((first) => first < at) && moved.some((last) => last > at),
    )
    if (between !== undefined) return between
  }
  return undefined
}

function registeringNames(facts: ModuleFacts, relocation: Relocation): readonly string[] {
  const names = new Set<string>()
  for (const at of relocation.statements) {
    const statement = facts.statements[at]
    if (statement === undefined) continue
    const loud = statement.decorators.some((span) => {
      const text = facts.text.slice(span.start, span.end)
      return !QUIET.test(text) && !wrapsOnly(facts, span.start, at)
    })
    if (loud) for (const name of statement.names) names.add(name)
  }
  return [...names].sort()
}

/** A decorator of the same module that only wraps: its code stores nothing outside itself. */
function wrapsOnly(facts: ModuleFacts, start: number, statement: number): boolean {
  const reference = facts.references.find(
    (candidate) => candidate.span.start > start && candidate.statement === statement,
  )
  if (reference === undefined || reference.attributes.length > 0) return false
  const binding = visibleBindings(facts, reference)[0]
  if (binding === undefined || binding.kind !== 'function' || binding.scope !== 0) return false
  const definition = facts.statements[binding.statement]
  if (definition === undefined) return false
  const body = facts.text.slice(definition.span.start, definition.span.end)
  return (
    !/\bglobal\b/.test(body) &&
    !facts.references.some((candidate) => candidate.statement === binding.statement && changesModule(facts, candidate))
  )
}

function isStandardImport(facts: ModuleFacts, binding: Binding): boolean {
  const statement = binding.imported === undefined ? undefined : facts.imports[binding.imported.statement]
  if (statement === undefined) return false
  return (
    statement.level === 0 &&
    isStandardLibrary(statement.kind === 'from' ? statement.module : (statement.items[0]?.name ?? ''))
  )
}

/** Classes whose base or metaclass runs code for each subclass (`__init_subclass__`, data model 3.3.3). */
function subclassEffects(
  index: SymbolIndex,
  facts: ModuleFacts,
  path: string,
  relocation: Relocation,
): readonly string[] {
  return relocation.statements.flatMap((at) => {
    const statement = facts.statements[at]
    if (statement?.kind !== 'class') return []
    const body = facts.scopes.find(
      (scope) =>
        scope.kind === 'class' &&
        scope.parent === 0 &&
        scope.span.start >= statement.span.start &&
        scope.span.end <= statement.span.end + 1,
    )
    const bases = facts.references.filter(
      (reference) =>
        reference.statement === at &&
        !reference.deferred &&
        !reference.annotation &&
        reference.scope === 0 &&
        body !== undefined,
    )
    const loud = bases.some((reference) => {
      const meaning = meaningOf(facts, reference, index.identityOf(path))
      const name =
        meaning.kind === 'imported'
          ? joinName(meaning.name, ...reference.attributes.map((step) => step.name))
          : joinName(relocation.from, reference.name)
      const target = index.lookup(name)
      if (target.kind !== 'symbol') return false
      const origin = index.definitionOf(target.module, target.symbol)
      const home = origin === undefined ? undefined : index.factsOfModule(origin.module)
      const definition = home?.statements.find(
        (entry) => entry.kind === 'class' && entry.names.includes(origin?.symbol ?? ''),
      )
      return (
        home !== undefined &&
        definition !== undefined &&
        /__init_subclass__/.test(home.text.slice(definition.span.start, definition.span.end))
      )
    })
    return loud ? statement.names : []
  })
}

function changesModule(
  facts: ModuleFacts,
  reference: Parameters<typeof visibleBindings>[1] & { readonly attributes: readonly unknown[] },
): boolean {
  const own = visibleBindings(facts, reference).some(
    (binding) =>
      binding.scope === 0 &&
      binding.kind !== 'function' &&
      binding.kind !== 'class' &&
      !isStandardImport(facts, binding),
  )
  const after = facts.text.slice(reference.span.end, reference.span.end + 40)
  return own && /^(\s*\.\s*\w+\s*\(|\s*\[[^\]]*\]\s*=[^=])/.test(after)
}
