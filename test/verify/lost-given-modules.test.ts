import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

/** What the proof says where `pay` went from `shop.till` to `shop.card`, and files read it otherwise. */
function said(files: Readonly<Record<string, string>>, back = ''): readonly string[] {
  const rest = { 'shop/__init__.py': '', ...files }
  const pay = 'def pay():\n    return 1\n'
  return proveTrees(
    'move: [{ from: shop.till, to: shop.card, symbols: [pay] }]',
    { ...rest, 'shop/till.py': `RATE = 1\n\n\n${pay}` },
    { ...rest, 'shop/till.py': `${back}RATE = 1\n`, 'shop/card.py': pay },
  ).checks.flatMap(({ findings }) => findings.map(({ code, level }) => `${level} ${code}`))
}

const GET = 'from shop.give import get\n\n'
const LOAD = 'from importlib import import_module\n\n\n'
const READS: readonly (readonly [string, string, string])[] = [
  [
    'a module by its last word',
    `${LOAD}def get(name):\n    return import_module("shop." + name)\n`,
    `${GET}print(get("till").pay())\n`,
  ],
  [
    'held by a name',
    `${LOAD}def get(name):\n    return import_module(f"shop.{name}")\n`,
    `${GET}m = get("till")\nprint(m.pay())\n`,
  ],
  ['the one it imports', 'from shop import till\n\n\ndef get():\n    return till\n', `${GET}print(get().pay())\n`],
  [
    'one of a table',
    'from shop import till\n\nALL = {"till": till}\n\n\ndef get(name):\n    return ALL[name]\n',
    `${GET}print(get("till").pay())\n`,
  ],
  ['put together', '', `${LOAD}BEGIN = "shop.t"\nprint(import_module(BEGIN + "ill").pay())\n`],
  ['put together in a field', '', `${LOAD}BEGIN = "shop.t"\nm = import_module(f"{BEGIN}ill")\nprint(m.pay())\n`],
]

test.each(READS)('a call that gives the module which a name left: %s', (_title, give, app) => {
  const files = { 'shop/give.py': give, 'app.py': app }
  expect(said(files)).toContain('error attribute-lost')
  expect(said(files, 'from shop.card import pay as pay\n\n')).not.toContain('error attribute-lost')
})

test.each([
  [
    'another module',
    `${LOAD}def get(name):\n    return import_module("shop." + name)\n`,
    `${GET}print(get("bill").pay())\n`,
  ],
  ['no module', 'def get(name):\n    return object()\n', `${GET}print(get("till").pay())\n`],
])('a call that gives something else: %s', (_title, give, app) => {
  expect(said({ 'shop/give.py': give, 'app.py': app })).toEqual([])
})
