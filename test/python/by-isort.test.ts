import { expect, test } from 'vitest'
import { byIsort } from '../../src/python/edit/import-lines.ts'

test.each([
  // As ruff 0.17 sorts them (rule I001, order-by-type).
  ['_FOO, _X, A1, BAZ, Attribute, Y, _bar, _FilterType, bar'],
  ['ABC, TYPE_CHECKING, Any, cast'],
])('%s', (sorted) => {
  const names = sorted.split(', ')
  expect([...names].reverse().sort(byIsort)).toEqual(names)
})
