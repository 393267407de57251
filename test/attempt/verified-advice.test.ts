import { expect, test } from 'vitest'
import { findingsOf } from '../../src/attempt/attempt.ts'
import { makeAttempt } from '../../src/attempt/make-attempt.ts'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { transforms } from '../../transforms/index.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

/** The advice of each error of a refused recipe, each text once. */
function adviceFor(recipe: string, files: Readonly<Record<string, string>>): readonly string[] {
  const workspace = buildWorkspace(files)
  const attempt = makeAttempt(makePlan(parseRecipe(recipe, 'recipe.yml'), workspace), workspace, transforms)
  const { planned, run } = attempt
  const findings = findingsOf(attempt)
  expect(run === undefined ? planned.plan : run.plan).toBe(planned.plan)
  return [...new Set(findings.filter((finding) => finding.level === 'error').map((finding) => finding.advice))]
}

const move = (from: string, to: string, ...symbols: string[]): string =>
  `roots: ['.']\nmove:\n  - {from: ${from}, to: ${to}, symbols: [${symbols.join(', ')}]}\n`

const NEEDED_ON_IMPORT = {
  'shop/__init__.py': '',
  'shop/tax.py':
    'RATE = 19\n\n\ndef gross(net, rate=RATE):\n    return net * (100 + rate) / 100\n\n\nSAMPLE = gross(100)\n',
}

test('the list of names that would have to come along was tried, and works', () => {
  const advice = adviceFor(move('shop.tax', 'shop.gross', 'gross'), NEEDED_ON_IMPORT)
  expect(advice).toEqual(['Move RATE as well: that was tried and works. Or leave it as it is.'])
  expect(runRecipe(move('shop.tax', 'shop.gross', 'gross', 'RATE'), buildWorkspace(NEEDED_ON_IMPORT)).refused).toBe(
    false,
  )
})

test('what one statement binds comes along together', () => {
  const advice = adviceFor(move('shop.tax', 'shop.gross', 'gross'), {
    ...NEEDED_ON_IMPORT,
    'shop/tax.py': NEEDED_ON_IMPORT['shop/tax.py'].replace('RATE = 19', 'RATE, REDUCED = 19, 7'),
  })
  expect(advice).toEqual(['Move RATE, REDUCED as well: that was tried and works. Or leave it as it is.'])
})

test('a list that does not help says what is still in the way', () => {
  const advice = adviceFor(move('shop.tax', 'shop.gross', 'gross'), {
    ...NEEDED_ON_IMPORT,
    'shop/tax.py': `RATE = 19\nRATE = 20\n${NEEDED_ON_IMPORT['shop/tax.py'].slice(10)}`,
  })
  expect(advice).toEqual([
    'Leave it as it is; to move RATE as well was tried, and is refused as well: shop.tax.RATE cannot be taken out: RATE is bound 2 times at module level, so which one others see depends on the order',
  ])
})

test('a function that sets a name again is found, and comes along', () => {
  const advice = adviceFor(move('shop.till', 'shop.count', 'opened'), {
    'shop/__init__.py': '',
    'shop/till.py':
      'opened = 0\n\n\ndef open_till():\n    global opened\n    opened += 1\n\n\ndef report():\n    open_till()\n',
  })
  expect(advice).toEqual(['Move open_till as well: that was tried and works. Or leave it as it is.'])
})

test('a way of failure through other modules is answered with another target', () => {
  const advice = adviceFor(move('shop.lines', 'shop.order', 'Line'), {
    'shop/__init__.py': '',
    'shop/lines.py': 'class Line:\n    pass\n',
    'shop/basket.py': 'from shop.lines import Line\n\n\nclass Basket(Line):\n    pass\n',
    'shop/order.py': 'from shop.basket import Basket\n\n\nclass Order(Basket):\n    pass\n',
  })
  expect(advice).toEqual(['Move Line to a new module, shop._line: that was tried and works. Or leave it as it is.'])
})

test('an error that no other recipe can cure keeps its advice', () => {
  const advice = adviceFor(move('shop.tax', 'shop.rates', 'RATE'), {
    'shop/__init__.py': '',
    'shop/tax.py': 'RATE = 19\n',
    'shop/rates.py': 'RATE = 7\n',
  })
  expect(advice).toEqual(['Rename one of the two first, or choose another target module.'])
})

test('annotations that are text in the source alone, and can be put into no quotes: the future import in the target was tried', () => {
  const advice = adviceFor(move('shop.tax', 'shop.till', 'gross'), {
    'shop/__init__.py': '',
    'shop/tax.py':
      'from __future__ import annotations\n\nfrom typing import Literal\n\n\ndef gross(net: Literal["it\'s"]) -> int:\n    return net\n',
    'shop/till.py': 'def total(nets: list) -> int:\n    return sum(nets)\n',
  })
  expect(advice).toEqual([
    'Add `from __future__ import annotations` to shop.till first, if its own annotations may become text: that was tried and works. Or leave it as it is.',
  ])
})
