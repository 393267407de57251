import { foldTransforms } from '../../src/engine/fold.ts'
import type { Run } from '../../src/engine/run.ts'
import type { Finding } from '../../src/model/finding.ts'
import { makePlan } from '../../src/plan/make-plan.ts'
import { parseRecipe } from '../../src/plan/parse-recipe.ts'
import { prove } from '../../src/verify/prove.ts'
import type { Proof } from '../../src/verify/proof.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { transforms } from '../../transforms/index.ts'
import { buildWorkspace, contentsOf } from './build-workspace.ts'

/** A run with everything it found, refused or not. */
export interface Outcome {
  readonly run: Run | undefined
  readonly proof: Proof | undefined
  readonly findings: readonly Finding[]
  readonly refused: boolean
}

/** Run a recipe on a tree up to a transform (all of them when none is named), as preview does. */
export function runRecipe(recipe: string, base: Workspace, upTo?: string): Outcome {
  const planned = makePlan(parseRecipe(recipe, 'recipe.yml'), base)
  const errors = planned.plan.findings.some((finding) => finding.level === 'error')
  if (errors) return { run: undefined, proof: undefined, findings: planned.plan.findings, refused: true }
  const last = upTo === undefined ? transforms.length : transforms.findIndex((transform) => transform.name === upTo) + 1
  const chosen = transforms
    .slice(0, last)
    .filter((transform) => upTo === undefined || upTo === 'scaffold-package' || transform.name !== 'scaffold-package')
  const run = foldTransforms(planned, base, chosen)
  const proof = prove({ base, final: run.final, plan: run.plan, index: planned.index })
  const findings = [
    ...planned.plan.findings,
    ...run.steps.flatMap((step) => step.findings),
    ...proof.checks.flatMap((check) => check.findings),
  ]
  return { run, proof, findings, refused: findings.some((finding) => finding.level === 'error') }
}

/** Run a recipe on a literal tree and give the files afterwards; throws with the findings when it is refused. */
export function filesAfter(recipe: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const outcome = runRecipe(recipe, buildWorkspace(files))
  if (outcome.run === undefined || outcome.refused)
    throw new Error(`refused: ${outcome.findings.map((finding) => finding.reason).join('; ')}`)
  return contentsOf(outcome.run.final)
}
