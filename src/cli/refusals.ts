import type { Run } from '../engine/run.ts'
import { plural } from '../report/plan-lines.ts'
import type { Proof } from '../verify/proof/proof.ts'

/** Every reason why a run may not be applied; empty when it may. `isStrict` also counts what is only doubtful. */
export function refusalsOf(run: Run, proof: Proof | undefined, isStrict: boolean): readonly string[] {
  const findings = [...run.plan.findings, ...run.steps.flatMap((step) => step.findings)]
  const errors = findings.filter((finding) => finding.level === 'error').length
  const checks = proof?.checks ?? []
  const undecided = (proof?.residue ?? []).filter((one) => one.verdict === 'undecided').length
  return [
    ...(errors === 0 ? [] : [`${plural(errors, 'error')} (see above)`]),
    ...checks.flatMap((check) =>
      check.verdict === 'fail' ? [`the check ${check.name} failed: ${check.evidence}`] : [],
    ),
    ...checks.flatMap((check) => {
      return isStrict && check.verdict === 'warn' ? [`--strict: the check ${check.name} warns: ${check.evidence}`] : []
    }),
    ...(isStrict && undecided > 0 ? [`--strict: ${plural(undecided, 'old name')} left undecided`] : []),
  ]
}
