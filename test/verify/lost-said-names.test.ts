import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const TOTAL = 'def total():\n    return 4\n'
const LOAD =
  'import os\nfrom importlib import import_module\n\n\ndef load(module, name):\n    return getattr(import_module(module), name)\n'

const errors = (path: string, setting: string, use: string, till: string): readonly string[] => {
  const stay = { 'shop/__init__.py': '', 'load.py': LOAD, 'use.py': use, [path]: setting }
  return proveTrees(
    'move: [{ from: shop.till, to: shop.desk, symbols: [total] }]',
    { ...stay, 'shop/till.py': `${TOTAL}\n\nX = 1\n`, 'shop/desk.py': '' },
    { ...stay, 'shop/till.py': till, 'shop/desk.py': TOTAL },
  ).checks.flatMap((check) => check.findings.filter((one) => one.level === 'error').map(({ code }) => code))
}

const USE = 'import os\nfrom load import load\n\nprint(load(os.environ["MOD"], "total")())\n'
const KEPT = 'from shop.desk import total as total\n\nX = 1\n'

test.each([
  ['.env', 'MOD=shop.till\n'],
  ['.env', 'export MOD="shop.till"\n'],
  ['conf/dev.env', 'MOD = shop.till\r\n'],
  ['Dockerfile', 'FROM python\nENV MOD shop.till\n'],
])('a name that code says to a call, of a module that a variable says, is lost: %s %j', (path, setting) => {
  expect(errors(path, setting, USE, 'X = 1\n')).toContain('path-unresolved')
  expect(errors(path, setting, USE, KEPT)).toEqual([])
})

test('another name, another module, and a text for people are none of it', () => {
  expect(errors('.env', 'MOD=shop.till\n', USE.replace('total', 'X'), 'X = 1\n')).toEqual([])
  expect(errors('.env', 'MOD=shop.desk\n', USE, 'X = 1\n')).toEqual([])
  expect(errors('.env', 'MOD=shop.till\n', 'print("total")\n', 'X = 1\n')).toEqual([])
})
