import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RATE = 'def rate():\n    return 2\n'
const total = (example: string): string =>
  `def total(price):\n    """\n    >>> ${example}\n    4\n    """\n    return price * 2\n`
const RECIPE = 'move: [{ from: shop.billing, to: shop.totals, symbols: [total] }]'

const warnings = (example: string, totals: string): readonly string[] =>
  proveTrees(
    RECIPE,
    { 'shop/__init__.py': '', 'shop/billing.py': `${RATE}\n\n${total(example)}`, 'shop/totals.py': '' },
    { 'shop/__init__.py': '', 'shop/billing.py': RATE, 'shop/totals.py': totals },
  ).checks.flatMap((check) => check.findings.map((finding) => `${check.name} ${finding.level} ${finding.code}`))

test('a doctest that moved reads a name that its old module had is a warning', () => {
  expect(warnings('total(rate())', total('total(rate())'))).toContain('names warning example-name')
})

test.each(['total(2)', 'total(len("ab"))', 'total(price)'])('other names in it are none: %s', (example) => {
  expect(warnings(example, total(example))).toEqual([])
})

test('nor is one that the new module imports', () => {
  expect(warnings('total(rate())', `from shop.billing import rate\n\n\n${total('total(rate())')}`)).not.toContain(
    'names warning example-name',
  )
})

test('nor is one of a module that nothing came to, by whatever name the old module calls it', () => {
  const other = { 'shop/other.py': 'from shop.billing import total\n\n"""\n>>> rate()\n"""\n' }
  const { checks } = proveTrees(
    RECIPE,
    { 'shop/__init__.py': '', 'shop/billing.py': `${RATE}\n\n${total('total(2)')}`, 'shop/totals.py': '', ...other },
    {
      'shop/__init__.py': '',
      'shop/billing.py': RATE,
      'shop/totals.py': total('total(2)'),
      'shop/other.py': other['shop/other.py'].replace('billing', 'totals'),
    },
  )
  expect(checks.flatMap(({ findings }) => findings)).toEqual([])
})
