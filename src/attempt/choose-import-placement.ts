import type { Transform } from '../engine/transform.ts'
import { allowsRemedy } from '../model/findings/finding-table.ts'
import { AT_THE_TOP } from '../model/plan.ts'
import type { ImportTiming } from '../model/plan.ts'
import type { Recipe } from '../model/recipe.ts'
import { makePlan } from '../plan/decide/make-plan.ts'
import type { Planned } from '../plan/decide/make-plan.ts'
import { lateCallers } from '../plan/relocation/deferred-importers.ts'
import { hasQuotable } from '../plan/relocation/quoted-annotations.ts'
import { mayLoadParentFirst } from '../plan/names/parent-first.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Check } from '../verify/proof/proof.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { carryOut, findingsOf, isSound, judgedWhole } from './attempt.ts'
import type { Attempt, AttemptOptions } from './attempt.ts'

const MOST_ATTEMPTS = 6

/**
 * Make a plan, carry it out and prove it. Where two modules would need each other to load, the same is tried with
 * imports inside the functions that read them, then with the import back where the definition stood, then with imports
 * inside the functions of third modules; the proof decides. What `__all__` offers is kept by an import in place where that works. When nothing helps, the first attempt is the answer, for its
 * reasons are the plain ones; or the one whose imports keep their order, where the order was a reason of its own. Gives also how many plans were carried out. Throws `UserError` as `makePlan` does.
 * `options` are for the first attempt; what else is tried is judged as far as it takes to refuse it.
 */
export function chooseImportPlacement(
  recipe: Recipe,
  workspace: Workspace,
  transforms: readonly Transform[],
  first: Planned = makePlan(recipe, workspace),
  options: AttemptOptions = {},
): { readonly attempt: Attempt; readonly runs: number } {
  const attempt = carryOut(first, workspace, transforms, options)
  let runs = runsOf(attempt)
  const offering = (sound: Attempt, timing: ImportTiming): { readonly attempt: Attempt; readonly runs: number } => {
    if (!dropsOffered(sound) || timing.inPlace) return { attempt: sound, runs }
    const planned = makePlan(recipe, workspace, { ...timing, late: [], inPlace: true })
    const inPlace = carryOut(planned, workspace, transforms, QUICK)
    const isBetter = isSound(inPlace) && !dropsOffered(inPlace)
    return { attempt: isBetter ? inPlace : sound, runs: runs + runsOf(inPlace) }
  }
  if (isSound(attempt)) return offering(attempt, AT_THE_TOP)
  const withParent = (): Attempt | undefined => {
    const tried = carriedParentFirst(attempt, workspace, transforms)
    if (tried === undefined) return undefined
    const kept = isOrderRefused(tried) ? inOldOrder(tried, workspace, transforms) : tried
    runs += runsOf(tried) + (kept === tried ? 0 : runsOf(kept))
    return isSound(kept) ? kept : tried
  }
  if (options.stopsAtRefusal === true && (attempt.proof === undefined || asksForMore(recipe)))
    return { attempt: soundOr(attempt, withParent()), runs }
  let plainest = attempt
  const before = [attempt]
  for (const keepsOrder of isOrderRefused(attempt) ? [refusedFiles(attempt), 'all' as const] : []) {
    const unordered = carryOut(first, workspace, transforms, { keepsOrder, ...QUICK, before })
    if (before.includes(unordered)) continue
    before.push(unordered)
    runs += runsOf(unordered)
    if (isSound(unordered)) return { attempt: unordered, runs }
    if (options.stopsEarly === true || !failsLess(unordered, plainest)) continue
    const whole = judgedWhole(unordered, workspace)
    if (failsLess(whole, plainest)) plainest = whole
  }
  const parentFirst = withParent()
  if (parentFirst !== undefined && isSound(parentFirst)) return { attempt: parentFirst, runs }
  // What else is wrong is told without the cycle, which is none of the reasons then.
  if (parentFirst?.isWhole === true && failsLess(parentFirst, plainest)) plainest = parentFirst
  for (const round of ROUNDS) {
    if (round.quoted && !mayQuote(first)) continue
    let [last, timing] = [attempt, { ...AT_THE_TOP, quoted: round.quoted }]
    for (let tries = 0; tries < MOST_ATTEMPTS && !isSound(last); tries += 1) {
      const next = (round.withCallers ? withLateCallers(last, timing) : undefined) ?? nextTiming(last, timing)
      // Without a caller that can import late, the second round would be the first one again.
      if (next === undefined || (round.withCallers && next.callers.length === 0)) break
      timing = next
      last = carryOut(makePlan(recipe, workspace, timing), workspace, transforms, QUICK)
      runs += runsOf(last)
    }
    if (isSound(last)) return offering(last, timing)
  }
  return { attempt: plainest, runs }
}

/**
 * The same with the parent loaded before the new package, where the order of loading is refused and the parent loads what moves:
 * `import pkg.part` ran `pkg/__init__` first.
 */
function carriedParentFirst(
  { planned, proof }: Attempt,
  workspace: Workspace,
  transforms: readonly Transform[],
): Attempt | undefined {
  const { plan, index } = planned
  const isRefused = failedChecks(proof?.checks ?? []).includes('imports-first')
  if (plan.package === undefined || !isRefused || !mayLoadParentFirst(index, plan.package.from)) return undefined
  return carryOut(makePlan(plan.recipe, workspace, { ...plan.timing, parentFirst: true }), workspace, transforms, QUICK)
}

