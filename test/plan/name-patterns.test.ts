import { expect, test } from 'vitest'
import { storingPattern, takingPattern } from '../../src/plan/names/name-patterns.ts'

test.each([
  'from shop.stock import tally',
  'from .stock import other, tally as t',
  'from . stock import tally',
  'from shop.stock \\\n  import \\\n  other, tally',
  'from shop.stock import(tally)',
  'from shop.stock import (\n    other,  # not (this)\n    tally,\n)',
  'from shop.stock import *',
  'from .stock import(*)',
  'from . import tally',
  'import shop.stock as s\ns.tally()',
  's.tally',
  'x = (s  # the shop\n  .  # its\n  tally)',
  's. \\\n tally',
])('a text that may take the name is read: %j', (text) => {
  expect(takingPattern('shop.stock', 'tally', ['s']).test(text)).toBe(true)
})

test.each([
  'from shop.stock import other',
  'from shop.stock import tally_all',
  'from shop.other import tally',
  'import tally',
  'from shop.stock import other; tally = 1',
  's.tally_all',
  'tally(stock)',
  'import shop.stock as s\nbus.tally()',
])('a text that cannot take it is not: %j', (text) => {
  expect(takingPattern('shop.stock', 'tally', ['s']).test(text)).toBe(false)
})

test.each([
  's.tally = 1',
  's.tally: int',
  's.tally += 1',
  's.tally //= 2',
  's.tally >>= 2',
  's.tally @= m',
  '(s.tally, x) = 1, 2',
  '[x, s.tally] = 1, 2',
  'for s.tally in x: pass',
  'with a as s.tally: pass',
  's.tally \\\n = 1',
  '(s.tally  # kept\n, x) = y',
])('a text that may set the attribute is read: %j', (text) => {
  expect(storingPattern(['other', 'tally']).test(text)).toBe(true)
})

test.each(['s.tally()', 's.tally == 1', 's.tally.x = 1', 's.tally[0] = 1', 's.tally\n', 's.tally <= 1', 'tally = 1'])(
  'a text that cannot set it is not: %j',
  (text) => {
    expect(storingPattern(['other', 'tally']).test(text)).toBe(false)
  },
)

test('many comments cost no more than their length', () => {
  const text = 's.\n' + '# # # ########\n'.repeat(3000) + 'from shop.stock import (\n' + '  a, # x # y\n'.repeat(3000)
  expect(takingPattern('shop.stock', 'tally', ['s']).test(text)).toBe(false)
  expect(storingPattern(['tally']).test(text)).toBe(false)
})
