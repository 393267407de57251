import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const errors = (code: string, symbols: string): readonly string[] => {
  const use = (module: string): string => `from ${module} import ${symbols}\n\n\ndef go():\n    return ${symbols}\n`
  return proveTrees(
    `copy: [{ from: shop.till, to: shop.pay, symbols: [${symbols}] }]`,
    { 'shop/__init__.py': '', 'shop/till.py': code, 'shop/use.py': use('shop.till') },
    { 'shop/__init__.py': '', 'shop/till.py': code, 'shop/use.py': use('shop.till'), 'shop/pay.py': code },
  ).checks.flatMap(({ findings }) => findings.map(({ code: found }) => found))
}

test.each([
  ['SEEN = []\n\n\ndef note(x):\n    SEEN.append(x)\n', 'SEEN, note'],
  ['SEEN = {}\n\n\ndef note(x):\n    SEEN[x] = SEEN.get(x, 0)\n', 'SEEN, note'],
  ['SEEN = set()\n\n\nclass Note:\n    def __init__(self, x):\n        SEEN.add(x)\n', 'SEEN, Note'],
  ['EMPTY = object()\n', 'EMPTY'],
  ['class Gone(KeyError):\n    pass\n', 'Gone'],
  ['class Base(Exception):\n    pass\n\n\nclass Gone(Base):\n    pass\n', 'Gone'],
])('a copy that is told from its original: %j', (code, symbols) => {
  expect(errors(code, symbols)).toContain('copied-identity')
})

test.each([
  ['RATES = {}\n\n\ndef rate(x):\n    return RATES.get(x), RATES[x]\n', 'RATES, rate'],
  ['class Error:\n    pass\n\n\nclass Bill(Error):\n    pass\n', 'Bill'],
])('a copy that nothing tells from its original: %j', (code, symbols) => {
  expect(errors(code, symbols)).not.toContain('copied-identity')
})
