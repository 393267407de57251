import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import type { Edit } from '../../src/model/edit.ts'
import { insert, remove, replace } from '../../src/model/edit.ts'
import { InvariantError } from '../../src/model/errors.ts'
import { applyEdits, checkEdits } from '../../src/text/apply-edits.ts'

describe('applyEdits', () => {
  test.each<[string, string, Edit[], string]>([
    ['no edits', 'abc', [], 'abc'],
    ['a replacement', 'abc', [replace(1, 2, 'X')], 'aXc'],
    ['a deletion', 'abc', [remove(1, 2)], 'ac'],
    ['everything deleted', 'abc', [remove(0, 3)], ''],
    ['an insertion into an empty text', '', [insert(0, 'x')], 'x'],
    ['insertions at both ends', 'abc', [insert(0, '<'), insert(3, '>')], '<abc>'],
    ['insertions at one offset keep their order', 'ab', [insert(1, '1'), insert(1, '2'), insert(1, '3')], 'a123b'],
    ['an insertion at the start of a replaced span', 'abcd', [replace(1, 3, 'X'), insert(1, 'i')], 'aiXd'],
    ['an insertion at the end of a replaced span', 'abcd', [insert(3, 'i'), replace(1, 3, 'X')], 'aXid'],
    ['insertions around a deletion', 'abcd', [insert(3, '2'), remove(1, 3), insert(1, '1')], 'a12d'],
    [
      'an insertion between touching replacements',
      'abcd',
      [replace(2, 4, 'Y'), insert(2, 'i'), replace(0, 2, 'X')],
      'XiY',
    ],
    ['touching replacements', 'abcd', [replace(2, 3, 'Y'), replace(1, 2, 'X')], 'aXYd'],
    ['astral characters count two units', '\u{1f600}b', [replace(2, 3, 'X')], '\u{1f600}X'],
    ['a byte order mark and CRLF stay', '\ufeffa\r\nb', [replace(1, 2, 'X')], '\ufeffX\r\nb'],
  ])('%s', (_name, text, edits, expected) => {
    expect(applyEdits(text, edits)).toBe(expected)
  })

  test('equals joining the pieces by hand, for any edits that do not overlap', () => {
    const cuts = fc.uniqueArray(fc.nat(20), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(fc.string({ minLength: 20, maxLength: 20, unit: 'binary-ascii' }), cuts, (text, offsets) => {
        const sorted = offsets.toSorted((a, b) => a - b)
        const edits = sorted.slice(1).map((end, i) => replace(sorted[i] ?? 0, end, i % 2 === 0 ? `<${i}>` : ''))
        const middle = edits.map((edit) => edit.text).join('')
        const expected = text.slice(0, sorted[0]) + middle + text.slice(sorted.at(-1))
        expect(applyEdits(text, edits.toReversed())).toBe(expected)
      }),
    )
  })
})

describe('checkEdits', () => {
  test.each<[string, Edit[], RegExp]>([
    ['equal spans', [replace(1, 3, 'X'), replace(1, 3, 'Y')], /\[1, 3\) and \[1, 3\) overlap/],
    ['overlapping spans', [replace(2, 5, 'X'), replace(0, 3, 'Y')], /\[0, 3\) and \[2, 5\) overlap/],
    ['a span inside another, far from its start', [remove(0, 9), remove(1, 2), remove(7, 8)], /\[0, 9\) and \[1, 2\)/],
    ['an insertion inside a replaced span', [replace(1, 4, 'X'), insert(2, 'i')], /\[1, 4\) and \[2, 2\) overlap/],
    ['a span past the end', [replace(9, 11, 'X')], /\[9, 11\) lies outside the text of length 10/],
    ['a negative start', [replace(-1, 1, 'X')], /\[-1, 1\) lies outside/],
    ['no number', [replace(Number.NaN, 1, 'X')], /lies outside/],
    ['an inverted span', [replace(3, 2, 'X')], /\[3, 2\) ends before it starts/],
  ])('refuses %s', (_name, edits, message) => {
    expect(() => checkEdits('0123456789', edits)).toThrow(InvariantError)
    expect(() => applyEdits('0123456789', edits)).toThrow(message)
  })
})
