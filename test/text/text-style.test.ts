import { describe, expect, test } from 'vitest'
import {
  hasFinalNewline,
  indentAt,
  lineEndAfter,
  lineStartBefore,
  newlineOf,
  textStart,
  withNewline,
} from '../../src/text/text-style.ts'

test.each([
  ['', '\n'],
  ['a', '\n'],
  ['a\nb\n', '\n'],
  ['a\r\nb', '\r\n'],
  ['a\r\nb\r\nc\n', '\r\n'],
  ['a\r\nb\n', '\n'],
  ['a\rb\rc', '\n'],
  ['\nb', '\n'],
])('newlineOf(%j) is %j', (text, newline) => {
  expect(newlineOf(text)).toBe(newline)
})

test('withNewline rewrites both newlines and leaves a lone carriage return', () => {
  expect(withNewline('a\nb\r\nc\rd\n', '\r\n')).toBe('a\r\nb\r\nc\rd\r\n')
  expect(withNewline('a\nb\r\nc\rd\n', '\n')).toBe('a\nb\nc\rd\n')
})

test('hasFinalNewline', () => {
  expect(['', 'a', 'a\n', 'a\r\n', '\n'].map(hasFinalNewline)).toEqual([false, false, true, true, true])
})

describe('lines around an offset', () => {
  test.each([
    ['a\nbc\nd', 0, 0, 2],
    ['a\nbc\nd', 1, 0, 2],
    ['a\nbc\nd', 2, 2, 5],
    ['a\nbc\nd', 4, 2, 5],
    ['a\nbc\nd', 6, 5, 6],
    ['\na', 0, 0, 1],
    ['\na', 1, 1, 2],
    ['a\r\nb', 2, 0, 3],
    ['\ufeffab\nc', 2, 1, 4],
    ['\ufeffab\nc', 0, 1, 4],
    ['', 0, 0, 0],
  ])('%j at %i: from %i to %i', (text, offset, start, end) => {
    expect(lineStartBefore(text, offset)).toBe(start)
    expect(lineEndAfter(text, offset)).toBe(end)
  })

  test.each([
    ['  a', 2, '  '],
    ['a\n\t  b', 5, '\t  '],
    ['a\n  \n', 3, '  '],
    ['\ufeff  a', 3, '  '],
    ['\f  a', 3, '\f  '],
    ['a\n', 2, ''],
  ])('indentAt(%j, %i) is %j', (text, offset, indent) => {
    expect(indentAt(text, offset)).toBe(indent)
  })

  test('textStart is after a byte order mark', () => {
    expect([textStart(''), textStart('a'), textStart('\ufeffa')]).toEqual([0, 0, 1])
  })
})
