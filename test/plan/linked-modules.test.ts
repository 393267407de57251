import { expect, test } from 'vitest'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

const LINKS = [
  { path: 'counter', target: 'shop' },
  { path: 'shop/alias.py', target: 'till.py' },
  { path: 'tools/helper.py', target: '../shop/till.py' },
  { path: 'second', target: 'counter' },
]
const SHOP = {
  'shop/__init__.py': '',
  'shop/till.py': 'def total():\n    return 4\n\n\nX = 1\n',
  'shop/desk.py': '',
}

function planned(recipe: string, path: string, text: string): readonly [codes: string[], kept: string[]] {
  const { plan } = makePlan(parseRecipe(recipe, 'recipe.yml'), buildWorkspace({ ...SHOP, [path]: text }, LINKS))
  const errors = plan.findings.filter(({ level }) => level === 'error')
  return [errors.map(({ code }) => code), plan.kept.map(({ module, symbol }) => `${module}.${symbol}`)]
}

const MOVE = 'move: [{ from: shop.till, to: shop.desk, symbols: [total] }]'
const RENAME = 'rename_modules: { shop.till: shop.register }'

test.each([
  ['use.py', 'from counter.till import total\n'],
  ['use.py', 'import counter.till as till\n\ntill.total()\n'],
  ['use.py', 'from importlib import import_module\n\nimport_module("second.till").total()\n'],
  ['use.py', 'from counter.till import *\n'],
  ['use.py', 'from shop.alias import total\n'],
  ['tools/run.py', 'import helper\n\nhelper.total()\n'],
  ['conf.yaml', 'x:\n  _target_: counter.till.total\n'],
])('what %s reads of a module by a link stays importable from it: %j', (path, text) => {
  expect(planned(MOVE, path, text)).toEqual([[], ['shop.till.total']])
})

test.each([
  ['use.py', 'from counter.till import total\n', true],
  ['use.py', 'from counter import till\n', true],
  ['use.py', 'from importlib import import_module\n\nimport_module("second.till").total()\n', true],
  ['use.py', 'from shop.alias import total\n', false],
  ['tools/run.py', 'import helper\n', false],
  ['use.py', '# counter.till is a link\nprint(1)\n', false],
  ['use.py', 'import counter.desk\n', false],
])('a rename is refused where the way behind a link becomes another one: %s %j %s', (path, text, isRefused) => {
  expect(planned(RENAME, path, text)).toEqual([isRefused ? ['imported-by-link'] : [], []])
})

test('a link in a package that gets another name is another module afterwards, and a link to the package is not', () => {
  const recipe = 'rename_modules: { shop: market }'
  expect(planned(recipe, 'use.py', 'from shop.alias import total\n')[0]).toEqual(['imported-by-link'])
  expect(planned(recipe, 'use.py', 'from counter.till import total\n')[0]).toEqual([])
})
