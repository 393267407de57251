import { whenRun } from '../meaning/when-run.ts'
import { CLOSING_METHODS, isManager, isMemoryMap, isThreadLoader } from '../../model/pitfall-calls.ts'
import { joinName } from '../../model/names.ts'
import { pythonRange } from '../../plan/manifests/oldest-python.ts'
import { lazyModulesOf } from '../../python/facts/lazy-modules.ts'
import { dependencyOf, optionalDependencies } from '../../plan/names/optional-dependencies.ts'
import { lazyAttributes } from '../meaning/lazy-attributes.ts'
import { originOf } from '../meaning/origin.ts'
import { optionalGuards } from './optional-guards.ts'
import type { OptionalSite } from './optional-guards.ts'
import { lazyTargetOf, lazyWords } from '../meaning/lazy-names.ts'
import { loadsOf } from '../meaning/loads.ts'
import { importEdges } from '../meaning/import-graph.ts'
import { namedBy, scopesAround, some, testsAbout } from './pitfall-scene.ts'
import type { PackageModule, PitfallScene } from './pitfall-scene.ts'
import type { Duty } from '../proof/proof.ts'
import { count } from '../proof/proof-input.ts'

type Row = Omit<Duty, 'row' | 'title'>

/** P1: every optional import is guarded where it stands, and what uses it asks first. */
export function optionalRow(pitfalls: PitfallScene): Row {
  const { scene, modules } = pitfalls
  const dependencies = optionalDependencies(scene.plan.recipe)
  if (dependencies.length === 0 && scene.plan.recipe.package === undefined)
    return { verdict: 'none', evidence: 'no package is extracted' }
  if (dependencies.length === 0)
    return { verdict: 'open', evidence: 'the recipe lists no `optional` dependencies, so none is guarded' }
  const isOptional = (name: string): boolean => {
    const { module, words } = originOf(scene.after, name)
    return module === undefined && dependencyOf(dependencies, words.join('.')) !== undefined
  }
  const bare: string[] = []
  const silent: string[] = []
  let guarded = 0
  let asking = 0
  let through = 0
  for (const module of modules) {
    const { facts, path } = module
    for (const read of lazyAttributes(scene.after, facts, scene.after.identityOf(path))) {
      if (!isOptional(read.name)) continue
      through += 1
      if (read.problem !== undefined) bare.push(pitfalls.placeOf(module, read.reference.span.start))
    }
    const isLazy = lazyByPython(pitfalls, module)
    const found = optionalGuards(facts, dependencies, isLazy)
    for (const site of found.sites) {
      if (site.isGuarded || isLazy(site)) guarded += 1
      else bare.push(pitfalls.placeOf(module, site.statement.span.start))
    }
    for (const at of found.silent) silent.push(pitfalls.placeOf(module, at))
    asking += found.asking
  }
  if (guarded + bare.length + through === 0)
    return { verdict: 'none', evidence: 'the package imports none of the optional dependencies' }
  const tests = testsAbout(pitfalls, /sys\.modules|ImportError|importorskip|find_spec/)
  const facts = `${count(guarded, 'optional import')} guarded, ${asking} definitions ask before they use one${through === 0 ? '' : `, ${count(through, 'use')} through a \`__getattr__\` that says what is missing`}`
  if (bare.length > 0) return { verdict: 'broken', evidence: `${facts}; not guarded: ${some(bare)}` }
  if (silent.length > 0) return { verdict: 'broken', evidence: `${facts}; used without asking: ${some(silent)}` }
  if (tests.length === 0) return { verdict: 'open', evidence: `${facts}; no test of the member blocks a dependency` }
  return { verdict: 'proved', evidence: `${facts}; tested in ${some(tests)}` }
}

/** Imports that Python itself makes lazy: listed above them (PEP 810), in a project that runs on nothing before 3.15. */
function lazyByPython({ scene }: PitfallScene, { facts, path }: PackageModule): (site: OptionalSite) => boolean {
  const list = lazyModulesOf(facts)
  if (list === undefined || (pythonRange(scene.final, path).oldest ?? 0) < 15) return () => false
  return ({ statement, items }) =>
    statement.scope === 0 &&
    !statement.conditional &&
    !statement.star &&
    list.statement.span.start < statement.span.start &&
    [...items].every((item) =>
      list.names.has((statement.kind === 'from' ? statement.module : statement.items[item]?.name) ?? ''),
    )
}

/** P2: a `Manager` is made where workers are set up, and neither on import nor in `__init__`. */
export function managerRow(pitfalls: PitfallScene): Row {
  const early: string[] = []
  let late = 0
  for (const module of pitfalls.modules) {
    for (const reference of module.facts.references) {
      const name = namedBy(pitfalls.scene, module, reference)
      if (name === undefined || !isManager(name)) continue
      if (
        reference.annotation ||
        !isCalled(module.facts.text, reference.attributes.at(-1)?.span.end ?? reference.span.end)
      )
        continue
      const [inner] = scopesAround(module.facts, reference)
      if (inner === undefined || inner === '__init__' || whenRun(reference) === 'with-module')
        early.push(pitfalls.placeOf(module, reference.span.start))
      else late += 1
    }
  }
  if (early.length > 0)
    return { verdict: 'broken', evidence: `a Manager is made in __init__ or on import: ${some(early)}` }
  if (late === 0) return { verdict: 'none', evidence: 'the package makes no Manager' }
  const tests = testsAbout(pitfalls, /\bspawn\b/)
  if (tests.length === 0)
    return {
      verdict: 'open',
      evidence: `${count(late, 'Manager')} made outside __init__; no test of the member starts workers by spawn`,
    }
  return { verdict: 'proved', evidence: `${count(late, 'Manager')} made outside __init__; spawned in ${some(tests)}` }
}

function isCalled(text: string, end: number): boolean {
  return /^\s*\(/.test(text.slice(end, end + 50))
}

/** P7: loaders that own threads are ended by the tests that build them. */
export function threadsRow(pitfalls: PitfallScene): Row {
  const owners = pitfalls.modules.flatMap((module) =>
    module.facts.references
      .filter((reference) => isThreadLoader(namedBy(pitfalls.scene, module, reference) ?? '') && !reference.annotation)
      .map((reference) => pitfalls.placeOf(module, reference.span.start)),
  )
  if (owners.length === 0) return { verdict: 'none', evidence: 'the package makes no loader that owns threads' }
  const closing = testsAbout(
    pitfalls,
    /ResourceWarning|threading\.enumerate|active_count|\.(shutdown|close|teardown)\(/,
  )
  if (closing.length === 0)
    return {
      verdict: 'open',
      evidence: `threads are owned in ${some(owners)}; no test of the member ends or counts them`,
    }
  return { verdict: 'proved', evidence: `threads are owned in ${some(owners)}; ended in ${some(closing)}` }
}

/** P8: importing the package loads none of its modules before they are asked for. */
export function lazyRow(pitfalls: PitfallScene): Row {
  const { scene } = pitfalls
  const init = pitfalls.modules.find((module) => module.module === scene.plan.recipe.package?.to)
  if (init === undefined) return { verdict: 'none', evidence: 'no package is extracted' }
  const eager = importEdges(scene.after, init.module).filter((edge) => edge.kind === 'load')
  const names = new Set(eager.flatMap((edge) => edge.names))
  const words = lazyWords(init.facts)
  const entries = init.facts.dunderAll.flatMap((part) =>
    part.kind === 'list' ? part.entries.map((entry) => entry.name) : [],
  )
  if (words === undefined) {
    if (eager.length === 0) return { verdict: 'proved', evidence: `${init.path} loads no module of the package` }
    return {
      verdict: 'open',
      evidence: `${init.path} is not lazy: it loads ${count(new Set(eager.map((edge) => edge.to)).size, 'module')} for ${count(names.size, 'name')}`,
    }
  }
  const bound = init.facts.scopes[0]?.bindings
  const loads = loadsOf(scene.after)
  const lost = entries.filter(
    (name) =>
      lazyTargetOf(scene.after, init.module, init.facts, name) === undefined &&
      bound?.get(name)?.some((one) => !one.typeChecking) !== true &&
      loads.howSure(init.path, joinName(init.module, name)) !== 'sure',
  )
  if (lost.length > 0)
    return { verdict: 'broken', evidence: `${init.path} lists names its __getattr__ does not find: ${some(lost)}` }
  if (eager.length > 0)
    return {
      verdict: 'open',
      evidence: `${init.path} has a __getattr__ and still loads ${some(eager.map((edge) => edge.to))}`,
    }
  const typed = entries.filter(
    (name) => bound?.get(name)?.some((one) => one.typeChecking || one.imported === undefined) === true,
  ).length
  if (typed < entries.length)
    return {
      verdict: 'open',
      evidence: `${entries.length} names are given lazily, of which type checkers see ${typed}`,
    }
  return {
    verdict: 'proved',
    evidence: `${count(entries.length, 'name')} given lazily, each found in its module and seen by type checkers; nothing is loaded on import`,
  }
}

/** P12: a class that owns a memory map lets go of it. */
export function memoryMapsRow(pitfalls: PitfallScene): Row {
  const owners = new Map<string, { readonly place: string; readonly closes: boolean }>()
  for (const module of pitfalls.modules) {
    for (const reference of module.facts.references) {
      const name = namedBy(pitfalls.scene, module, reference)
      if (name === undefined || reference.annotation || reference.typeChecking || !isMemoryMap(name)) continue
      const owner = scopesAround(module.facts, reference).at(-1) ?? ''
      const scope = module.facts.scopes.find((one) => one.kind === 'class' && one.name === owner)
      const closes = CLOSING_METHODS.some((method) => scope?.bindings.has(method) === true)
      owners.set(`${module.module}.${owner}`, { place: pitfalls.placeOf(module, reference.span.start), closes })
    }
  }
  if (owners.size === 0) return { verdict: 'none', evidence: 'the package opens no memory map' }
  const open = [...owners.values()].filter((owner) => !owner.closes).map((owner) => owner.place)
  if (open.length > 0)
    return {
      verdict: 'open',
      evidence: `${count(owners.size, 'owner')} of memory maps; without teardown or close: ${some(open)}`,
    }
  const tests = testsAbout(pitfalls, /\.(teardown|close)\(/)
  if (tests.length === 0)
    return {
      verdict: 'open',
      evidence: `${count(owners.size, 'owner')} of memory maps, each with a teardown that no test of the member calls`,
    }
  return {
    verdict: 'proved',
    evidence: `${count(owners.size, 'owner')} of memory maps, each with a teardown; called in ${some(tests)}`,
  }
}
