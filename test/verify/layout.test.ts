import { expect, test } from 'vitest'
import { brokenTable } from '../../src/verify/meaning/same-layout.ts'

const GRID = ['+-----+---+', '| a.b | x |', '+-----+---+']
const SIMPLE = ['===  ===', 'a.b  x', '===  ===', '']

test.each([
  ['a grid that stays', GRID, GRID, undefined],
  ['a grid that grows', GRID, ['+-------+---+', '| a.b.c | x |', '+-------+---+'], undefined],
  ['a cell that pushes the next one', GRID, ['+-----+---+', '| a.b.c | x |', '+-----+---+'], 1],
  ['a cell that is shorter', GRID, ['+-----+---+', '| a | x |', '+-----+---+'], 1],
  ['one that was broken before', ['+-----+---+', '| a | x |'], ['+-----+---+', '| abc | x |'], undefined],
  ['columns that grow', SIMPLE, ['=====  ===', 'a.b.c  x', '=====  ===', ''], undefined],
  ['a name in the margin', SIMPLE, ['===  ===', 'a.b.c  x', '===  ===', ''], 1],
  ['the last column may be longer', SIMPLE, ['===  ===', 'a.b  long', '===  ===', ''], undefined],
])('%s', (_name, was, is, broken) => {
  expect(brokenTable(was, is)).toBe(broken)
})
