import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const TOTAL = 'def total():\n    return 4\n'

const failing = (
  recipe: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] =>
  proveTrees(recipe, { 'shop/__init__.py': '', ...before }, { 'shop/__init__.py': '', ...after }).checks.flatMap(
    (check) => check.findings.filter((one) => one.level === 'error').map(({ reason }) => reason),
  )

const RENAME = 'rename_modules: { shop.till: shop.register }'

test('files and folders that are others but for capitals are told, once', () => {
  const was = { 'shop/till.py': TOTAL, 'shop/desk.py': '' }
  const is = { 'shop/register.py': TOTAL, 'shop/desk.py': '' }
  expect(failing(RENAME, was, is)).toEqual([])
  expect(failing(RENAME, was, { ...is, 'shop/Register.py': '' }).join('\n')).toContain(
    'shop/Register.py and shop/register.py are one',
  )
  const folder = failing(RENAME, { ...was, 'shop/a/b.py': '' }, { ...is, 'shop/a/b.py': '', 'shop/A/c.py': '' })
  expect(folder.filter((reason) => reason.includes('are one'))).toEqual([
    'shop/A and shop/a are one on macOS and Windows, where capitals are not told apart',
  ])
})

test('what was so before is no matter', () => {
  const both = { 'shop/Readme.md': 'a\n', 'shop/README.md': 'b\n' }
  expect(failing(RENAME, { ...both, 'shop/till.py': TOTAL }, { ...both, 'shop/register.py': TOTAL })).toEqual([])
})
