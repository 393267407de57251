import { describe, expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const CODE = 'def pay():\n    return 1\n'
const RENAME = 'rename_modules: { shop.till: shop.parts.till }'
const PROJECT = '[project]\nname = "shop"\nversion = "1"\n\n[tool.setuptools]\n'
const SETUP = 'from setuptools import setup\n\n'

/** The errors of the check of wheels for a module in a new folder, with a manifest before and after. */
function errors(path: string, before: string, after = before): readonly string[] {
  const tree = { 'shop/__init__.py': '', 'shop/plain/__init__.py': '' }
  const was = { ...tree, 'shop/till.py': CODE, [path]: before }
  const is = { ...tree, 'shop/parts/__init__.py': '', 'shop/parts/till.py': CODE, [path]: after }
  return proveTrees(RENAME, was, is)
    .checks.filter(({ name }) => name === 'wheels')
    .flatMap(({ findings }) => findings.map(({ code }) => code))
}

describe('a new package', () => {
  test.each([
    ['pyproject.toml', `${PROJECT}packages = ["shop", "shop.plain"]\n`],
    ['setup.cfg', '[metadata]\nname = shop\n\n[options]\npackages =\n    shop\n    shop.plain\n'],
    ['setup.py', `${SETUP}setup(name="shop", packages=["shop", "shop.plain"])\n`],
  ])('is missing from the list in %s', (path, text) => {
    expect(errors(path, text)).toEqual(['wheel-lists'])
  })

  test.each([
    ['pyproject.toml', `${PROJECT}packages = ["shop"]\n`, `${PROJECT}packages = ["shop", "shop.parts"]\n`],
    ['pyproject.toml', `${PROJECT}packages.find = { include = ["shop*"] }\n`, undefined],
    [
      'setup.py',
      `${SETUP}setup(name="shop", packages=["shop"])\n`,
      `${SETUP}setup(name="shop", packages=["shop", "shop.parts"])\n`,
    ],
  ])('is listed, or found, by %s', (path, before, after) => {
    expect(errors(path, before, after)).toEqual([])
  })
})
