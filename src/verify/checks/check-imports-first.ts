import type { Finding } from '../../model/finding.ts'
import { prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ImportStatement } from '../../python/facts/facts.ts'
import { isPython } from '../../python/facts/modules.ts'
import { simulateImport } from '../../python/index/simulate-import.ts'
import type { HalfStar } from '../../python/index/clean-loads.ts'
import type { ImportFailure } from '../../python/index/simulate-import.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { copiedValues } from '../loading/copied-values.ts'
import { halfLoadedStars } from '../loading/half-loaded-stars.ts'
import { lateAdvice, lateImportsFor } from '../meaning/late-imports.ts'
import { waitingThreads } from '../loading/waiting-threads.ts'
import { whenRun } from '../meaning/when-run.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/** Each touched module can be imported first in a fresh interpreter, if it could before: no cycle bites from any side. What a lazy package gives late is what it gave. */
export function checkImportsFirst(scene: Scene): Check {
  const failures = new Map<string, { readonly failure: ImportFailure; readonly entries: QualifiedName[] }>()
  const swallowed: Finding[] = []
  let modules = 0
  for (const path of scene.touched.keys()) {
    if (!isPython(path) || path.endsWith('.pyi')) continue
    const module = scene.after.moduleOf(path)
    if (module === undefined || scene.after.fileOf(module) !== path) continue
    modules += 1
    const hidden: ImportFailure[] = []
    const half: HalfStar[] = []
    const whole = simulateImport(scene.after, module, hidden, half)
    swallowed.push(...halfLoadedStars(scene, module, half))
    if (hidden.length > 0) swallowed.push(...newlyHidden(scene, module, hidden))
    const failure = whole === undefined ? undefined : newFailure(scene, module, whole)
    if (failure === undefined) continue
    const key = `${failure.module}:${failure.span.start}:${failure.reason}`
    const known = failures.get(key)
    if (known === undefined) failures.set(key, { failure, entries: [module] })
    else known.entries.push(module)
  }
  const findings = [...failures.values()].map(({ failure, entries }): Finding => {
    const where = scene.after.fileOf(failure.module)
    const more =
      entries.length > 1
        ? `, and so would ${entries.length - 1} more (${entries.slice(1, 4).join(', ')}${entries.length > 4 ? ' ...' : ''})`
        : ''
    return {
      code: 'import-cycle',
      level: 'error',
      reason: `\`import ${entries[0] ?? ''}\` first would fail${more}: ${failure.reason} (import cycle ${failure.chain.join(' -> ')})`,
      advice: cycleAdvice(scene, entries[0] ?? '', failure),
      ...(where === undefined ? {} : { place: { path: where, span: failure.span } }),
      about: [...entries, ...failure.chain],
    }
  })
  const involved = [...failures.values()].flatMap(({ failure }) => failure.chain.map(scene.oldNameOf))
  const check = checkOf('imports-first', `${count(modules, 'touched module')} can each be imported first`, [
    ...findings,
    ...oneForEachPlace(swallowed),
    ...copiedValues(scene),
    ...waitingThreads(scene),
  ])
  return { ...check, involved: [...new Set(involved)].sort() }
}

/**
 * The failure of a module that could be imported first before. Where that is not certain, for a function that is called on the way may import
 * something in one case alone, the imports at the top of modules are asked by themselves: they are made in any case.
 */
function newFailure(scene: Scene, module: QualifiedName, whole: ImportFailure): ImportFailure | undefined {
  const old = nearestBefore(scene, module)
  if (old === undefined || simulateImport(scene.before, old) === undefined) return whole
  const atTop = (index: SymbolIndex, name: QualifiedName): ImportFailure | undefined =>
    simulateImport(index, name, [], [], isBelowTop)
  return atTop(scene.before, old) === undefined ? atTop(scene.after, module) : undefined
}

/** One function for all calls: what is known of a tree is known for what it passes over. */
function isBelowTop(_: QualifiedName, statement: ImportStatement): boolean {
  return whenRun(statement) !== 'with-module'
}

/** What a module was; of a new one, the package that it is in: it cannot be imported where that cannot. */
function nearestBefore(scene: Scene, module: QualifiedName): QualifiedName | undefined {
  return [...prefixesOf(module)].map(scene.oldNameOf).find((name) => scene.before.isModule(name))
}

/** Imports in a `try` or under a condition that fail now and did not: the code goes on with something else, and nobody hears of it. */
function newlyHidden(scene: Scene, entry: QualifiedName, hidden: readonly ImportFailure[]): readonly Finding[] {
  const before: ImportFailure[] = []
  simulateImport(scene.before, scene.oldNameOf(entry), before)
  const keyOf = (module: QualifiedName, { reason }: ImportFailure): string =>
    `${module} ${/(?:name|attribute) '(\w+)'/.exec(reason)?.[1] ?? ''}`
  const known = new Set(before.map((one) => keyOf(scene.map.moduleTo(one.module), one)))
  return hidden
    .filter((one) => !known.has(keyOf(one.module, one)))
    .map((failure): Finding => {
      const where = scene.after.fileOf(failure.module)
      return {
        code: 'import-cycle',
        level: 'error',
        reason: `with \`import ${entry}\` first, an import of ${failure.module} would fail that did not, and the \`try\` or \`if\` around it would hide it: ${failure.reason} (import cycle ${failure.chain.join(' -> ')})`,
        advice: cycleAdvice(scene, entry, failure),
        ...(where === undefined ? {} : { place: { path: where, span: failure.span } }),
        about: [entry, ...failure.chain],
      }
    })
}

function oneForEachPlace(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ place }) => {
    const key = `${place?.path ?? ''}:${place?.span?.start ?? 0}`
    return !seen.has(key) && seen.add(key)
  })
}

function cycleAdvice(scene: Scene, entry: QualifiedName, failure: ImportFailure): string {
  const symbols = scene.plan.symbols.map((move) => move.symbol)
  if (symbols.length > 0)
    return `Move what ${symbols.slice(0, 6).join(', ')} and the modules on the cycle need from each other as well, or choose a target that imports none of them.`
  const late = lateImportsFor(scene, entry, failure.chain)
  if (late !== undefined) return lateAdvice(scene, late)
  return 'Importing inside of functions does not open it, for what the modules take from each other is read while they are loaded: `move` or `copy` what they need from each other, or let their code read it later first.'
}
