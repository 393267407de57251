import type { CommitPlace } from '../apply/apply-run.ts'
import type { Portion } from '../apply/portions.ts'
import { DIGEST_TRAILER, RUN_TRAILER, STEP_TRAILER } from '../git/run-trailers.ts'
import type { TransformGroup } from '../engine/transform.ts'
import type { Recipe } from '../model/recipe.ts'
import type { Report } from '../report/report.ts'

/**
 * The message of a group's commit: what it does, the transforms that did it, the digest of the whole run, and trailers that say which
 * commit of which run it is (git-interpret-trailers(1)).
 */
export function commitMessages({ run, toolVersion }: Report): (portion: Portion, place: CommitPlace) => string {
  return ({ group, steps }, { number, of, runId }) => {
    const transforms = steps
      .filter((step) => step.changes.length > 0)
      .map((step) => `- ${step.transform}: ${step.summary}`)
    const trailer = `Made by extract-codemod ${toolVersion}\nDigest of the run: ${run.digest}`
    const trailers = `${RUN_TRAILER}: ${runId}\n${STEP_TRAILER}: ${number}/${of}\n${DIGEST_TRAILER}: ${run.digest}`
    return [subjectOf(group, run.plan.recipe), transforms.join('\n'), trailer, trailers].join('\n\n') + '\n'
  }
}

function subjectOf(group: TransformGroup, recipe: Recipe): string {
  const extracted = recipe.package
  switch (group) {
    case 'scaffold':
      return extracted === undefined ? 'Scaffold the new package' : `Scaffold ${extracted.distribution}`
    case 'code':
      return extracted === undefined ? 'Move definitions and modules' : `Move ${extracted.from} to ${extracted.to}`
    case 'configs':
      return 'Point configuration files at the new names'
    case 'mentions':
      return 'Update mentions of the old names'
    case 'optional':
      return 'Guard optional dependencies'
    case 'cures':
      return 'Start managers in setup, let go of memory maps'
    case 'api':
      return 'Make the public API lazy'
    case 'shim':
      return 'Redirect the old names'
    case 'tests':
      return extracted === undefined ? 'Move and generate tests' : `Test ${extracted.distribution}`
    case 'ci':
      return extracted === undefined ? 'Test the members in CI' : `Test ${extracted.distribution} in CI`
    case 'guide':
      return 'Add the migration guide'
  }
}
