import { expect, test } from 'vitest'
import { codeReader } from '../../src/verify/meaning/code-text.ts'

/** Piece by piece, as the proof hands it the code between names and strings. */
function read(text: string): string {
  const reader = codeReader()
  return text
    .split(/(?<=\W)(?=\w)|(?<=\w)(?=\W)/)
    .map(reader)
    .join('')
}

test.each([
  ['a call', 'f(a, b,)', 'f(a, b)'],
  ['a call on lines of its own', 'f(\n    a,\n    b,\n)', 'f(a, b)'],
  ['a table', '{a: b, c: d,}', '{a: b, c: d}'],
  ['a tuple whose first member is a lambda', '(lambda a, b: c, d,)', '(lambda a, b: c, d)'],
])('a last comma says nothing in %s', (_, text, code) => expect(read(text)).toBe(code))

test.each([
  ['of one', '(a,)'],
  ['of one that is a lambda of two parameters', '(lambda a, b: c,)'],
  ['of one that has commas in it', '(x[a, b],)'],
])('a last comma makes a tuple %s', (_, text) => expect(read(text)).toBe(text))
