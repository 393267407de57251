import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isInit, isPython } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { baseNames, finalNames } from '../meaning/canonical.ts'
import { givesLazily } from '../meaning/lazy-names.ts'
import { originFrom } from '../meaning/origin.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check, SurfaceEntry } from '../proof/proof.ts'
import { lostByFacades } from './facade-surface.ts'
import { gainedByStars } from './gained-by-stars.ts'
import { lostConventions } from './lost-conventions.ts'
import { lostDeclarations } from './lost-declarations.ts'
import { lostLateOffers } from './lost-late-offers.ts'
import { lostStubPaths } from '../paths/lost-stub-paths.ts'
import { lostStubOffers } from './stub-surface.ts'

/**
 * What the touched modules offer: their own public names, what `__all__` lists, and what a package re-exports. Each can be
 * imported in the final tree, from the place the plan says, and is the same thing.
 */
export function publicSurface(scene: Scene): { readonly check: Check; readonly surface: readonly SurfaceEntry[] } {
  const findings: Finding[] = []
  const surface: SurfaceEntry[] = []
  const called = { was: baseNames(scene), is: finalNames(scene) }
  for (const [path, origin] of scene.touched) {
    if (!isPython(path) || path.endsWith('.pyi')) continue
    const module = origin === undefined ? undefined : scene.before.moduleOf(origin)
    const final = scene.after.moduleOf(path)
    const facts = origin === undefined ? undefined : scene.before.facts(origin)
    if (module === undefined || facts === undefined || final === undefined) continue
    if (scene.before.fileOf(module) !== origin || scene.after.fileOf(final) !== path) continue
    for (const name of offered(facts, isInit(path))) {
      const fate = fateOf(scene, { path, module, facts, ...called }, name)
      if (fate === undefined) continue
      surface.push(fate.entry)
      if (fate.isLost) findings.push(gone(path, fate.entry.before, fate.entry.after))
    }
    for (const name of lostEntries(scene, module, path, facts)) {
      findings.push({
        code: 'all-entry-lost',
        level: 'error',
        reason: `${path}: \`__all__\` no longer lists ${name}`,
        advice: 'Put it back: `from module import *` and documentation go by it.',
        place: { path },
      })
    }
  }
  findings.push(...lostStubOffers(scene), ...lostStubPaths(scene), ...lostLateOffers(scene), ...lostDeclarations(scene))
  findings.push(...lostByFacades(scene), ...gainedByStars(scene), ...lostConventions(scene))
  const moved = surface.filter((entry) => entry.after !== undefined && entry.after !== entry.before).length
  const lost = surface.filter((entry) => entry.after === undefined).length
  return {
    check: checkOf(
      'surface',
      `${count(surface.length, 'name')} could be imported from touched modules: ${surface.length - moved - lost} stay, ${moved} go elsewhere, ${lost} are gone`,
      findings,
    ),
    surface,
  }
}

/** A touched module as it was, the path that it has now, and how either tree calls a definition. */
interface Offering {
  readonly was: ReturnType<typeof baseNames>
  readonly is: ReturnType<typeof finalNames>
  readonly path: RepoPath
  readonly module: QualifiedName
  readonly facts: ModuleFacts
}

/** Where a name that a module offered can be imported now, and whether anybody misses it; undefined for one that nobody could take before. */
function fateOf(
  scene: Scene,
  { path, module, facts, was, is }: Offering,
  name: string,
): { readonly entry: SurfaceEntry; readonly isLost: boolean } | undefined {
  const home = scene.map.moduleTo(scene.map.homeOf(module, name) ?? module)
  const before = joinName(module, name)
  if (isDefinedIn(scene, home, name) && isOwn(facts, name))
    return { entry: { before, after: joinName(home, name) }, isLost: false }
  const goal = originFrom(scene.before, module, [name])
  if (scene.before.isModule(before) && goal.words.length === 0) {
    const isModule = scene.after.isModule(was(goal))
    return { entry: { before, after: isModule ? was(goal) : undefined }, isLost: !isModule }
  }
  if (couldNotBeTaken(scene.before, facts, before)) return undefined
  const place = [home, scene.map.moduleTo(module)].find(
    (candidate) =>
      isThere(scene.after, joinName(candidate, name)) && was(goal) === is(originFrom(scene.after, candidate, [name])),
  )
  if (place !== undefined) return { entry: { before, after: joinName(place, name) }, isLost: false }
  if (!isThere(scene.after, was(goal))) return { entry: { before, after: undefined }, isLost: true }
  // Importable where it is defined; gone from a module that only passed it on.
  return { entry: { before, after: was(goal) }, isLost: listed(facts).has(name) || isInit(path) }
}

