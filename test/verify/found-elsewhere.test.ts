import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

/** What the proof says of imports, where files were put somewhere by hand. */
function resolves(recipe: string, was: Record<string, string>, is: Record<string, string>): string {
  return proveTrees(recipe, was, is)
    .checks.flatMap((check) => (check.name === 'resolves' ? check.findings.map(({ reason }) => reason) : []))
    .join('\n')
}

const CM = 'def cm():\n    return 1\n'
const TREE = { 'src/pk/__init__.py': '', 'tests/__init__.py': '' }
const MOVE = 'roots: [src, .]\nmove: [{ from: tests.common, to: pk.testing, symbols: [cm] }]'

test('a new module beside the package that it is imported from is not found', () => {
  const was = { ...TREE, 'tests/common.py': CM, 'tests/test_a.py': 'from tests.common import cm\n' }
  const is = { ...TREE, 'tests/common.py': '', 'tests/test_a.py': 'from pk.testing import cm\n' }
  expect(resolves(MOVE, was, { ...is, 'pk/testing.py': CM })).toContain(
    'pk/testing.py would not be found as pk.testing',
  )
  expect(resolves(MOVE, was, { ...is, 'src/pk/testing.py': CM })).toBe('')
})

test('nor is a module that was given a name of the package of another root', () => {
  const recipe = 'roots: [libs/a, libs/b]\nrename_modules: { acme.a.core: acme.b.core }'
  const tree = { 'libs/a/acme/a/__init__.py': '', 'libs/b/acme/b/__init__.py': '' }
  const was = { ...tree, 'libs/a/acme/a/core.py': CM }
  expect(resolves(recipe, was, { ...tree, 'libs/a/acme/b/core.py': CM })).toContain('lies in libs/b/acme/b')
  expect(resolves(recipe, was, { ...tree, 'libs/b/acme/b/core.py': CM })).toBe('')
})

test('a module of a namespace package may lie in any of its folders', () => {
  const recipe = 'roots: [libs/a, libs/b]\nrename_modules: { acme.a.core: acme.d }'
  const tree = { 'libs/a/acme/a/__init__.py': '', 'libs/b/acme/b/__init__.py': '' }
  const was = { ...tree, 'libs/a/acme/a/core.py': CM }
  expect(resolves(recipe, was, { ...tree, 'libs/a/acme/d.py': CM })).toBe('')
})
