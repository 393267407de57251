import { parse } from 'smol-toml'
import { expect, test } from 'vitest'
import { applyEdits } from '../../src/text/apply-edits.ts'
import { removeFromArray } from '../../src/toml/remove-from-array.ts'

test.each([
  ['the first', 'a = ["no", "x"]\n', 'a = ["x"]\n'],
  ['the last', 'a = ["x", "no"]\n', 'a = ["x"]\n'],
  ['the last, before a comma', 'a = [ "x", "no", ]\n', 'a = [ "x", ]\n'],
  ['one in the middle', 'a = ["x", "no", "y"]\n', 'a = ["x", "y"]\n'],
  ['two at the end', 'a = ["x", "no1", "no2"]\n', 'a = ["x"]\n'],
  ['two at the start', 'a = ["no1", "no2", "x"]\n', 'a = ["x"]\n'],
  ['some here and there', 'a = ["no1","x","no2","y","no3"]\n', 'a = ["x","y"]\n'],
  ['a line with its comment', 'a = [\n  "x",\n  "no",  # c, d\n  "y",\n]\n', 'a = [\n  "x",\n  "y",\n]\n'],
  ['the last line', 'a = [\n  "x",\n  "no"\n]\n', 'a = [\n  "x",\n]\n'],
  [
    'comments of others stay',
    'a = [\n  # x\n  "x", # y\n  # no\n  "no",\n]\n',
    'a = [\n  # x\n  "x", # y\n  # no\n]\n',
  ],
  ['two on the last line', 'a = [\n  "x",\n  "no1", "no2"\n]\n', 'a = [\n  "x",\n\n]\n'],
  ['CRLF', 'a = [\r\n  "no",\r\n  "x",\r\n]\r\n', 'a = [\r\n  "x",\r\n]\r\n'],
  ['all: nothing', 'a = ["no"]\n', 'a = ["no"]\n'],
  ['no array', 'a = "no"\n', 'a = "no"\n'],
  ['other values', 'a = [1, ["no"], { b = "no" }, "no"]\n', 'a = [1, ["no"], { b = "no" }]\n'],
  ['a string with a comma', 'a = ["x,no", "no"]\n', 'a = ["x,no"]\n'],
])('%s', (_title, before, wanted) => {
  const after = applyEdits(
    before,
    removeFromArray(before, ['a'], (value) => typeof value === 'string' && value.startsWith('no')),
  )
  expect(after).toBe(wanted)
  parse(after)
})
