import { findingsOf } from '../../src/attempt/attempt.ts'
import { makeAttempt } from '../../src/attempt/make-attempt.ts'
import { foldTransforms } from '../../src/engine/fold.ts'
import type { Run } from '../../src/engine/run.ts'
import type { Finding } from '../../src/model/finding.ts'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { findingsOf as located } from '../../src/report/locate.ts'
import type { LocatedFinding } from '../../src/report/locate.ts'
import type { Proof } from '../../src/verify/proof/proof.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { transforms } from '../../transforms/index.ts'
import { buildWorkspace, contentsOf } from './build-workspace.ts'

/** A run with everything it found, refused or not. */
export interface Outcome {
  readonly run: Run | undefined
  readonly proof: Proof | undefined
  readonly findings: readonly Finding[]
  /** The same as a report shows them: each once, in order, with lines. */
  readonly located: readonly LocatedFinding[]
  readonly refused: boolean
}

/** Run a recipe on a tree up to a transform (all of them when none is named), as preview does. */
export function runRecipe(recipe: string, base: Workspace, upTo?: string): Outcome {
  const last = upTo === undefined ? transforms.length : transforms.findIndex((transform) => transform.name === upTo) + 1
  const chosen = transforms
    .slice(0, last)
    .filter(({ name }) => name !== 'scaffold-package' || upTo === undefined || upTo.startsWith('scaffold-'))
  const attempt = makeAttempt(makePlan(parseRecipe(recipe, 'recipe.yml'), base), base, chosen)
  const { planned, run, proof } = attempt
  const findings = findingsOf(attempt)
  return {
    run,
    proof,
    findings,
    located: located({ run: run ?? foldTransforms(planned, base, []), proof }),
    refused: run === undefined || findings.some((finding) => finding.level === 'error'),
  }
}

/** Run a recipe on a literal tree and give the files afterwards; throws with the findings when it is refused. */
export function filesAfter(recipe: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const outcome = runRecipe(recipe, buildWorkspace(files))
  if (outcome.run === undefined || outcome.refused)
    throw new Error(`refused: ${outcome.findings.map((finding) => finding.reason).join('; ')}`)
  return contentsOf(outcome.run.final)
}
