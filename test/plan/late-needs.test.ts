import { expect, test } from 'vitest'
import { reviewPlaces } from '../../src/report/review-places.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const FILES = {
  'shop/__init__.py': '',
  'shop/till.py': `RATE = 19


class Order:
    pass


def total(order):
    """The sum."""
    return Order() if order else RATE


def drawer(): return Order()


first = total(drawer())
`,
}

test.each([
  ['a new file', {}, ['3:1 "    from shop.till import RATE, Order\\n"', '7:15 "from shop.till import Order; "']],
  [
    'a file that is there, with other line ends',
    { 'shop/sums.py': 'import os\r\n\r\nSIZE = os.name\r\n' },
    ['4:1 "    from shop.till import RATE, Order\\r\\n"', '4:1 "from shop.till import Order; "'],
  ],
])('imports that moved functions make for themselves are to be looked at in %s', (_, more, places) => {
  const recipe = 'move: [{ from: shop.till, to: shop.sums, symbols: [total, drawer] }]'
  const { run, findings, refused } = runRecipe(recipe, buildWorkspace({ ...FILES, ...more }))
  expect(refused).toBe(false)
  const seen = reviewPlaces(run?.steps ?? []).filter(({ path }) => path === 'shop/sums.py')
  expect(seen.map(({ line, column, after }) => `${line}:${column} ${JSON.stringify(after)}`)).toEqual(places)
  expect(findings.filter(({ place }) => place?.path === 'shop/sums.py').map(({ code }) => code)).toEqual([
    'local-import',
  ])
})
