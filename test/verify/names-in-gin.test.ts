import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

test('names behind the signs of gin that are gone are in the ledger', () => {
  const text =
    'import shop.desk\n@shop.till.Total()\nx.rate = %shop.till.RATE\nday/shop.till.Total.rate = 1\nmail = "a@shop.till.org"\n@shop.desk.X\n'
  const till = 'RATE = 1\n\n\nclass Total:\n    pass\n'
  const stay = { 'shop/__init__.py': '', 'shop/desk.py': 'X = 1\n', 'conf/a.gin': text }
  const { ledger } = proveTrees(
    'rename_modules: { shop.till: shop.register }',
    { ...stay, 'shop/till.py': till },
    { ...stay, 'shop/register.py': till },
  )
  const rows = ledger.filter(({ path, verdict }) => path === 'conf/a.gin' && verdict === 'undecided')
  expect(rows.map(({ line, text: old }) => `${line} ${old}`)).toEqual([
    '2 shop.till.Total',
    '3 shop.till.RATE',
    '4 shop.till.Total.rate',
  ])
})
