import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const MOVE = 'move: [{ from: shop.prices, to: shop.money, symbols: [Money] }]'
const MONEY = 'class Money:\n    pass\n'
const TREE = {
  'shop/__init__.py': '',
  'shop/tables.py':
    'SHOWN = {}\n\n\ndef register(kind, how):\n    SHOWN[kind] = how\n\n\ndef put(kind):\n    SHOWN.update({kind: 1})\n',
  'shop/render.py':
    'from functools import singledispatch\n\n\n@singledispatch\ndef render(value):\n    return str(value)\n',
}

/** What the proof says of a caller that takes a class from its new module, where its old one hands it to others. */
function problems(imports: string, handing: string, use: string): readonly string[] {
  return proveTrees(
    MOVE,
    {
      ...TREE,
      'shop/prices.py': `${imports}\n\n\n${MONEY}\n\n${handing}`,
      'use.py': 'from shop.prices import Money\n\nprint(Money())\n',
    },
    {
      ...TREE,
      'shop/money.py': MONEY,
      'shop/prices.py': `${imports}\nfrom shop.money import Money\n\n${handing}`,
      'use.py': use,
    },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((one) => `${check.name} ${one.code}`),
  )
}

const REGISTER = 'from shop.tables import register'
const NUMBER = 'from numbers import Number'
const WRONG = 'from shop.money import Money\n\nprint(Money())\n'
const RIGHT = `import shop.prices  # noqa: F401\n${WRONG}`

test.each([
  ['a library', 'import copyreg', 'copyreg.pickle(Money, print)\n'],
  ['a function of another module', 'from shop.tables import register', 'register(Money, print)\n'],
  ['a table of another module', 'from shop.tables import SHOWN', 'SHOWN[Money] = print\n'],
  [
    'a generic function',
    'from shop.render import render',
    '@render.register\ndef show(value: Money):\n    return ""\n',
  ],
  ['a library in a loop', NUMBER, 'for base in [Number]:\n    base.register(Money)\n'],
  ['a library in a comprehension', NUMBER, '[base.register(Money) for base in (Number,)]\n'],
  ['a library in a lambda', NUMBER, 'list(map(lambda base: base.register(Money), (Number,)))\n'],
  ['a library by another name', NUMBER, 'Base = Number\nif True:\n    Base.register(Money)\n'],
  ['a method by another name', NUMBER, 'add = Number.register\nadd(Money)\n'],
  ['a library in a function', NUMBER, 'def begin():\n    Number.register(Money)\n\n\nbegin()\n'],
  [
    'a function of a function',
    NUMBER,
    'def one(c):\n    Number.register(c)\n\n\ndef begin():\n    one(Money)\n\n\nbegin()\n',
  ],
  ['a library for a value', NUMBER, '_ = Number.register(Money)\n'],
  ['a function through `map`', 'from shop.tables import put', 'list(map(put, [Money]))\n'],
  ['a function in a table', 'from shop.tables import put', 'KINDS = {kind.__name__: put(kind) for kind in (Money,)}\n'],
  ['a function that sets attributes', '', 'def mark(kind):\n    setattr(kind, "tag", 1)\n\n\nmark(Money)\n'],
])('what the old module hands to %s', (_title, imports, handing) => {
  expect(problems(imports, handing, WRONG)).toContain('load-order registration-lost')
  expect(problems(imports, handing, RIGHT)).not.toContain('load-order registration-lost')
})

test.each([
  ['its own list', '', 'KINDS = []\nfor kind in (Money,):\n    KINDS.append(kind)\n'],
  ['nobody', REGISTER, 'def begin():\n    register(Money, print)\n'],
])('what the old module hands to %s', (_title, imports, handing) => {
  expect(problems(imports, handing, WRONG)).not.toContain('load-order registration-lost')
})

test('what it only asks of a library', () => {
  const asking = 'LOG = logging.getLogger(Money.__name__)\n'
  expect(problems('import logging', asking, WRONG)).not.toContain('load-order registration-lost')
})
