import { whenRun } from '../meaning/when-run.ts'
import type { FindingCode } from '../../model/findings/finding-table.ts'
import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { isInit, isPython } from '../../python/facts/modules.ts'
import { absoluteModule, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { copiedObjects } from '../loading/copied-objects.ts'
import { loadedTwice } from '../loading/loaded-twice.ts'
import { lateFacade } from '../loading/late-facade.ts'
import { lateValues } from '../loading/late-values.ts'
import { lostStops } from '../loading/lost-stops.ts'
import { lostTests } from '../loading/lost-tests.ts'
import { gainedEffects } from '../loading/gained-effects.ts'
import { lostConditions } from '../loading/lost-conditions.ts'
import { lostEffects } from '../loading/lost-effects.ts'
import { lostSurroundings } from '../loading/lost-surroundings.ts'
import { lostFixtures } from '../loading/lost-fixtures.ts'
import { lostRegistrations } from '../loading/lost-registrations.ts'
import { isQuiet } from '../meaning/quiet-modules.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/**
 * Imports that are there for what they do (nobody reads what they bind) are still there, and they and the other imports of a
 * module load the same modules in the same order, and no constant is computed from what its old module changed meanwhile; modules whose loading does nothing but define may stand anywhere.
 */
export function checkLoadOrder(scene: Scene): Check {
  const findings: Finding[] = [
    ...lostRegistrations(scene),
    ...lostTests(scene),
    ...lostFixtures(scene),
    ...lostSurroundings(scene),
    ...lostEffects(scene),
    ...gainedEffects(scene),
    ...lostStops(scene),
    ...lateValues(scene),
    ...lateFacade(scene),
    ...copiedObjects(scene),
    ...loadedTwice(scene),
    ...lostConditions(scene),
  ]
  let kept = 0
  for (const [path, origin] of scene.touched) {
    if (origin === undefined || !isPython(path) || path.endsWith('.pyi')) continue
    const [before, after] = [scene.before.facts(origin), scene.after.facts(path)]
    if (before === undefined || after === undefined || after.errors.length > 0) continue
    const was = loads(scene.before, before, origin, false, scene).map((load) => ({
      ...load,
      module: finalModule(scene, load.module),
    }))
    const effects = new Set(was.filter((load) => load.isEffect).map((load) => load.module))
    const is = loads(scene.after, after, path, true)
    kept += effects.size
    // What was loaded for a name and is now loaded for its effect alone has its place as well.
    for (const { module, isEffect } of is)
      if (isEffect && was.some((load) => load.module === module)) effects.add(module)
    // A module that took in what it imported needs no import of itself.
    effects.delete(scene.after.moduleOf(path) ?? '')
    for (const effect of effects) {
      const said = outOfOrder(scene.after, effect, was, is)
      if (said !== undefined) findings.push(finding(path, said.code, said.reason))
    }
  }
  return checkOf(
    'load-order',
    `${count(kept, 'import')} that ${kept === 1 ? 'is' : 'are'} there for an effect stay in their order`,
    findings,
  )
}

/** Whether an import for its effect is gone, or stands on the other side of an import of something that does more than define. */
function outOfOrder(
  index: SymbolIndex,
  effect: QualifiedName,
  was: readonly Load[],
  is: readonly Load[],
): { readonly code: FindingCode; readonly reason: string } | undefined {
  const at = is.findIndex((load) => load.module === effect)
  const old = was.findIndex((load) => load.module === effect)
  if (at < 0)
    return {
      code: 'side-effect-lost',
      reason: `${effect} is no longer imported, though nothing but its effect was wanted of it`,
    }
  if (isQuiet(index, effect)) return undefined
  const above = new Set(was.slice(0, old).map((load) => load.module))
  const below = new Set(was.slice(old + 1).flatMap(({ module }) => (above.has(module) ? [] : [module])))
  const earlier = new Set(is.slice(0, at).map((load) => load.module))
  const early = [...earlier].find((module) => below.has(module) && !isQuiet(index, module))
  const late = is
    .slice(at + 1)
    .find(({ module }) => above.has(module) && !earlier.has(module) && !isQuiet(index, module))
  const other = early ?? late?.module
  if (other === undefined) return undefined
  return {
    code: 'side-effect-moved',
    reason: `${effect}, imported for its effect, is now loaded ${early === undefined ? 'before' : 'after'} ${other}`,
  }
}

function isPublic(alias: string | undefined): boolean {
  return alias !== undefined && !alias.startsWith('_')
}

interface Load {
  readonly module: QualifiedName
  readonly isEffect: boolean
}

/** What a module's imports load when it is loaded, in the order of the text; those in a `try` may have been put there since. */
function loads(
  index: SymbolIndex,
  facts: ModuleFacts,
  path: RepoPath,
  isGuardedToo: boolean,
  scene?: Scene,
): readonly Load[] {
  const read = new Set<number>()
  for (const reference of facts.references)
    for (const binding of visibleBindings(facts, reference))
      if (binding.imported !== undefined) read.add(binding.imported.statement)
  const offered = new Set(
    facts.dunderAll.flatMap((part) => (part.kind === 'list' ? part.entries.map((one) => one.name) : [])),
  )
  const statements = facts.imports.filter(
    (statement) =>
      statement.scope === 0 && whenRun(statement) === 'with-module' && (isGuardedToo || !statement.conditional),
  )
  return statements.flatMap((statement) => {
    const isOffered = statement.items.some((item) => offered.has(item.bound) || item.alias === item.name)
    // What an `__init__` binds by a public name of its own is there to be taken from it.
    const isGiven = isInit(path) && (statement.kind === 'from' || statement.items.every(({ alias }) => isPublic(alias)))
    const isEffect = !read.has(statement.index) && !statement.star && !isOffered && !isGiven
    const asked = modulesOf(index, statement, path, scene)
    const base = asked.length > 1 ? absoluteModule(statement, index.identityOf(path)) : undefined
    return asked.map((module) => ({ module, isEffect: isEffect && module !== base }))
  })
}

function modulesOf(
  index: SymbolIndex,
  statement: ImportStatement,
  path: RepoPath,
  scene?: Scene,
): readonly QualifiedName[] {
  if (statement.kind === 'import') return statement.items.map((item) => item.name)
  const base = absoluteModule(statement, index.identityOf(path))
  if (base === undefined) return []
  const homes = statement.items.flatMap((item) => {
    const origin = scene === undefined ? undefined : index.definitionOf(base, item.name)
    return (origin === undefined ? undefined : scene?.map.homeOf(origin.module, origin.symbol)) ?? []
  })
  // Where all that is taken has moved, its new home is what is loaded, and what was loaded before may be.
  if (homes.length > 0 && homes.length === statement.items.length) return [...new Set([base, ...homes])]
  const below = statement.items.map((item) => joinName(base, item.name)).filter((name) => index.isModule(name))
  return below.length === statement.items.length && below.length > 0 ? below : [base, ...below]
}

function finalModule(scene: Scene, module: QualifiedName): QualifiedName {
  // A build may make what stands below: compiled, generated.
  return scene.before.isModule(firstPartOf(module)) ? scene.map.moduleTo(module) : module
}

function finding(path: RepoPath, code: FindingCode, reason: string): Finding {
  return {
    code,
    level: 'error',
    reason: `${path}: ${reason}`,
    advice: 'Keep imports for their effects where they were.',
    place: { path },
  }
}
