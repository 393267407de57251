import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const MOVE = 'move: [{ from: shop.prices, to: shop.money, symbols: [Money] }]'
const MONEY = 'class Money:\n    pass\n'
const TREE = {
  'shop/__init__.py': '',
  'shop/tables.py': 'SHOWN = {}\n\n\ndef register(kind, how):\n    SHOWN[kind] = how\n',
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
])('what the old module hands to %s', (_title, imports, handing) => {
  expect(problems(imports, handing, WRONG)).toContain('load-order registration-lost')
  expect(problems(imports, handing, RIGHT)).not.toContain('load-order registration-lost')
})

test('what it only asks of a library', () => {
  const asking = 'LOG = logging.getLogger(Money.__name__)\n'
  expect(problems('import logging', asking, WRONG)).not.toContain('load-order registration-lost')
})
