import type { Transform } from '../engine/transform.ts'
import type { Planned } from '../plan/decide/make-plan.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Attempt } from './attempt.ts'
import { chooseImportPlacement } from './choose-import-placement.ts'
import { withVerifiedAdvice } from './verified-advice.ts'

/**
 * The one way from a plan to its answer, for every command that asks whether a recipe can be carried out: imports are placed
 * where the proof allows them, and where it is refused, advice is tried. `onTry` is called before any advice is tried.
 */
export function makeAttempt(
  planned: Planned,
  workspace: Workspace,
  transforms: readonly Transform[],
  onTry?: () => void,
): Attempt {
  const { attempt } = chooseImportPlacement(planned.plan.recipe, workspace, transforms, planned)
  return withVerifiedAdvice(attempt, transforms, onTry)
}
