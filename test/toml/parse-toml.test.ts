import { expect, test } from 'vitest'
import { UserError } from '../../src/model/errors.ts'
import { parseToml } from '../../src/toml/parse-toml.ts'

test('the value of a text', () => {
  expect(parseToml('\ufeff[a]\r\nb = ["x", 1]\r\n')).toEqual({ a: { b: ['x', 1] } })
  expect(parseToml('')).toEqual({})
})

test.each([
  ['a = 1\nb = \n', 2],
  ['a = 1\n\na = 2\n', 3],
  ['[a\n', 1],
])('%j is a user error in line %i', (text, line) => {
  try {
    parseToml(text)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ problems: [{ line, message: expect.stringMatching(/^[^\n]+$/) }] })
  }
})
