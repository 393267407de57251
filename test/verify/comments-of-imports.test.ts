import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'rename_modules: { shop.till: shop.register }'
const cells = (...lines: string[]): string =>
  JSON.stringify({
    cells: [{ cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: lines.join('\n') }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  })
const findings = (was: string, is: string): readonly string[] =>
  proveTrees(
    RECIPE,
    { 'shop/__init__.py': '', 'shop/till.py': 'A = 1\n', 'shop/sales.py': 'B = 1\n', 'a.ipynb': was },
    { 'shop/__init__.py': '', 'shop/register.py': 'A = 1\n', 'shop/sales.py': 'B = 1\n', 'a.ipynb': is },
  ).checks.flatMap((check) => check.findings.map((finding) => finding.code))

const TILL = ['# What is in the till.', 'from shop.till import A']
const REGISTER = ['# What is in the till.', 'from shop.register import A']
const SALES = ['# What is sold.', 'from shop.sales import B']
const END = ['', '# Together.', 'A + B']

test('comments of imports in a cell go where their import goes', () => {
  expect(findings(cells(...SALES, ...TILL, ...END), cells(...REGISTER, ...SALES, ...END))).toEqual([])
})

test.each([
  ['one is gone', cells(...REGISTER, 'from shop.sales import B', ...END)],
  ['one says something else', cells(...REGISTER, '# What is given away.', 'from shop.sales import B', ...END)],
  ['one came', cells(...REGISTER, '# Sorted.', ...SALES, ...END)],
  ['one of other code is gone', cells(...REGISTER, ...SALES, '', 'A + B')],
])('%s', (_, is) => {
  expect(findings(cells(...SALES, ...TILL, ...END), is)).toContain('text-changed')
})
