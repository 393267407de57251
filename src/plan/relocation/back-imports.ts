import { runsOnLoad } from '../../python/facts/moments.ts'
import type { Finding } from '../../model/finding.ts'
import type { Plan } from '../../model/plan.ts'
import { isParentPackage, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Scope } from '../../python/facts/facts.ts'
import { readersOf } from '../../python/index/local-imports.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { registers } from '../../python/index/registers.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { hasStarImporters } from '../names/star-importers.ts'
import { importsBelow } from './above-imports.ts'
import { isLookedUp } from './annotation-readers.ts'
import { changeOfBases } from './evaluation-order.ts'
import { isQuietAbove } from './quiet-above.ts'
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

/** Decide what stays importable from the source: what it still uses, what `__all__` promises, what others reach by text, what registers itself. */
export function reimports(index: SymbolIndex, plan: Pick<Plan, 'kept'>, relocation: Relocation): Reimports {
  const facts = index.factsOfModule(relocation.from)
  const path = index.fileOf(relocation.from)
  if (relocation.copied || facts === undefined || path === undefined) return NO_REIMPORTS
  const { registering, subclassing, decorated } = registeringNames(index, facts, relocation)
  const kept = plan.kept.filter((entry) => entry.module === relocation.from && relocation.symbols.has(entry.symbol))
  const anyway = new Set([
    ...kept.map((entry) => entry.symbol),
    ...registering,
    ...subclassing,
    ...madeInTime(facts, relocation),
    // Where the definition stood it can be offered, for the target is loaded there.
    ...(relocation.timing.inPlace ? relocation.exported : []),
  ])
  const late = lateReimports(index, relocation, anyway)
  const names = new Set([
    ...relocation.back.filter((name) => !late.local.has(name) && !late.typeOnly.includes(name)),
    ...relocation.exported.filter((name) => !late.dropped.includes(name)),
    ...anyway,
  ])
  const used = new Set([...relocation.back, ...relocation.exported])
  const loaded = kept.filter((entry) => entry.loads === true)
  const findings: Finding[] = loaded.map((entry) => ({
    code: 'registrations-stay',
    level: 'note',
    reason: `${entry.reason}: who imported ${entry.symbol} from ${relocation.from} imports it from ${relocation.to} and goes on loading ${relocation.from}, and entry points and configs go on naming it there`,
    advice: `Move what registers itself as well, if ${relocation.from} shall not be needed any more.`,
    place: { path },
  }))
  for (const entry of kept.filter((one) => one.loads !== true))
    findings.push({
      code: 'kept-name',
      level: 'note',
      reason: `${entry.symbol} stays importable from ${relocation.from}: ${entry.reason}`,
      advice: 'Change that place by hand and then remove the import.',
      place: { path },
    })
  const isAtCut = standsAtCut(index, facts, path, relocation, registering.length > 0 || subclassing.length > 0)
  const where = isAtCut ? ', at the place where the definition stood' : ''
  if (registering.length > 0) findings.push(registeringFinding(relocation, registering, decorated, path, where))
  if (subclassing.length > 0) {
    findings.push({
      code: 'side-effect-class',
      level: 'note',
      reason: `${subclassing.join(', ')}: the base class runs code for each subclass when it is defined, so ${relocation.from} goes on importing ${relocation.to}${where}`,
      advice: 'Remove the import if nobody relies on that.',
      place: { path },
    })
  }
  return {
    names: [...names].sort(),
    onlyKept: new Set([...names].filter((name) => !used.has(name))),
    place: isAtCut ? 'cut' : 'imports',
    ...late,
    findings: [...findings, ...lateFindings(relocation, late, path)],
  }
}

/** Whether the import back stands where the first definition stood: the order of what is done on the way has to be that of the code. */
function standsAtCut(
  index: SymbolIndex,
  facts: ModuleFacts,
  path: RepoPath,
  relocation: Relocation,
  isLoud: boolean,
): boolean {
  const { from, to, timing } = relocation
  if (importsBelow(index, relocation).length > 0) return true
  if (loadNeeds(relocation).length > 0 && (timing.inPlace || isParentPackage(from, to))) return true
  if (!isLoud) return false
  return targetNeedsSource(index, relocation) || !isQuietAbove(index, facts, index.identityOf(path), relocation)
}

function registeringFinding(
  { from, to }: Relocation,
  names: readonly string[],
  decorated: ReadonlySet<string>,
  path: string,
  where: string,
): Finding {
  const isDecorator = names.every((name) => decorated.has(name))
  const why = isDecorator
    ? 'a decorator runs code on import (it may register the function)'
    : 'making it does something to what stands in other modules'
  return {
    code: 'side-effect-decorator',
    level: 'note',
    reason: `${names.join(', ')}: ${why}, so ${from} goes on importing ${to}${where}`,
    advice: `Remove the import if ${isDecorator ? 'the decorator has no such effect' : 'nobody relies on that'}.`,
    place: { path },
  }
}

