import { headRevision, isRepository } from '../git/git.ts'
import { branchesWithAll, runInMiddle } from '../git/run-trailers.ts'
import { RefusedError } from '../model/errors.ts'

/**
 * Throws RefusedError when the history of HEAD ends in the middle of a run (somebody went back some commits, or took only some of them): the
 * tree is neither before nor after it, so whatever a plan says of it would be about half a move.
 */
export function refuseMiddle(root: string): void {
  if (!isRepository(root) || headRevision(root) === undefined) return
  const step = runInMiddle(root, 'HEAD')
  if (step === undefined) return
  const [whole] = branchesWithAll(root, step)
  const other = whole === undefined ? '' : ` The branch ${whole} holds all of it.`
  throw new RefusedError(
    `HEAD is in the middle of a run: commit ${step.number} of ${step.of} of run ${step.runId} (digest ${step.digest.slice(0, 12)})`,
    `extract-codemod apply --continue makes the commits that are missing.${other} With --from-middle the tree is taken as it is.`,
  )
}
