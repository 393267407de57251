import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: shop.models, to: shop.shelf, symbols: [Shelf] }]'
const FUTURE = 'from __future__ import annotations\n'
const REST = 'class Item:\n    pass\n'

function codes(shelf: string, use: string, [was, is]: readonly [string, string], imports = ''): readonly string[] {
  const base = {
    'shop/__init__.py': '',
    'shop/models.py': `${was}${imports}\n${REST}\n\n${shelf}`,
    'shop/use.py': `from shop.models import Shelf\n${use}`,
  }
  const after = {
    'shop/__init__.py': '',
    'shop/models.py': `${was}\n${REST}`,
    'shop/shelf.py': `${is}${imports}\n\n${shelf}`,
    'shop/use.py': `from shop.shelf import Shelf\n${use}`,
  }
  return proveTrees(RECIPE, base, after).checks.flatMap((check) =>
    check.name === 'names' ? check.findings.map((finding) => finding.code) : [],
  )
}

const DATACLASS = 'import dataclasses\n'
const FIELDS = '\nprint([one.type for one in fields(Shelf)])\n'
test.each([
  ['fields of a dataclass', '@dataclasses.dataclass\nclass Shelf:\n    width: int\n', FIELDS, DATACLASS],
  ['fields of attrs', '@attrs.define\nclass Shelf:\n    width: int\n', FIELDS, 'import attrs\n'],
  ['__annotations__', 'class Shelf:\n    width: int\n', '\nprint(Shelf.__annotations__)\n', ''],
  [
    'a parameter of a signature',
    'def Shelf(width: int):\n    pass\n',
    '\nprint([one.annotation for one in s(Shelf)])\n',
    '',
  ],
  ['get_annotations', 'def Shelf(width: int):\n    pass\n', '\nprint(get_annotations(Shelf))\n', ''],
])('%s take annotations as they are', (_, shelf, use, imports) => {
  expect(codes(shelf, use, ['', FUTURE], imports)).toContain('annotation-evaluation')
  expect(codes(shelf, use, [FUTURE, ''], imports)).toContain('annotation-evaluation')
  expect(codes(shelf, use, [FUTURE, FUTURE], imports)).not.toContain('annotation-evaluation')
  expect(codes(shelf, use, ['', ''], imports)).not.toContain('annotation-evaluation')
})

test('types of fields that nothing in the tree reads are told by the plan, and refuse nothing', () => {
  const shelf = '@dataclasses.dataclass\nclass Shelf:\n    width: int\n'
  expect(codes(shelf, '\nprint(Shelf)\n', ['', FUTURE], DATACLASS)).toEqual([])
})

test('annotations that nobody reads may be text, and so may those of variables in a function', () => {
  expect(codes('class Shelf:\n    width: int\n', '\nprint(Shelf)\n', ['', FUTURE])).toEqual([])
  const local = 'def Shelf():\n    width: int = 3\n    return width\n'
  expect(codes(local, '\nprint(Shelf.__annotations__)\n', ['', FUTURE])).toEqual([])
})
