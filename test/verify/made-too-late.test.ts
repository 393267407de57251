import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: shop.rates, to: shop.tax, symbols: [Rate] }]'
const RATE = 'class Rate:\n    pass\n'

/** What the proof says of `class Rate`, moved from another module to the end or the beginning of one that says `code`. */
function errors(code: string, isAbove = false): readonly string[] {
  const rest = 'def rest():\n    pass\n'
  return proveTrees(
    RECIPE,
    {
      'shop/__init__.py': '',
      'shop/rates.py': `${RATE}\n\n${rest}`,
      'shop/tax.py': `from shop.rates import Rate\n\n\n${code}`,
    },
    {
      'shop/__init__.py': '',
      'shop/rates.py': rest,
      'shop/tax.py': isAbove ? `${RATE}\n\n${code}` : `${code}\n\n${RATE}`,
    },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
}

const MAKE = 'def make():\n    return Rate()\n\n\n'
const KIND =
  'class Kind:\n    def __init__(self):\n        self.rate = self.make()\n\n    def make(self):\n        return None\n\n\n'
const OWN = `${KIND}class Own(Kind):\n    def make(self):\n        return Rate()\n\n\n`

test.each([
  ['a function that is called', `${MAKE}first = make()\n`],
  ['a method of a class that is made', `${OWN}first = Own()\n`],
  ['a decorator', `${MAKE}def mark(one):\n    make()\n    return one\n\n\n@mark\ndef two():\n    pass\n`],
  ['a default', `${MAKE}def two(one=make()):\n    pass\n`],
  ['the body of a class', `${MAKE}class Two:\n    one = make()\n`],
  [
    'a hook of a base',
    'class Base:\n    def __init_subclass__(cls):\n        Rate()\n\n\nclass Two(Base):\n    pass\n',
  ],
  ['a lambda', 'make = lambda: Rate()\nfirst = make()\n'],
])('a definition that %s reads while the module is loaded stands above that', (_, code) => {
  expect(errors(code)).toEqual(['names read-too-early'])
  expect(errors(code, true)).toEqual([])
})

test.each([
  ['a function that nothing calls', MAKE],
  ['one in a table', `${MAKE}TABLE = {"make": make}\n`],
  ['one that only a program calls', `${MAKE}if __name__ == "__main__":\n    make()\n`],
  ['a base that does nothing', `${OWN}class Two(Own):\n    pass\n`],
  ['a name of the function itself', 'def make(Rate):\n    return Rate()\n\n\nfirst = make(int)\n'],
])('a definition that is read by %s may stand below', (_, code) => {
  expect(errors(code)).toEqual([])
})
