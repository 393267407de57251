import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: shop.models, to: shop.shelf, symbols: [Shelf] }]'
const TYPED = 'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from shop.models import Item\n\n\n'
const REAL = 'from shop.models import Item\n\n\n'
const ITEM = 'class Item:\n    pass\n'

function codes(shelf: string, head: string): readonly string[] {
  const base = { 'shop/__init__.py': '', 'shop/models.py': `${ITEM}\n\n${shelf}` }
  const after = { 'shop/__init__.py': '', 'shop/models.py': ITEM, 'shop/shelf.py': head + shelf }
  return proveTrees(RECIPE, base, after).checks.flatMap((check) =>
    check.name === 'names' ? check.findings.map((finding) => finding.code) : [],
  )
}

test.each([
  ['a bound', 'class Shelf[T: Item]:\n    pass\n'],
  ['constraints', 'class Shelf[T: (Item, str)]:\n    pass\n'],
  ['a default', 'class Shelf[T = Item]:\n    pass\n'],
  ['a bound of a function', 'def Shelf[T: Item](one: T) -> T:\n    return one\n'],
  ['a bound of a method', 'class Shelf:\n    def first[T: Item](self, one: T) -> T:\n        return one\n'],
  ['the value of a type', 'type Shelf = list[Item]\n'],
  ['a field', 'class Shelf:\n    first: "Item"\n'],
])('%s is asked for at run time', (_, shelf) => {
  expect(codes(shelf, TYPED)).toEqual(['undefined-name'])
  expect(codes(shelf, REAL)).toEqual([])
})

test('an annotation of a parameter may be for type checkers alone', () => {
  expect(codes('class Shelf:\n    def put(self, one: "Item") -> None:\n        pass\n', TYPED)).toEqual([])
})

test.each(['get_type_hints(Shelf)', 'inspect.signature(Shelf, eval_str=True)'])(
  'an annotation of a parameter is looked up by %s',
  (use) => {
    const shelf = 'def Shelf(one: "Item") -> None:\n    pass\n'
    const base = { 'shop/__init__.py': '', 'shop/models.py': `${ITEM}\n\n${shelf}` }
    const after = { 'shop/__init__.py': '', 'shop/models.py': ITEM, 'shop/shelf.py': TYPED + shelf }
    const codesWith = (was: string, is: string): readonly string[] =>
      proveTrees(
        RECIPE,
        { ...base, 'shop/use.py': `from shop.models import Shelf\n\n${was}\n` },
        { ...after, 'shop/use.py': `from shop.shelf import Shelf\n\n${is}\n` },
      ).checks.flatMap((check) => (check.name === 'names' ? check.findings.map((one) => one.code) : []))
    expect(codesWith(use, use)).toContain('undefined-name')
    expect(codesWith('print(Shelf)', 'print(Shelf)')).not.toContain('undefined-name')
  },
)

test('what the target read for type checkers alone is no loss, though the source has the name at run time', () => {
  const own = `${TYPED}class Box:\n    item: "Item"\n`
  const key = 'def key(name):\n    return name\n'
  const findings = proveTrees(
    'move: [{ from: shop.models, to: shop.boxes, symbols: [key] }]',
    { 'shop/__init__.py': '', 'shop/models.py': `${ITEM}\n\n${key}`, 'shop/boxes.py': own },
    { 'shop/__init__.py': '', 'shop/models.py': ITEM, 'shop/boxes.py': `${own}\n\n${key}` },
  ).checks.flatMap((check) => check.findings)
  expect(findings).toEqual([])
})

test.each([
  ['from functools import singledispatch\n\n\n@singledispatch\ndef show(one):\n    pass\n', '@show.register\n', ''],
  [
    'from functools import singledispatch as by_type\n\n\n@by_type\ndef show(one):\n    pass\n',
    '',
    '\n\nshow.register(Shelf)\n',
  ],
  ['from pydantic import validate_call\n', '@validate_call\n', ''],
  ['import pydantic as p\n', '@p.validate_call(\n    config={"strict": True}\n)\n', ''],
  ['from fastapi import FastAPI\n\napp = FastAPI()\n', '@print\n@app.post("/shelf")\nasync ', ''],
  ['from shop.web import router\n', '@router.post("/shelf", tags=["shelf"])\n', ''],
])('an annotation of a parameter is looked up by a library: %j', (made, above, below) => {
  const shelf = `${made}\n\n${above}def Shelf(kind: "dict[str, int]", one: "Item") -> None:\n    pass\n${below}`
  const web = 'import fastapi\n\nrouter: object = fastapi.APIRouter()\n'
  const codesWith = (text: string): readonly string[] =>
    proveTrees(
      RECIPE,
      { 'shop/__init__.py': '', 'shop/web.py': web, 'shop/models.py': `${ITEM}\n\n${text}` },
      { 'shop/__init__.py': '', 'shop/web.py': web, 'shop/models.py': ITEM, 'shop/shelf.py': TYPED + text },
    ).checks.flatMap((check) => (check.name === 'names' ? check.findings.map((one) => one.code) : []))
  expect(codesWith(shelf)).toContain('undefined-name')
  expect(
    codesWith(
      shelf
        .replaceAll('@app', '@print')
        .replaceAll('router', 'print')
        .replaceAll('register', 'keep')
        .replaceAll('pydantic', 'click'),
    ),
  ).not.toContain('undefined-name')
})
