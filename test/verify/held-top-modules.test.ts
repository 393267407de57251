import { expect, test } from 'vitest'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { prove } from '../../src/verify/prove.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

const LOAD = 'def load():\n    return 1\n'
const SHOP = { 'shop/__init__.py': 'VAT = 2\n', 'tools/__init__.py': '' }
const GONE = 'import shop_data\n\nLOADED = shop_data.load()\n'

/** What the proof of a run says where `tools/helpers.py` became this, and `tools/use.py`, which nobody touched, reads `shop` of it. */
function said(helpers: string, use: string): readonly string[] {
  const before = { 'tools/helpers.py': 'import shop.data\n\nLOADED = shop.data.load()\n', 'tools/use.py': use }
  const base = buildWorkspace({ ...SHOP, ...before, 'shop/data.py': LOAD })
  const { plan, index } = makePlan(parseRecipe('rename_modules: { shop.data: shop_data }', 'recipe.yml'), base)
  const final = buildWorkspace({ ...SHOP, ...before, 'shop_data.py': LOAD, 'tools/helpers.py': helpers })
  return prove({ base, final, plan, index }).checks.flatMap(({ findings }) => findings.map(({ code }) => code))
}

test.each([
  'from tools import helpers\n\nprint(helpers.shop.VAT)\n',
  'import tools.helpers\n\nprint(tools.helpers.shop.VAT)\n',
  'from tools import helpers as h\n\n\ndef vat():\n    return h.shop.VAT\n',
  'import tools.helpers as h\n\nheld = h\nprint(held. \\\n    shop.VAT)\n',
])('a top-level module that another one no longer holds: %j', (use) => {
  expect(said(`import shop\n${GONE}`, use)).toEqual([])
  expect(said(GONE, use)).toContain('attribute-lost')
})
