import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = `package: { from: shop.bills, to: shop_bills, distribution: shop-bills, directory: packages/shop-bills }
tests: { from: tests/bills, to: packages/shop-bills/tests }`

const tree = (folder: string, name: string, tests: string, text: string): Readonly<Record<string, string>> => ({
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1.0"\n',
  'shop/__init__.py': '',
  [`${folder}/__init__.py`]: 'def total():\n    return 1\n',
  [`${tests}/compare.py`]: `from ${name} import total\n\n\n${text}`,
})
const unbound = (before: string, after: string): readonly string[] =>
  proveTrees(
    RECIPE,
    tree('shop/bills', 'shop.bills', 'tests/bills', before),
    tree('packages/shop-bills/src/shop_bills', 'shop_bills', 'packages/shop-bills/tests', after),
    false,
  )
    .checks.flatMap((check) => check.findings)
    .filter((one) => ['undefined-name', 'read-too-early'].includes(one.code))
    .map((one) => one.reason)

const READS = 'def compare():\n    for part in model.parts():\n        print(part, total())\n'
const EARLY = 'print(model)\nmodel = total()\n'

test.each([
  ['read and never bound', READS],
  ['read before it is bound', EARLY],
])('a name that a test %s was so before it moved', (_title, text) => {
  expect(unbound(text, text)).toEqual([])
})

test('a name that a test lost on its way is found', () => {
  expect(unbound(`import model\n\n\n${READS}`, READS)).toEqual([
    'packages/shop-bills/tests/compare.py reads model, which nothing binds after the run',
  ])
  expect(unbound('model = total()\nprint(model)\n', EARLY)).toHaveLength(1)
})
