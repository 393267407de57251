import { expect, test } from 'vitest'
import { mayImportName } from '../../src/python/facts/import-signs.ts'

test.each([
  ['import shop', 'shop'],
  ['import os, shop as kit', 'kit'],
  ['import shop.rates', 'shop'],
  ['from a import b, \\\n  shop', 'shop'],
  ['from a import (b,  # and (this)\n  shop)', 'shop'],
  ['from a import b as \\\r\n  shop\r\n', 'shop'],
  ['def f():\n  x = 1; import shop', 'shop'],
  ['from a import µ', 'μ'],
])('an import in %j may bind %s', (text, name) => {
  expect(mayImportName(text, name)).toBe(true)
})

test.each([
  ['import shopping', 'shop'],
  ['import os\nshop = 1', 'shop'],
  ['import os; shop = 1', 'shop'],
  ['from a import (b)\nshop = 1', 'shop'],
  ['shop = 1', 'shop'],
])('no import in %j binds %s', (text, name) => {
  expect(mayImportName(text, name)).toBe(false)
})
