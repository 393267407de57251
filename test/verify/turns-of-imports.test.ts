import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const loud = (word: string): string => `from shop.log import LOG\n\nLOG.append("${word}")\n`
const PRICES = 'def price():\n    return 1\n'
const TREE = {
  'shop/__init__.py': '',
  'shop/log.py': 'LOG = []\n',
  'shop/first.py': loud('first'),
  'shop/third.py': loud('third'),
}
const MOVE = 'move: [{ from: shop.prices, to: shop.money, symbols: [price] }]'

/** What the proof says of a caller that goes on loading a module which loads another that does something. */
function problems(user: string): readonly string[] {
  return proveTrees(
    MOVE,
    {
      ...TREE,
      'shop/prices.py': `import shop.third\n\n\n${PRICES}`,
      'app.py': 'import shop.first\nfrom shop.prices import price\n\nprint(price())\n',
    },
    { ...TREE, 'shop/prices.py': 'import shop.third\n', 'shop/money.py': PRICES, 'app.py': user },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((one) => `${check.name} ${one.code}`),
  )
}

test.each([
  ['below what was loaded before it', 'import shop.first\nimport shop.prices\nfrom shop.money import price\n', false],
  ['above what was loaded before it', 'import shop.prices\nimport shop.first\nfrom shop.money import price\n', true],
])('a module that goes on being loaded stands %s', (_title, imports, isWrong) => {
  const found = problems(`${imports}\nprint(price())\n`)
  if (isWrong) expect(found).toContain('load-order side-effect-moved')
  else expect(found).not.toContain('load-order side-effect-moved')
})

test('the same in a package that takes names for others', () => {
  const tree = { 'shop/log.py': 'LOG = []\n', 'shop/begin.py': `${loud('begin')}BEGIN = 1\n` }
  const second = loud('second')
  const found = (init: string): readonly string[] =>
    proveTrees(
      'move: [{ from: shop.second, to: shop.units, symbols: [UNIT] }]',
      {
        ...tree,
        'shop/second.py': `${second}UNIT = 1\n`,
        'shop/__init__.py': 'from .begin import BEGIN\nfrom .second import UNIT\n',
      },
      { ...tree, 'shop/second.py': second, 'shop/units.py': 'UNIT = 1\n', 'shop/__init__.py': init },
    ).checks.flatMap((check) => check.findings.map((one) => `${check.name} ${one.code}`))
  const load = 'import shop.second as _shop_second  # noqa: F401\n'
  expect(found(`${load}from .begin import BEGIN\nfrom .units import UNIT\n`)).toContain('load-order side-effect-moved')
  expect(found(`from .begin import BEGIN\n${load}from .units import UNIT\n`)).not.toContain(
    'load-order side-effect-moved',
  )
})
