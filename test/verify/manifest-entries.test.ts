import { describe, expect, test } from 'vitest'
import { fixtureCases } from '../support/fixture-cases.ts'
import { buildWorkspace, contentsOf } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'
import { proveTrees } from './right-result.ts'

/** What the check `files` says of the result of a fixture after one file of it was changed once more. */
const afterSwap = (name: string, path: string, was: string, is: string): readonly string[] => {
  const found = fixtureCases().find((one) => one.name === name)
  if (found === undefined) throw new Error(`there is no fixture ${name}`)
  const before = contentsOf(buildWorkspace(found.input))
  const { run } = runRecipe(found.recipe, buildWorkspace(found.input))
  const after = run === undefined ? {} : contentsOf(run.final)
  if (after[path]?.includes(was) !== true) throw new Error(`${path} does not say ${was}:\n${after[path]}`)
  const proof = proveTrees(found.recipe, before, { ...after, [path]: after[path].replace(was, () => is) })
  return (proof.checks.find((one) => one.name === 'files')?.findings ?? []).map(
    ({ code, place }) => `${code} ${place?.path}`,
  )
}

const DATA = 'scaffold-package/data-of-the-package-leaves-the-monolith'
const HATCH = 'scaffold-package/files-that-hatch-includes-leave-the-monolith'
const TESTS = 'scaffold-tests/paths-of-moved-tests-follow-in-the-manifest'

describe('entries that follow moved files', () => {
  test.each([
    [DATA, 'pyproject.toml'],
    [DATA, 'MANIFEST.in'],
    [HATCH, 'pyproject.toml'],
    [TESTS, 'pyproject.toml'],
  ])('%s: %s is as it should be', (name, path) => {
    expect(afterSwap(name, path, '', '')).toEqual([])
  })

  test.each([
    ['data of what stays is gone', DATA, 'pyproject.toml', '"shop" = ["py.typed"]\n', ''],
    [
      'data of a package of a longer name is gone',
      DATA,
      'pyproject.toml',
      '"shop.invoicing_archive" = ["*.csv"]\n',
      '',
    ],
    ['a line for what stays is gone', DATA, 'MANIFEST.in', 'graft shop/invoicing_archive\n', ''],
    ['a line for what stays is another', DATA, 'MANIFEST.in', 'global-exclude *.pyc', 'global-exclude *.html'],
    ['a comment is gone', DATA, 'MANIFEST.in', '# What a source distribution holds.\n', ''],
    ['a folder that stays is no longer left out', HATCH, 'pyproject.toml', '    "docs",\n', ''],
    [
      'a file that stays is no longer taken in',
      HATCH,
      'pyproject.toml',
      '"shop/invoicing_archive" = "shop/archive"\n',
      '',
    ],
    [
      'tests are sought elsewhere',
      TESTS,
      'pyproject.toml',
      '"packages/shop-invoicing/tests",',
      '"packages/shop/tests",',
    ],
    ['tests that stay are not sought', TESTS, 'pyproject.toml', '    "tests/orders",\n', ''],
    ['another file is spared', TESTS, 'pyproject.toml', 'tests/test_lines.py', 'tests/test_rows.py'],
  ])('%s', (_title, name, path, was, is) => {
    expect(afterSwap(name, path, was, is)).toEqual([`text-changed ${path}`])
  })
})
