import { expect, test } from 'vitest'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

const FILES = {
  'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["PyYAML>=6"]\n',
  'libs/till/pyproject.toml': '[project]\nname = "till"\n',
  'shop/__init__.py': '',
  'shop/config.py': '',
  'shop/invoicing/__init__.py': 'import yaml\n',
}

const extracting = (to: string, distribution = 'shop-invoicing'): string =>
  `package: { from: shop.invoicing, to: ${to}, distribution: ${distribution}, directory: packages/x }\n`

test.each([
  ['a module of the standard library', extracting('json'), /json is a module of the standard library/],
  ['what a file imports of others', extracting('yaml'), /yaml is what shop\/invoicing\/__init__.py imports/],
  ['a keyword', extracting('shop_x.class'), /`class` is a keyword/],
  ['the own name of the monolith', extracting('shop_invoicing', 'Shop'), /is the name of what pyproject.toml builds/],
  ['another member', extracting('shop_invoicing', 'till'), /is the name of what libs\/till\/pyproject.toml builds/],
  ['a dependency', extracting('shop_invoicing', 'pyyaml'), /is what pyproject.toml requires of somebody else/],
  ['no name at all', extracting('shop_invoicing', '-x'), /is no name of a distribution/],
  [
    'a renamed module at the top',
    'rename_modules: { shop.config: json }\n',
    /json is a module of the standard library/,
  ],
])('%s is refused before any work', (_title, recipe, message) => {
  const problems = (): unknown => {
    try {
      return makePlan(parseRecipe(recipe, 'recipe.yml'), buildWorkspace(FILES)).plan.findings
    } catch (error) {
      return (error as { readonly problems: readonly { readonly message: string }[] }).problems
        .map((one) => one.message)
        .join()
    }
  }
  expect(problems()).toMatch(message)
})

test('standard names inside a package are free', () => {
  const recipe = parseRecipe('rename_modules: { shop.config: shop.json }\n', 'recipe.yml')
  expect(makePlan(recipe, buildWorkspace(FILES)).plan.findings).toEqual([])
})
