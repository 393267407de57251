import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: shop.animals, to: shop.pets, symbols: [Cat] }]'
const CAT = 'class Cat:\n    pass\n'

function codes(was: string, is: string): readonly string[] {
  const head = 'from typing import Annotated, Literal, Union\nimport shop.'
  const base = { 'shop/__init__.py': '', 'shop/animals.py': CAT, 'shop/use.py': `${head}animals\n\n${was}\n` }
  const after = {
    'shop/__init__.py': '',
    'shop/animals.py': '',
    'shop/pets.py': CAT,
    'shop/use.py': `${head}pets\n\n${is}\n`,
  }
  return proveTrees(RECIPE, base, after).checks.flatMap((check) =>
    check.name === 'meaning' ? check.findings.map((finding) => finding.code) : [],
  )
}

const [OLD, NEW] = ['"shop.animals.Cat"', '"shop.pets.Cat"']
test.each([
  ['Literal', 'K = Literal[@, "dog"]'],
  ['Literal in a union', 'K = Union[int, Literal[\n    "dog",\n    @,\n]]'],
  ['the metadata of Annotated', 'K = Annotated[int, @]'],
  ['a call in the metadata', 'K = Annotated[list[int], dict(path=@)]'],
])('%s holds values', (_, shape) => {
  expect(codes(shape.replace('@', OLD), shape.replace('@', NEW))).toEqual(['string-changed'])
  expect(codes(shape.replace('@', OLD), shape.replace('@', OLD))).toEqual([])
})

test.each([
  ['the type of Annotated', 'K = Annotated[@, 1]'],
  ['a forward reference beside one', 'K = Union[@, Literal["dog"]]'],
  ['what the metadata imports', 'K = Annotated[int, import_string(@)]'],
])('%s follows', (_, shape) => {
  expect(codes(shape.replace('@', OLD), shape.replace('@', NEW))).toEqual([])
})
