import { expect, test } from 'vitest'
import { importsBinding } from '../../src/python/parse/imports-binding.ts'

test.each([
  ['import shop', 'shop', ['shop']],
  ['import os, shop as kit', 'kit', ['shop']],
  ['import shop.rates', 'shop', ['shop.rates']],
  ['import shop\nimport shop.rates', 'shop', ['shop', 'shop.rates']],
  ['from a import b, \\\n  shop', 'shop', ['a:shop']],
  ['from a import (b,  # and (this)\n  shop)', 'shop', ['a:shop']],
  ['from . import (\n  b as shop,\n)', 'shop', [':b']],
  ['from a import b as \\\r\n  shop\r\n', 'shop', ['a:b']],
  ['def f():\n  x = 1; import shop', 'shop', ['shop']],
  ['if x:\n  from ..a import shop  # here', 'shop', ['a:shop']],
  ['from a import µ', 'μ', ['a:μ']],
  ['import shopping', 'shop', []],
  ['import os\nshop = 1', 'shop', []],
  ['import os; shop = 1', 'shop', []],
  ['from a import (b)\nshop = 1', 'shop', []],
  ['from shop import other', 'shop', []],
  ['shop = 1', 'shop', []],
])('the imports in %j that bind %s', (text, name, expected) => {
  const found = importsBinding(text, name)
  expect(
    found?.map(({ statement, item }) =>
      [...(statement.kind === 'from' ? [statement.module] : []), item.name].join(':'),
    ),
  ).toEqual(expected)
})

test.each([
  ['from a \\\n  import shop', 'shop'],
  ['if x: import shop', 'shop'],
  ['"""One may import shop."""', 'shop'],
])('what stands before an import of %j says that the whole has to be read', (text, name) => {
  expect(importsBinding(text, name)).toBeUndefined()
})
