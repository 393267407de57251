import { expect, test } from 'vitest'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { foldTransforms } from '../../src/engine/fold.ts'
import { transforms } from '../../transforms/index.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { proveTampered } from './right-result.ts'

const PROJECT = '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.15"\n'
const BODY = 'def go(n):\n    try:\n        return [1, 2][n]\n    except gridlib.Error:\n        return None\n'

/** What the proof says where the names of a guarded module are read in another way than the tool writes. */
function problems(guard: string, wrong: string): readonly string[] {
  const recipe = parseRecipe(`optional: { tables: [gridlib] }\nguard: ${guard}`, 'recipe.yml')
  const base = buildWorkspace({
    'pyproject.toml': PROJECT,
    'shop/__init__.py': '',
    'shop/rows.py': 'import gridlib\n\n\ndef rows(path):\n    return gridlib.read(path)\n',
    'shop/tables.py': `import gridlib\n\n\n${BODY}`,
  })
  const { plan, decisions, index } = makePlan(recipe, base)
  const { final } = foldTransforms({ plan, decisions, index }, base, transforms)
  const proof = proveTampered({ base, final, plan, index }, (files) => {
    if (wrong !== '') files['shop/tables.py'] = wrong
  })
  return proof.checks.flatMap((check) => check.findings.map((one) => `${check.name} ${one.code}`))
}

test('an except clause reads what is imported when it is read', () => {
  expect(problems('module-getattr', '')).not.toContain('names exception-hidden')
  const wrong = `from shop import _imports\n\n\n${BODY.replaceAll('gridlib', '_imports.gridlib')}`
  expect(problems('module-getattr', wrong)).toContain('names exception-hidden')
})

test('an except clause reads a lazy import', () => {
  expect(problems('lazy-import', '')).not.toContain('names exception-hidden')
  const wrong = `__lazy_modules__ = ["gridlib"]\n\nimport gridlib\n\n\n${BODY}`
  expect(problems('lazy-import', wrong)).toContain('names exception-hidden')
})

test('a case of a match that reads a lazy import', () => {
  const body = 'def go(n):\n    match n:\n        case int() | gridlib.Row():\n            return 1\n'
  expect(problems('lazy-import', `__lazy_modules__ = ["gridlib"]\n\nimport gridlib\n\n\n${body}`)).toContain(
    'names exception-hidden',
  )
})
