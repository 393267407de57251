import { runsLater } from '../../python/facts/moments.ts'
import { contains } from '../../model/span.ts'
import { firstPartOf, isWithin, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { loadedModules } from '../../python/index/loaded-modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { importTries, triedFirst } from '../../python/parse/import-tries.ts'
import { platformMarkers } from '../../python/parse/platform-conditions.ts'
import type { Relocation } from '../relocation/relocation.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { filesWithoutName } from '../names/files-without-name.ts'
import { lazyRequests } from '../names/lazy-requests.ts'
import { askedNames } from './first-party-needs.ts'
import type { AskedName } from './first-party-needs.ts'

/**
 * When a need of the new package shows, the most urgent first: importing the package itself, importing one of its modules, calling a
 * function, never (it may fail), or in tests that lie inside the package.
 */
export const URGENCIES = ['import', 'load', 'call', 'guarded', 'test'] as const
export type Urgency = (typeof URGENCIES)[number]

/** A dotted name that a file of the new package asks for and that is not its own. */
export interface PackageUse {
  readonly name: QualifiedName
  readonly urgency: Urgency
  readonly place: { readonly path: RepoPath; readonly line: number }
  /** It stands in for a module of the standard library that an older Python does not have. */
  readonly isFallback?: boolean
  /** It is asked for on some platforms alone: the marker of PEP 508 that is true there. */
  readonly marker?: string
}

/** What the new package asks for from elsewhere: of third parties, and of modules of the tree that stay. */
export interface PackageUses {
  readonly foreign: readonly PackageUse[]
  readonly staying: readonly PackageUse[]
}

/** Gather it from the modules of the package as they will be: what leaves it does not count, what comes along does. */
export function packageUses(
  index: SymbolIndex,
  plan: Plan,
  relocations: readonly Relocation[],
  from: QualifiedName,
): PackageUses {
  const inside = (name: QualifiedName): boolean => isWithin(name, from)
  const foreign: PackageUse[] = []
  const staying: PackageUse[] = []
  const isLazy = lazyRequests(index, plan.recipe).some((request) => request.package === from)
  const atOnce = new Set([from, ...(isLazy ? [] : loadedModules(index, [from], ''))])
  for (const module of index.modulesBelow(from)) {
    const path = index.fileOf(module)
    if (path === undefined) continue
    const leaving = new Set(
      relocations.flatMap((one) => (one.from === module && !one.copied && !inside(one.to) ? one.statements : [])),
    )
    const asked = askedNames(index, path).filter(
      ({ statement }) => statement === undefined || !leaving.has(statement.statement),
    )
    const guarded = guardedOnes(index, path, asked)
    const fallbacks = fallbacksOf(index, path, asked)
    const markers = markersOf(index, path, asked)
    for (const one of asked) {
      const { name, statement, line } = one
      const urgency: Urgency = isTestFile(path)
        ? 'test'
        : statement === undefined || runsLater(statement)
          ? 'call'
          : guarded.has(one)
            ? 'guarded'
            : atOnce.has(module)
              ? 'import'
              : 'load'
      const top = firstPartOf(name)
      const use = {
        name,
        ...markers.get(one),
        urgency: guarded.has(one) && urgency !== 'test' ? 'guarded' : urgency,
        place: { path, line },
        ...(fallbacks.has(one) ? { isFallback: true } : {}),
      } as const
      if (!index.isModule(top)) {
        if (top !== '' && !isStandardLibrary(top)) foreign.push(use)
      } else if (!inside(name) && !comesAlong(index, plan, name, from)) staying.push(use)
    }
  }
  const nameless = usesWithoutName(index, from)
  staying.push(...nameless.filter(({ name }) => !inside(name) && !comesAlong(index, plan, name, from)))
  for (const relocation of relocations) {
    if (!inside(relocation.to) || inside(relocation.from)) continue
    const path = index.fileOf(relocation.from) ?? ''
    for (const needed of relocation.imports) {
      const top = firstPartOf(needed.module)
      if (needed.typeChecking || index.isModule(top) || isStandardLibrary(top)) continue
      foreign.push({ name: joinName(needed.module, needed.name ?? ''), urgency: 'load', place: { path, line: 1 } })
    }
  }
  return { foreign, staying }
}

/** What files of the package ask of the tree that no import statement can name: it is needed where they are loaded. */
function usesWithoutName(index: SymbolIndex, from: QualifiedName): readonly PackageUse[] {
  return filesWithoutName(index, from).flatMap((path) =>
    askedNames(index, path)
      .filter(({ name }) => index.isModule(firstPartOf(name)))
      .map(({ name, line }) => ({ name, urgency: isTestFile(path) ? 'test' : 'load', place: { path, line } })),
  )
}

/** Imports in a `try` that catches what is missing, or below `suppress`. */
function guardedOnes(index: SymbolIndex, path: RepoPath, asked: readonly AskedName[]): ReadonlySet<AskedName> {
  const text = index.facts(path)?.text ?? ''
  const may = asked.filter(
    ({ statement }) => statement !== undefined && (statement.conditional || text.includes('suppress')),
  )
  const tries = importTries(
    text,
    may.map(({ statement }) => statement?.span.start ?? 0),
  )
  return new Set(may.filter((_, at) => tries[at] !== undefined))
}

/** The platforms that imports below `if os.name == "nt":` are for. */
function markersOf(
  index: SymbolIndex,
  path: RepoPath,
  asked: readonly AskedName[],
): ReadonlyMap<AskedName, { readonly marker: string }> {
  const may = asked.filter(({ statement }) => statement?.conditional === true)
  const markers = platformMarkers(
    index.facts(path)?.text ?? '',
    may.map(({ statement }) => statement?.span.start ?? 0),
  )
  return new Map(
    may.flatMap((one, at) => {
      const marker = markers[at]
      return marker === undefined ? [] : [[one, { marker }] as const]
    }),
  )
}

/** Imports in the handler of a `try` that imports nothing but the standard library: newer Pythons never come to them. */
function fallbacksOf(index: SymbolIndex, path: RepoPath, asked: readonly AskedName[]): ReadonlySet<AskedName> {
  const may = asked.filter(({ statement }) => statement?.conditional === true)
  const bodies = triedFirst(
    index.facts(path)?.text ?? '',
    may.map(({ statement }) => statement?.span.start ?? 0),
  )
  return new Set(
    may.filter((_, at) => {
      const body = bodies[at]
      const first = asked.filter(({ statement }) => statement && body && contains(body, statement.span))
      return first.length > 0 && first.every(({ name }) => isStandardLibrary(firstPartOf(name)))
    }),
  )
}

/** Whether a definition that stays today is copied or moved into the package. */
function comesAlong(index: SymbolIndex, plan: Plan, name: QualifiedName, from: QualifiedName): boolean {
  const target = index.lookup(name, 'import')
  if (target.kind !== 'symbol') return false
  const origin = index.definitionOf(target.module, target.symbol) ?? target
  // A name that a module outside takes from the package is in the package.
  if (isWithin(origin.module, from)) return false
  return plan.symbols.some(
    (move) => move.from === origin.module && move.symbol === origin.symbol && isWithin(move.to, from),
  )
}
