import { resolve } from 'node:path'
import { isSound } from '../attempt/attempt.ts'
import type { Attempt } from '../attempt/attempt.ts'
import { makeAttempt } from '../attempt/make-attempt.ts'
import { foldTransforms } from '../engine/fold.ts'
import type { Run, Step } from '../engine/run.ts'
import { findingLines } from '../report/finding-lines.ts'
import { jsonPlan } from '../report/json-report.ts'
import { findingsOf } from '../report/locate.ts'
import { paintFor } from '../report/paint.ts'
import { couldBeOptional, optionalCandidates } from '../plan/propose/optional-candidates.ts'
import type { Planned } from '../plan/decide/make-plan.ts'
import { planLines } from '../report/plan-lines.ts'
import type { Report } from '../report/report.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { titleOf } from '../report/report.ts'
import { sarifReport } from '../report/sarif-report.ts'
import { writeAskedFile } from './asked-file.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell } from './console-io.ts'
import { CHANGES, DONE, REFUSED } from './exit-code.ts'
import type { Flags, PlanFlags } from './flags.ts'
import { frozenFiles } from './frozen-plan.ts'
import type { FrozenPlan } from './frozen-plan.ts'
import { openRun } from './open-run.ts'
import type { OpenedRun } from './open-run.ts'
import { progressOf } from './progress.ts'
import { refusalsOf } from './refusals.ts'
import { toolVersion } from './tool-version.ts'

/** `extract-codemod plan`: what would move where, on stdout. The answer is that of `preview`, found in the same way. */
export async function plan(flags: PlanFlags, io: ConsoleIo): Promise<number> {
  const opened = await openRun(flags, io)
  const { planned: made, workspace, recipePath, transforms } = opened
  const progress = progressOf(io, flags)
  const attempt = makeAttempt(made, workspace, transforms, () => progress.show('refused; trying what may help'))
  progress.clear()
  const report = planReport(attempt, workspace, recipePath, flags.strict)
  const { outcome } = report
  // What a program reads keeps its lines on a terminal too.
  if (flags.format === 'text') tell(io.stdout, textOf(report, flags, io))
  else io.stdout.write(textOf(report, flags, io))
  if (outcome === 'refused') return REFUSED
  if (flags.output !== undefined && attempt.run !== undefined) freeze(flags.output, attempt.run, opened, flags, io)
  return flags.check && outcome === 'previewed' ? CHANGES : DONE
}

/** What `plan` says of an attempt: its own findings, and what refuses it. */
export function planReport(attempt: Attempt, workspace: Workspace, recipePath: string, isStrict: boolean): Report {
  const planned = withHints(attempt.planned)
  const run = { ...foldTransforms(planned, workspace, []), steps: refusing(attempt.run?.steps ?? []) }
  const refusals = refusalsOf(run, attempt.proof, isStrict)
  return {
    toolVersion: toolVersion(),
    recipePath,
    run,
    proof: attempt.proof === undefined || isSound(attempt) ? undefined : attempt.proof,
    outcome: refusals.length > 0 ? 'refused' : planned.plan.done ? 'nothing-to-do' : 'previewed',
    refusals,
    written: undefined,
  }
}

/** `-o`: everything that `apply --plan` needs to do the same, or to say that it cannot. */
function freeze(output: string, run: Run, { recipeText }: OpenedRun, flags: PlanFlags, io: ConsoleIo): void {
  const frozen: FrozenPlan = {
    frozenPlan: 1,
    toolVersion: toolVersion(),
    recipe: recipeText,
    only: flags.only,
    skip: flags.skip,
    digest: run.digest,
    files: frozenFiles(run),
  }
  writeAskedFile(resolve(io.folder, output), `${JSON.stringify(frozen, null, 2)}\n`, flags.force)
  if (!flags.quiet) tell(io.stderr, `The plan was written to ${output}; apply it with apply --plan ${output}.\n`)
}

/** Of what the transforms did, only what refuses the plan: `plan` speaks of nothing else. */
function refusing(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => {
    const findings = step.findings.filter((finding) => finding.level === 'error')
    return findings.length === 0 ? [] : [{ ...step, changes: [], after: step.before, findings }]
  })
}

/** With a note on the imports that could be optional, when the recipe says nothing of them. */
function withHints(planned: Planned): Planned {
  const { recipe, package: extracted, findings } = planned.plan
  if (extracted === undefined || Object.keys(recipe.optional).length > 0) return planned
  const lazy = recipe.lazy.map((request) => request.package)
  const hint = couldBeOptional(optionalCandidates(planned.index, extracted.from, lazy))
  return hint === undefined ? planned : { ...planned, plan: { ...planned.plan, findings: [...findings, hint] } }
}

function textOf(report: Report, flags: Flags, io: ConsoleIo): string {
  if (flags.format === 'sarif') return sarifReport(report)
  if (flags.format !== 'text') return jsonPlan(report)
  if (report.outcome === 'nothing-to-do') return 'Nothing to do: the tree is already as the recipe wants it.\n'
  const paint = paintFor(io.stdout, flags.color)
  const lines = [
    paint('bold', titleOf(report)),
    ...planLines(report.run.plan, flags.verbose, true),
    ...findingLines(findingsOf(report), paint, flags.verbose),
  ]
  return lines.join('\n') + '\n'
}
