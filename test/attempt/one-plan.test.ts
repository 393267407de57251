import { describe, expect, test } from 'vitest'
import { makeAttempt } from '../../src/attempt/make-attempt.ts'
import { planReport } from '../../src/cli/plan.ts'
import { previewReport } from '../../src/cli/open-run.ts'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { transforms } from '../../transforms/index.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { fixtureCases } from '../support/fixture-cases.ts'

describe.each(fixtureCases().map((one) => [one.name, one] as const))('%s', (_, { recipe, input }) => {
  test('the plan is frozen, and plan and preview agree on it', () => {
    const base = buildWorkspace(input)
    const planned = makePlan(parseRecipe(recipe, 'recipe.yml'), base)
    expect(changeable(planned.plan, 'plan')).toEqual([])
    const attempt = makeAttempt(planned, base, transforms)
    const told = planReport(attempt, base, 'recipe.yml', false)
    const shown = previewReport(attempt, base, 'recipe.yml', false)
    expect([told.outcome === 'refused', told.refusals]).toEqual([shown.outcome === 'refused', shown.refusals])
    expect(told.run.plan.modules).toEqual(shown.run.plan.modules)
    expect(told.run.plan.symbols).toEqual(shown.run.plan.symbols)
    expect(told.run.plan.files).toEqual(shown.run.plan.files)
  })
})

/** The paths of lists and records in a value that could be changed. */
function changeable(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.entries(value).flatMap(([key, part]) => changeable(part, `${path}.${key}`))
  return Object.isFrozen(value) ? inside : [path, ...inside]
}