/** The same where the files that the proof names keep the order of their imports. */
function inOldOrder(attempt: Attempt, workspace: Workspace, transforms: readonly Transform[]): Attempt {
  return carryOut(attempt.planned, workspace, transforms, {
    keepsOrder: refusedFiles(attempt),
    ...QUICK,
    before: [attempt],
  })
}

function soundOr(one: Attempt, other: Attempt | undefined): Attempt {
  return other !== undefined && isSound(other) ? other : one
}

/** Whether a recipe asks for what it could do without: moves, extras, late imports of a package. */
function asksForMore({ move, copy, lazy, optional }: Recipe): boolean {
  return [move, copy, lazy, Object.keys(optional)].some((entries) => entries.length > 0)
}

/** What is tried is judged as far as it takes to refuse it. */
const QUICK = { stopsEarly: true }

/** What is tried beside other times of imports, one after the other: those of third modules, and annotations as strings. */
const ROUNDS = [
  { withCallers: false, quoted: false },
  { withCallers: true, quoted: false },
  { withCallers: false, quoted: true },
]

/** Whether annotations of what moves could be strings, so that less of them is needed to load the target. */
function mayQuote({ plan, decisions, index }: Planned): boolean {
  return (
    plan.findings.every(({ level, code }) => level !== 'error' || allowsRemedy(code, 'placement')) &&
    decisions.relocations.some(({ from, copied, statements }) => {
      const facts = index.factsOfModule(from)
      return !copied && facts !== undefined && hasQuotable(facts, new Set(statements))
    })
  )
}

/** Whether a module no longer offers in its `__all__` what it offered, for a cycle that an import at another place may not make. */
function dropsOffered(attempt: Attempt): boolean {
  return findingsOf(attempt).some(({ code }) => code === 'left-dunder-all')
}

/** Whether fewer checks fail in the one than in the other, and none that does not fail there as well. */
function failsLess(one: Attempt, other: Attempt): boolean {
  const [fewer, more] = [failedChecks(one.proof?.checks ?? []), failedChecks(other.proof?.checks ?? [])]
  return one.proof !== undefined && fewer.length < more.length && fewer.every((name) => more.includes(name))
}

function failedChecks(checks: readonly Check[]): readonly string[] {
  return checks.flatMap(({ name, verdict }) => (verdict === 'fail' ? [name] : []))
}

/** What may fail for nothing but the order of imports. */
const ORDERED = new Set(['imports-first', 'cycles', 'load-order', 'names'])

/** Whether the proof refuses a result for what the order of imports could be the reason of. */
function isOrderRefused({ proof }: Attempt): boolean {
  const failed = proof?.checks.filter((check) => check.verdict === 'fail') ?? []
  return failed.length > 0 && failed.every((check) => ORDERED.has(check.name))
}

/** The files that the proof does not take as they are. */
function refusedFiles({ proof }: Attempt): ReadonlySet<RepoPath> {
  const findings = proof?.checks.flatMap((check) => (check.verdict === 'fail' ? check.findings : [])) ?? []
  return new Set(findings.flatMap(({ place }) => place?.path ?? []))
}

function runsOf({ run }: Attempt): number {
  return run === undefined ? 0 : 1
}

/** What to try after a failure: later imports of the modules on the way, then of the targets too, then the import back in place, then both. */
function nextTiming({ planned, proof }: Attempt, before: ImportTiming): ImportTiming | undefined {
  const { symbols, findings } = planned.plan
  const moved = symbols.filter((move) => !move.copied)
  if (moved.length === 0) return undefined
  const targets = new Set(moved.map((move) => move.to))
  const errors = findings.filter((finding) => finding.level === 'error')
  if (errors.some((finding) => !allowsRemedy(finding.code, 'placement'))) return undefined
  const failed = proof?.checks.filter((check) => check.verdict === 'fail') ?? []
  if (failed.some((check) => check.name !== 'imports-first')) return undefined
  const wanted = errors.length > 0 ? moved.map((move) => move.from) : failed.flatMap((check) => check.involved ?? [])
  for (const late of [wanted.filter((module) => !targets.has(module)), wanted])
    if (late.some((module) => !before.late.includes(module)))
      return { ...before, late: [...new Set([...before.late, ...late])] }
  return before.inPlace ? undefined : { ...before, late: [], inPlace: true }
}

/** The same with imports inside the functions of third modules that are on the way of a failure, if there are any more. */
function withLateCallers({ planned, proof }: Attempt, before: ImportTiming): ImportTiming | undefined {
  const failed = proof?.checks.filter((check) => check.verdict === 'fail') ?? []
  if (failed.some((check) => check.name !== 'imports-first')) return undefined
  const { plan, index } = planned
  const more = failed
    .flatMap((check) => check.involved ?? [])
    .filter((module) => !before.callers.includes(module) && lateCallers(index, plan.symbols, module).length > 0)
  return more.length === 0 ? undefined : { ...before, callers: [...before.callers, ...more] }
}
