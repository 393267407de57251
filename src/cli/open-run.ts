import { resolve } from 'node:path'
import { hiddenFindings } from '../apply/hidden-files.ts'
import { outsideFindings } from '../apply/outside-mentions.ts'
import { refuseMiddle } from '../apply/middle.ts'
import { transforms } from '../../transforms/index.ts'
import type { Attempt } from '../attempt/attempt.ts'
import { makeAttempt } from '../attempt/make-attempt.ts'
import { diskSource } from '../disk/disk-source.ts'
import { installedDistributions } from '../disk/installed-distributions.ts'
import { foldTransforms } from '../engine/fold.ts'
import type { Run } from '../engine/run.ts'
import type { Transform } from '../engine/transform.ts'
import { UserError } from '../model/errors.ts'
import type { Recipe } from '../model/recipe.ts'
import type { RepoPath } from '../model/source-file.ts'
import { makePlan } from '../plan/decide/make-plan.ts'
import type { Planned } from '../plan/decide/make-plan.ts'
import { parseRecipe } from '../plan/recipe/parse-recipe.ts'
import { loadPython } from '../python/parse/grammar.ts'
import type { Report } from '../report/report.ts'
import type { Proof } from '../verify/proof/proof.ts'
import { differences } from '../workspace/compare.ts'
import { excluding } from '../workspace/excluding.ts'
import { openWorkspace } from '../workspace/snapshot.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ConsoleIo } from './console-io.ts'
import { findRecipe } from './find-recipe.ts'
import type { RecipeText } from './find-recipe.ts'
import type { Flags } from './flags.ts'
import { readFrozenPlan, withoutFrozenPlans } from './frozen-plan.ts'
import type { FrozenPlan } from './frozen-plan.ts'
import { progressOf } from './progress.ts'
import { refusalsOf } from './refusals.ts'
import { selectTransforms, takenIn } from './select-transforms.ts'
import { tell } from './console-io.ts'
import { toolVersion } from './tool-version.ts'

/** What every command starts from: the recipe, the tree, and the plan made of both. */
export interface OpenedRun {
  /** OS path. */
  readonly root: string
  readonly recipePath: string
  readonly recipeText: RecipeText
  /** The plan that has to come out, if one was given. */
  readonly frozen: FrozenPlan | undefined
  readonly workspace: Workspace
  readonly planned: Planned
  readonly transforms: readonly Transform[]
}

/** Read the recipe and the tree, and make the plan. `adjust` may fill in what a command needs of the recipe. */
export async function openRun(
  flags: Flags & { readonly commits?: boolean },
  io: ConsoleIo,
  adjust: (recipe: Recipe) => Recipe = (recipe) => recipe,
): Promise<OpenedRun> {
  const frozen = flags.plan === undefined ? undefined : readFrozenPlan(resolve(io.folder, flags.plan))
  const selected = selectTransforms(transforms, frozen ?? flags)
  const more = takenIn(selected, (frozen ?? flags).only)
  if (more !== undefined && !flags.quiet) tell(io.stderr, more)
  const root = resolve(io.folder, flags.root)
  if (flags.fromMiddle !== true) refuseMiddle(root)
  const progress = progressOf(io, flags)
  progress.show('listing files')
  try {
    const source = withoutFrozenPlans(diskSource(root))
    const recipeText: RecipeText = frozen?.recipe ?? findRecipe(root, source, flags.recipe, io.folder)
    const { label, text, file } = recipeText
    const recipe = adjust(readRecipe(text, label, file))
    const workspace = openWorkspace(excluding(source, recipe.exclude), () => installedDistributions(root))
    progress.show('planning')
    await loadPython(workspace.list('.py').length)
    const planned = makePlan(recipe, workspace)
    const hidden = planned.plan.done
      ? []
      : [
          ...hiddenFindings(root, workspace, planned.plan, flags.commits !== false),
          ...outsideFindings(root, workspace, planned.plan),
        ]
    const plan = { ...planned.plan, findings: [...planned.plan.findings, ...hidden] }
    const seen = hidden.length === 0 ? planned : { ...planned, plan }
    return { root, recipePath: label, recipeText, frozen, workspace, planned: seen, transforms: selected }
  } finally {
    progress.clear()
  }
}

/** A recipe from its text, and from where it lies in the tree. Every problem names the file, also one that is not YAML at all; throws UserError. */
export function readRecipe(text: string, label: string, file?: RepoPath): Recipe {
  try {
    return { ...parseRecipe(text, label), file }
  } catch (error) {
    if (!(error instanceof UserError) || error.message.includes(label)) throw error
    throw new UserError(`the recipe ${label} cannot be read: ${error.message}`, error.problems)
  }
}

/** Make the changes and prove them, all in memory; neither when the plan has an error, or when there is nothing to do. */
export function computeReport(opened: OpenedRun, flags: Flags, io: ConsoleIo): Report {
  const { workspace } = opened
  const progress = progressOf(io, flags)
  try {
    progress.show('rewriting and proving')
    const attempt = makeAttempt(opened.planned, workspace, opened.transforms, () => {
      progress.show('refused; trying what may help')
    })
    return previewReport(attempt, workspace, opened.recipePath, flags.strict)
  } finally {
    progress.clear()
  }
}

/** What `preview` says of an attempt. */
export function previewReport(attempt: Attempt, workspace: Workspace, recipePath: string, isStrict: boolean): Report {
  const { planned, proof } = attempt
  const run = attempt.run ?? foldTransforms(planned, workspace, [])
  const isIdle = planned.plan.done && differences(run.base, run.final).length === 0
  return reportOf({ recipePath }, isStrict, run, isIdle ? undefined : proof)
}

/** The report of a run that was only computed. */
export function reportOf(
  opened: Pick<OpenedRun, 'recipePath'>,
  isStrict: boolean,
  run: Run,
  proof: Proof | undefined,
): Report {
  const refusals = refusalsOf(run, proof, isStrict)
  const hasChanges = differences(run.base, run.final).length > 0
  const outcome = refusals.length > 0 ? 'refused' : hasChanges ? 'previewed' : 'nothing-to-do'
  return {
    toolVersion: toolVersion(),
    recipePath: opened.recipePath,
    run,
    proof,
    outcome,
    refusals,
    written: undefined,
  }
}