/** Bound by the module itself, in each way. */
function isOwn(facts: ModuleFacts, name: string): boolean {
  return facts.scopes[0]?.bindings.get(name)?.every((binding) => binding.imported === undefined) === true
}

function isDefinedIn(scene: Scene, module: QualifiedName, name: string): boolean {
  const facts = scene.after.factsOfModule(module)
  return facts !== undefined && isOwn(facts, name)
}

function gone(path: string, name: QualifiedName, elsewhere: QualifiedName | undefined): Finding {
  const where = elsewhere === undefined ? '' : `; it is defined in ${elsewhere}`
  return {
    code: 'surface-lost',
    level: 'error',
    reason: `${name} could be imported and cannot be any more, under its old or its new name${where}`,
    advice: 'Import it again where it was offered, or say in the recipe where it goes.',
    place: { path },
  }
}

function listed(facts: ModuleFacts): ReadonlySet<string> {
  return new Set(
    facts.dunderAll.flatMap((part) => (part.kind === 'list' ? part.entries.map((entry) => entry.name) : [])),
  )
}

/** Names others may take from a module: its definitions, what `__all__` lists, and for a package what it imports by name. */
function offered(facts: ModuleFacts, isPackage: boolean): readonly string[] {
  const names = listed(facts)
  const found = new Set(names)
  for (const [name, bindings] of facts.scopes[0]?.bindings ?? []) {
    if (/^__\w+__$/.test(name) || bindings.every((binding) => binding.kind === 'delete')) continue
    const last = bindings.at(-1)
    // The variable of a loop, or of an `except` that forgets it at its end.
    if (last?.kind === 'target') continue
    if (last?.kind === 'delete' || bindings.every((binding) => binding.typeChecking)) continue
    const statement = last?.imported === undefined ? undefined : facts.imports[last.imported.statement]
    if (
      statement === undefined ||
      (isPackage && statement.kind === 'from' && !statement.future && !name.startsWith('_'))
    )
      found.add(name)
  }
  return [...found].sort()
}

/** What `__all__` lists and nothing binds could not be taken before either; what comes from elsewhere is offered when it is listed. */
function couldNotBeTaken(index: SymbolIndex, facts: ModuleFacts, name: QualifiedName): boolean {
  const last = lastPartOf(name)
  if (!index.binds(parentOf(name), last) && index.lookup(name, 'import').kind === 'missing') return true
  const isForeign = originFrom(index, parentOf(name), [last]).module === undefined
  return isForeign && !(listed(facts).has(last) && isThere(index, name))
}

/** Whether `from module import name` finds something: the module is taken by import, whatever else its package calls so. */
function isThere(index: SymbolIndex, name: QualifiedName): boolean {
  const [module, last] = [parentOf(name), lastPartOf(name)]
  if (index.binds(module, last)) {
    const facts = index.factsOfModule(module)
    return facts === undefined || facts.scopes[0]?.bindings.has(last) === true || (givesLazily(facts, last) ?? true)
  }
  const target = index.lookup(name, 'import')
  return target.kind === 'module' || (target.kind === 'symbol' && target.module !== module)
}

/** Entries of `__all__` that are missing afterwards; one that moved away may go. */
function lostEntries(scene: Scene, module: QualifiedName, path: string, before: ModuleFacts): readonly string[] {
  const after = scene.after.facts(path)
  if (after === undefined || before.dunderAll.length === 0 || after.dunderAll.some((part) => part.kind === 'dynamic'))
    return []
  const left = listed(after)
  return [...listed(before)].filter((name) => {
    if (left.has(name) || scene.map.homeOf(module, name) !== undefined) return false
    const below = joinName(module, name)
    const renamed = scene.map.moduleTo(below)
    return !(scene.before.isModule(below) && renamed !== below)
  })
}