/** Moved classes that have to be made before the source changes what they are made from: where the import back stands in their place. */
function madeInTime(facts: ModuleFacts, relocation: Relocation): readonly string[] {
  if (!relocation.timing.inPlace || changeOfBases(facts, relocation) === undefined) return []
  return [...relocation.symbols].filter((name) =>
    facts.statements.some(({ kind, names }) => kind === 'class' && names.includes(name)),
  )
}

/** What stays in the source and the target needs while it loads. */
export function loadNeeds(relocation: Relocation): Relocation['fromSource'] {
  return relocation.fromSource.filter((need) => !relocation.late.has(need.name))
}

/**
 * Whether the target is loaded by the import back where the definitions stood, or not at all: the source imports it there, and imported
 * first it would need the source, which would not find it complete. That nobody does so is what the proof tries (`imports-first`).
 */
export function isLoadedInPlace(index: SymbolIndex, relocation: Relocation): boolean {
  if (!relocation.timing.inPlace || loadNeeds(relocation).length === 0) return false
  const { names, place } = reimports(index, { kept: [] }, relocation)
  return names.length > 0 && place === 'cut'
}

/** Whether importing the target imports the source: through what the moved code needs, or an import it has already. */
function targetNeedsSource(index: SymbolIndex, relocation: Relocation): boolean {
  if (isParentPackage(relocation.from, relocation.to)) return false
  if (loadNeeds(relocation).length > 0 || relocation.timing.late.includes(relocation.to)) return true
  const path = index.fileOf(relocation.to)
  const facts = path === undefined ? undefined : index.facts(path)
  return (facts?.imports ?? []).some((statement) => {
    if (path === undefined || !runsOnLoad(statement)) return false
    if (statement.kind === 'import') return statement.items.some((item) => item.name === relocation.from)
    if (absoluteModule(statement, index.identityOf(path)) !== relocation.from) return false
    return statement.star || statement.items.some((item) => !relocation.symbols.has(item.name))
  })
}

/** Where the two modules would need each other to load, what is read late comes back late, but for what is imported `anyway`. */
function lateReimports(
  index: SymbolIndex,
  relocation: Relocation,
  anyway: ReadonlySet<string>,
): Pick<Reimports, 'local' | 'typeOnly' | 'dropped'> {
  const facts = index.factsOfModule(relocation.from)
  if (facts === undefined || !targetNeedsSource(index, relocation))
    return { local: new Map(), typeOnly: [], dropped: [] }
  const moved = new Set(relocation.statements)
  const local = new Map<string, readonly Scope[]>()
  const typeOnly: string[] = []
  for (const name of relocation.back.filter((one) => !anyway.has(one))) {
    const readers = readersOf(facts, name, moved)
    if (readers.atImport || readers.elsewhere) continue
    if (readers.inAnnotations && isLookedUp(index, relocation.from, name, moved)) continue
    if (readers.functions.length > 0) local.set(name, readers.functions)
    if (readers.inAnnotations) typeOnly.push(name)
  }
  const dropped =
    relocation.exported.length === 0 || hasStarImporters(index, relocation.from)
      ? []
      : relocation.exported.filter(
          (name) =>
            !anyway.has(name) && (!relocation.back.includes(name) || local.has(name) || typeOnly.includes(name)),
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

/**
 * Registration runs in the order of the code. When a definition that stays stands between two that move and
 * all three register on one thing, no place of the import back keeps that order.
 */
export function registrationOrder(index: SymbolIndex, facts: ModuleFacts, relocation: Relocation): number | undefined {
  const loud = new Map<string, number[]>()
  for (const statement of facts.statements) {
    const on = new Set(registers(index, relocation.from, statement).flatMap((entry) => entry.on))
    for (const object of on) loud.set(object ?? '', [...(loud.get(object ?? '') ?? []), statement.index])
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

/** The moved names that register themselves while their module is loaded: by a decorator or value, and by being a class. */
function registeringNames(
  index: SymbolIndex,
  facts: ModuleFacts,
  relocation: Relocation,
): {
  readonly registering: readonly string[]
  readonly subclassing: readonly string[]
  readonly decorated: ReadonlySet<string>
} {
  const registering = new Set<string>()
  const decorated = new Set<string>()
  const subclassing = new Set<string>()
  for (const at of relocation.statements) {
    const statement = facts.statements[at]
    for (const { how, on } of statement === undefined ? [] : registers(index, relocation.from, statement)) {
      // What is registered on something that moves along is complete in the new module.
      if (on.every((object) => object !== undefined && movesAlong(relocation, object))) continue
      for (const name of statement?.names ?? []) {
        ;(how === 'class' ? subclassing : registering).add(name)
        if (how === 'decorator') decorated.add(name)
      }
    }
  }
  return { registering: [...registering].sort(), subclassing: [...subclassing].sort(), decorated }
}

function movesAlong(relocation: Relocation, object: QualifiedName): boolean {
  return parentOf(object) === relocation.from && relocation.symbols.has(lastPartOf(object))
}
