import { expect, test } from 'vitest'
import { foldTransforms } from '../src/engine/fold.ts'
import { makePlan } from '../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../src/plan/recipe/parse-recipe.ts'
import { prove } from '../src/verify/prove.ts'
import { transforms } from '../transforms/index.ts'
import { buildWorkspace } from './support/build-workspace.ts'

const FILES = {
  'shop/__init__.py': '',
  'shop/lines.py': 'class Line:\n    pass\n',
  'client.py': 'from shop.lines import Line\n\nprint(Line)\n',
}

test('an import that was left at an old name does not pass because a shim stands there', () => {
  const base = buildWorkspace(FILES)
  const planned = makePlan(
    parseRecipe('rename_modules: { shop.lines: shop.rows }\nshim: { until: "1.0" }\n', 'recipe.yml'),
    base,
  )
  const findingsWith = (names: readonly string[]): readonly string[] => {
    const chosen = transforms.filter((transform) => names.includes(transform.name))
    const run = foldTransforms(planned, base, chosen)
    const proof = prove({ base, final: run.final, plan: run.plan, index: planned.index })
    return proof.checks.flatMap((check) => check.findings).map(({ code, place }) => `${code} ${place?.path ?? ''}`)
  }
  expect(findingsWith(['move-modules', 'rewrite-imports', 'leave-shim'])).toEqual([])
  expect(findingsWith(['move-modules', 'leave-shim'])).toEqual(['unresolved-import client.py'])
})
