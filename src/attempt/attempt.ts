import { foldTransforms } from '../engine/fold.ts'
import type { FoldOptions } from '../engine/fold.ts'
import type { Run } from '../engine/run.ts'
import type { Transform } from '../engine/transform.ts'
import type { Finding } from '../model/finding.ts'
import { work } from '../model/work.ts'
import type { Planned } from '../plan/decide/make-plan.ts'
import type { Proof } from '../verify/proof/proof.ts'
import { prove } from '../verify/prove.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A plan carried out in memory; neither run nor proof when the plan is refused, no proof where that was not asked for. */
export interface Attempt {
  readonly planned: Planned
  readonly run: Run | undefined
  readonly proof: Proof | undefined
}

/** How far an attempt goes. */
export interface AttemptOptions extends FoldOptions {
  /** What a transform refuses is not proved: for who asks whether, and not what else. */
  readonly stopsAtRefusal?: boolean
}

/** Run the transforms on a plan and prove the result, in memory; a plan with an error is not carried out. */
export function carryOut(
  planned: Planned,
  workspace: Workspace,
  transforms: readonly Transform[],
  options: AttemptOptions = {},
): Attempt {
  if (planned.plan.findings.some((finding) => finding.level === 'error'))
    return { planned, run: undefined, proof: undefined }
  work.attempts += 1
  const run = foldTransforms(planned, workspace, transforms, options)
  const stopped = run.steps.flatMap((step) => step.findings).filter(({ code }) => code === 'character-not-in-encoding')
  if (stopped.length > 0) {
    const plan = { ...planned.plan, findings: [...planned.plan.findings, ...stopped] }
    return { planned: { ...planned, plan }, run: undefined, proof: undefined }
  }
  if (
    options.stopsAtRefusal === true &&
    run.steps.some(({ findings }) => findings.some(({ level }) => level === 'error'))
  )
    return { planned, run, proof: undefined }
  const proof = prove({ base: workspace, final: run.final, plan: run.plan, index: planned.index })
  // Computed now: later the disk may hold the result.
  return { planned, run: { ...run, digest: run.digest }, proof }
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
export function errorsOf({ planned, run, proof }: Attempt): readonly Finding[] {
  const failed = proof?.checks.filter((check) => check.verdict === 'fail') ?? []
  const kept = proof === undefined ? undefined : { ...proof, checks: failed }
  return findingsOf({ planned, run, proof: kept }).filter((finding) => finding.level === 'error')
}
