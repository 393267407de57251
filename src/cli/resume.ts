import { resolve } from 'node:path'
import { applyRun } from '../apply/apply-run.ts'
import { portionsOf } from '../apply/portions.ts'
import { standingOf } from '../apply/standing.ts'
import { makeAttempt } from '../attempt/make-attempt.ts'
import { diskSource } from '../disk/disk-source.ts'
import { installedDistributions } from '../disk/installed-distributions.ts'
import { revisionSource } from '../git/revision-source.ts'
import type { RunStep } from '../git/run-trailers.ts'
import { branchesWithAll, runSteps } from '../git/run-trailers.ts'
import { RefusedError } from '../model/errors.ts'
import { makePlan } from '../plan/decide/make-plan.ts'
import { loadPython } from '../python/parse/grammar.ts'
import { excluding } from '../workspace/excluding.ts'
import { openWorkspace } from '../workspace/snapshot.ts'
import { transforms } from '../../transforms/index.ts'
import { commitMessages } from './commit-messages.ts'
import type { ConsoleIo } from './console-io.ts'
import { DONE } from './exit-code.ts'
import { findRecipe } from './find-recipe.ts'
import type { ApplyFlags } from './flags.ts'
import { thisProcess } from './host.ts'
import { formattingOf } from './formatting-of.ts'
import { readRecipe } from './open-run.ts'
import { reportOf } from './open-run.ts'
import { printClosing, printMachine } from './print-report.ts'
import { selectTransforms } from './select-transforms.ts'
import { writtenBy } from './written-by.ts'

/**
 * The commits that are missing of a run whose last commit on HEAD is `step`: it is computed again from the commit it began at, and goes on
 * if it is the same run (by its digest) and the tree is where that commit left it.
 */
export async function resume(step: RunStep, flags: ApplyFlags, io: ConsoleIo): Promise<number> {
  const root = resolve(io.folder, flags.root)
  const first = runSteps(root, 'HEAD').find(({ runId, number }) => runId === step.runId && number === 1)
  if (first === undefined)
    throw cannot('its first commit is not in the history of HEAD', 'Check out the branch it was made on.')
  const again = wayOut(root, step, first)
  const disk = diskSource(root)
  const { label, text, file } = findRecipe(root, disk, flags.recipe, io.folder)
  const recipe = readRecipe(text, label, file)
  const installed = installedDistributions(root)
  const base = openWorkspace(excluding(revisionSource(root, `${first.revision}^`), recipe.exclude), () => installed)
  await loadPython()
  const selected = selectTransforms(transforms, flags)
  const attempt = makeAttempt(makePlan(recipe, base), base, selected)
  const { run } = attempt
  if (run === undefined || run.digest !== step.digest)
    throw cannot(
      `this recipe gives another run (digest ${run?.digest.slice(0, 12) ?? 'none'}, not ${step.digest.slice(0, 12)}), or edits were left out or changed with --interactive`,
      `Take the recipe, the flags and the version it was begun with; what was chosen with --interactive is not kept. ${again}`,
    )
  const portions = portionsOf(run)
  const now = openWorkspace(excluding(disk, recipe.exclude))
  const standing = standingOf(base, portions, now)
  const at = portions[step.number - 1]
  if (at === undefined || portions.length !== step.of || standing?.number !== step.number)
    throw cannot(
      'files of the run have changed since its last commit, or a formatter, a hook or a person (--interactive) changed them in it',
      `Put them back as the run leaves them; what formatters, hooks and persons made of them cannot be made again. ${again}`,
    )
  const left = { ...run, base: at.after, steps: portions.slice(step.number).flatMap(({ steps }) => steps) }
  const report = reportOf({ recipePath: label }, flags.strict, run, attempt.proof)
  const options = {
    branch: undefined,
    commits: true,
    allowDirty: flags.allowDirty,
    noVerify: !flags.verify,
    after: { runId: step.runId, number: step.number },
    messageOf: commitMessages(report),
    formatting: formattingOf(run, attempt.planned.index, flags),
  }
  const applied = await applyRun(root, left, options, thisProcess)
  const result = { ...report, outcome: 'applied' as const, written: writtenBy(applied) }
  printMachine(result, flags, io)
  printClosing(result, flags, io)
  return DONE
}

/** How to come to a whole run where this one cannot go on; no commit is lost by it. */
function wayOut(root: string, step: RunStep, first: RunStep): string {
  const [whole] = branchesWithAll(root, step)
  const other = whole === undefined ? '' : `The branch ${whole} holds all of it. `
  return `${other}To run again from where it began: git switch --detach ${first.revision.slice(0, 12)}^, then extract-codemod apply --branch with a new name.`
}

function cannot(why: string, advice: string): RefusedError {
  return new RefusedError(`the run cannot be continued: ${why}`, advice)
}
