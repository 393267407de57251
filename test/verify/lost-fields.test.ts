import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RATES = 'EUR = 1\n'

const errors = (text: string, renamed = text): readonly string[] =>
  proveTrees(
    'rename_modules: { shop.rates: shop.prices }',
    { 'shop/__init__.py': '', 'shop/rates.py': RATES, 'show.py': `import shop.rates\n\n${text}` },
    { 'shop/__init__.py': '', 'shop/prices.py': RATES, 'show.py': `import shop.prices\n\n${renamed}` },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

test.each([
  'print("{0.rates.EUR}".format(shop))\n',
  'print("{} {.rates.EUR!r:>3}".format(1, shop))\n',
  'print("{it.rates.EUR}".format(it=shop))\n',
])('a field goes on reading a module by its old name: %s', (text) => {
  expect(errors(text)).toContain('attributes attribute-lost')
})

test('fields that read what is there, or what no import gives, are right', () => {
  expect(errors('print("{0.EUR}".format(shop.rates))\n', 'print("{0.EUR}".format(shop.prices))\n')).toEqual([])
  expect(errors('print("{0.rates}".format(object()))\n')).toEqual([])
})
