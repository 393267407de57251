import { describe, expect, test } from 'vitest'
import { insert, replace } from '../../src/model/edit.ts'
import { applyEdits } from '../../src/text/apply-edits.ts'
import { editMarked, insertMarked, joinMarked, mapMarked } from '../../src/text/marked-text.ts'
import type { MarkedText } from '../../src/text/marked-text.ts'

/** A text in which guillemets stand around what is marked. */
function read(marked: string): MarkedText {
  return joinMarked(
    ...marked.split(/(«[^»]*»)/).map((part) => {
      const text = part.replace(/[«»]/g, '')
      return { text, toReview: part.startsWith('«') ? [{ start: 0, end: text.length }] : [] }
    }),
  )
}

function shown({ text, toReview }: MarkedText): string {
  return applyEdits(
    text,
    toReview.flatMap(({ start, end }) => [insert(start, '«'), insert(end, '»')]),
  )
}

describe('marked texts', () => {
  test.each([
    [
      'an insertion for review is marked',
      'def f():\n',
      [insert(9, '  import a\n', 'review')],
      'def f():\n«  import a\n»',
    ],
    ['a certain one is not', 'ab', [insert(1, '-')], 'a-b'],
    ['what stands in front pushes a mark', 'ab«cd»e', [replace(0, 1, 'aaa')], 'aaab«cd»e'],
    ['what stands behind does not', 'ab«cd»e', [replace(4, 5, '')], 'ab«cd»'],
    ['a mark that is written anew stays one', 'ab«cd»e', [replace(2, 4, 'dc')], 'ab«dc»e'],
    ['a stretch that cuts into a mark is marked', 'ab«cd»e', [replace(1, 3, 'x')], 'a«xd»e'],
    ['an insertion inside a mark splits nothing', 'ab«cd»e', [insert(3, '-', 'review')], 'ab«c-d»e'],
    ['two insertions at one place', 'ab', [insert(1, '1', 'review'), insert(1, '2')], 'a«1»2b'],
  ] as const)('%s', (_, before, edits, after) => {
    const text = read(before)
    expect(shown(editMarked(text, edits))).toBe(after)
    expect(editMarked(text, edits).text).toBe(applyEdits(text.text, edits))
  })

  test('line ends change inside and outside of marks', () => {
    expect(shown(mapMarked(read('a\n«b\n»c\n'), (part) => part.replaceAll('\n', '\r\n')))).toBe('a\r\n«b\r\n»c\r\n')
  })

  test('insertions give the text, those of marks for review', () => {
    const edits = insertMarked(2, read('a«b»c'))
    expect(applyEdits('__', edits)).toBe('__abc')
    expect(edits.map(({ text, certainty }) => [text, certainty])).toEqual([
      ['a', 'certain'],
      ['b', 'review'],
      ['c', 'certain'],
    ])
  })
})
