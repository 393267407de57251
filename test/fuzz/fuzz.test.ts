import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UserError } from '../../src/model/errors.ts'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { buildWorkspace, contentsOf } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'
import { generatedCase } from './generated-package.ts'
import type { GeneratedCase } from './generated-package.ts'
import { hasPython, runTrees } from './run-python.ts'

const RUNS = Number(process.env['FUZZ_RUNS'] ?? '60')
const SEED = Number(process.env['FUZZ_SEED'] ?? '20261124')

interface Outcome {
  readonly input: GeneratedCase
  readonly after: Record<string, string> | undefined
  readonly roots: readonly string[]
  readonly why: string
}

function attempt(input: GeneratedCase): Outcome {
  const base = buildWorkspace(input.files)
  try {
    const outcome = runRecipe(input.recipe, base)
    const errors = outcome.findings.filter((finding) => finding.level === 'error')
    const why = errors.map((finding) => `${finding.code}: ${finding.reason}`).join('\n')
    if (outcome.refused || outcome.run === undefined) return { input, after: undefined, roots: [''], why }
    return { input, after: contentsOf(outcome.run.final), roots: outcome.run.plan.rootsAfter, why: '' }
  } catch (error) {
    if (error instanceof UserError)
      return { input, after: undefined, roots: [''], why: error.problems.map((problem) => problem.message).join('; ') }
    throw error
  }
}

/** Refusals that mean the tool made a mistake and noticed: they must never happen. */
const OWN_MISTAKES =
  /^(no-longer-parses|undefined-name|read-too-early|config-value|unresolved-import|(body|meaning|string|token|comment|order|text|bytes|untouched|mro)-changed|(statement|comment|file|surface|all-entry)-lost|statement-added|not-moved)/m

test('generated packages print the same after a move, or the move is refused', { timeout: 120_000 }, () => {
  const inputs = fc.sample(generatedCase, { numRuns: RUNS, seed: SEED })
  const outcomes = inputs.map(attempt)
  for (const { input, why } of outcomes) expect(why, JSON.stringify(input, undefined, 1)).not.toMatch(OWN_MISTAKES)
  const done = outcomes.filter((outcome) => outcome.after !== undefined)
  expect(done.length).toBeGreaterThan(inputs.length / 5)
  // Without a python3 the results are judged by the proof alone.
  if (!hasPython) return
  const before = runTrees(done.map(({ input }) => ({ files: input.files, roots: [''] })))
  const after = runTrees(done.map(({ after: files, roots }) => ({ files: files ?? {}, roots })))
  done.forEach(({ input, after: files }, at) => {
    if (before[at]?.startsWith('failed') === true) return
    expect(after[at], `${input.recipe}\n${JSON.stringify({ before: input.files, after: files }, undefined, 1)}`).toBe(
      before[at],
    )
  })
})

test('a second run on a result changes nothing', { timeout: 120_000 }, () => {
  for (const input of fc.sample(generatedCase, { numRuns: RUNS, seed: SEED + 1 })) {
    if (input.recipe.includes('pkg.m0: pkg.m1')) continue
    const { after } = attempt(input)
    if (after === undefined) continue
    const again = makePlan(parseRecipe(input.recipe, 'recipe.yml'), buildWorkspace(after)).plan
    expect(again.done, input.recipe).toBe(true)
  }
})
