import { describe, expect, test } from 'vitest'
import { InvariantError } from '../../src/model/errors.ts'
import { lineIndexOf } from '../../src/text/line-index.ts'

describe('lineIndexOf', () => {
  test.each<[string, number, number, number]>([
    ['', 0, 1, 1],
    ['a\nb', 0, 1, 1],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\nb', 3, 2, 2],
    ['a\r\nb', 2, 1, 3],
    ['a\r\nb', 3, 2, 1],
    ['a\rb\u2028c\fd', 6, 1, 7],
    ['\n\n\n', 2, 3, 1],
    ['\n\n\n', 3, 4, 1],
  ])('%j at %i is line %i, column %i', (text, offset, line, column) => {
    const index = lineIndexOf(text)
    expect(index.positionAt(offset)).toEqual({ line, column })
    expect(index.lineOf(offset)).toBe(line)
    expect(index.startOfLine(line)).toBe(offset - column + 1)
  })

  test('every offset of a long text', () => {
    const text = Array.from({ length: 300 }, (_, i) => 'x'.repeat(i % 7)).join('\n')
    const index = lineIndexOf(text)
    for (let offset = 0; offset <= text.length; offset += 1) {
      expect(index.lineOf(offset)).toBe(text.slice(0, offset).split('\n').length)
    }
    expect(index.lineCount).toBe(300)
  })

  test('refuses what does not exist', () => {
    const index = lineIndexOf('a\nb')
    expect(() => index.lineOf(4)).toThrow(new InvariantError('offset 4 lies outside the text of length 3'))
    expect(() => index.lineOf(-1)).toThrow(InvariantError)
    expect(() => index.lineOf(Number.NaN)).toThrow(InvariantError)
    expect(() => index.startOfLine(3)).toThrow('line 3 is not one of the 2 lines')
    expect(() => index.startOfLine(0)).toThrow(InvariantError)
  })
})
