import { foldTransforms } from '../engine/fold.ts'
import type { FoldOptions } from '../engine/fold.ts'
import type { Run } from '../engine/run.ts'
import type { Transform } from '../engine/transform.ts'
import type { Finding } from '../model/finding.ts'
import { work } from '../model/work.ts'
import type { Planned } from '../plan/decide/make-plan.ts'
import type { Proof } from '../verify/proof/proof.ts'
import { prove } from '../verify/prove.ts'
import { differences } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A plan carried out in memory; neither run nor proof when the plan is refused, no proof where that was not asked for. */
export interface Attempt {
  readonly planned: Planned
  readonly run: Run | undefined
  readonly proof: Proof | undefined
  /** Whether all was judged, and not only as much as refuses it. */
  readonly isWhole: boolean
}

/** How far an attempt goes. */
export interface AttemptOptions extends FoldOptions {
  /**
   * Nothing more is tried once a recipe is refused: no proof of what a transform refuses, no other places of imports where it asks for what
   * it could do without. For who asks whether it works as it stands.
   */
  readonly stopsAtRefusal?: boolean
  /** A result that cannot be imported is judged no further: what else is wrong with it is not asked for. */
  readonly stopsEarly?: boolean
  /** Attempts at the same plan: what comes to the same tree has the same proof. */
  readonly before?: readonly Attempt[]
}

/** Run the transforms on a plan and prove the result, in memory; a plan with an error is not carried out. */
export function carryOut(
  planned: Planned,
  workspace: Workspace,
  transforms: readonly Transform[],
  options: AttemptOptions = {},
): Attempt {
  if (planned.plan.findings.some((finding) => finding.level === 'error')) return refusedPlan(planned)
  work.attempts += 1
  const run = foldTransforms(planned, workspace, transforms, options)
  const stopped = run.steps.flatMap((step) => step.findings).filter(({ code }) => code === 'character-not-in-encoding')
  if (stopped.length > 0) {
    const plan = { ...planned.plan, findings: [...planned.plan.findings, ...stopped] }
    return refusedPlan({ ...planned, plan })
  }
  if (
    options.stopsAtRefusal === true &&
    run.steps.some(({ findings }) => findings.some(({ level }) => level === 'error'))
  )
    return { planned, run, proof: undefined, isWhole: false }
  const same = options.before?.find((one) => one.run !== undefined && isSameTree(one.run.final, run.final))
  if (same !== undefined) return same
  return judged({ planned, run, proof: undefined, isWhole: false }, run, workspace, options.stopsEarly === true)
}

/** The same attempt with all that the proof says of it. */
export function judgedWhole(attempt: Attempt, workspace: Workspace): Attempt {
  const { run, isWhole } = attempt
  return run === undefined || isWhole ? attempt : judged(attempt, run, workspace, false)
}

function judged(attempt: Attempt, run: Run, base: Workspace, stopsEarly: boolean): Attempt {
  const { planned } = attempt
  const proof = prove({ base, final: run.final, plan: run.plan, index: planned.index, stopsEarly })
  const isWhole = !stopsEarly || proof.checks.length > 1
  // Computed now: later the disk may hold the result.
  return { planned, run: isWhole ? { ...run, digest: run.digest } : run, proof, isWhole }
}

function refusedPlan(planned: Planned): Attempt {
  return { planned, run: undefined, proof: undefined, isWhole: true }
}

function isSameTree(one: Workspace, other: Workspace): boolean {
  return differences(one, other).length === 0
}

/** Whether a plan could be carried out and every check of the proof holds. */
export function isSound({ run, proof }: Attempt): boolean {
  return run !== undefined && proof?.checks.every((check) => check.verdict !== 'fail') === true
}

/** Everything an attempt found: of the plan, of each transform, of each check. */
export function findingsOf({ planned, run, proof }: Attempt): readonly Finding[] {
  return [
    ...planned.plan.findings,
    ...(run?.steps ?? []).flatMap((step) => step.findings),
    ...(proof?.checks ?? []).flatMap((check) => check.findings),
  ]
}

/** What refuses an attempt: errors of plan and transforms, and of the checks that fail. */
export function errorsOf(attempt: Attempt): readonly Finding[] {
  const { proof } = attempt
  const failed = proof?.checks.filter((check) => check.verdict === 'fail') ?? []
  const kept = proof === undefined ? undefined : { ...proof, checks: failed }
  return findingsOf({ ...attempt, proof: kept }).filter((finding) => finding.level === 'error')
}
