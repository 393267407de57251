import type { Step } from '../engine/run.ts'
import type { TransformGroup } from '../engine/transform.ts'
import type { Recipe } from '../model/recipe.ts'
import type { Report } from '../report/report.ts'

/** The message of a group's commit: what it does, the transforms that did it, and the digest of the whole run. */
export function commitMessages({
  run,
  toolVersion,
}: Report): (group: TransformGroup, steps: readonly Step[]) => string {
  return (group, steps) => {
    const transforms = steps
      .filter((step) => step.changes.length > 0)
      .map((step) => `- ${step.transform}: ${step.summary}`)
    const trailer = `Made by extract-codemod ${toolVersion}\nDigest of the run: ${run.digest}`
    return [subjectOf(group, run.plan.recipe), transforms.join('\n'), trailer].join('\n\n') + '\n'
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
