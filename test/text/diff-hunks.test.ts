import { describe, expect, test } from 'vitest'
import { hunksOf } from '../../src/text/diff-hunks.ts'

describe('hunksOf', () => {
  test('numbers the lines of both sides', () => {
    expect(hunksOf('a\nb\nc\n', 'a\nB\nC\nc')).toEqual([
      {
        beforeStart: 1,
        beforeCount: 3,
        afterStart: 1,
        afterCount: 4,
        lines: [
          { kind: 'kept', text: 'a', before: 1, after: 1, isEnded: true },
          { kind: 'removed', text: 'b', before: 2, after: undefined, isEnded: true },
          { kind: 'removed', text: 'c', before: 3, after: undefined, isEnded: true },
          { kind: 'added', text: 'B', before: undefined, after: 2, isEnded: true },
          { kind: 'added', text: 'C', before: undefined, after: 3, isEnded: true },
          { kind: 'added', text: 'c', before: undefined, after: 4, isEnded: false },
        ],
      },
    ])
  })

  test('three lines of context, a hunk for each distant difference', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `${i + 1}\n`)
    const hunks = hunksOf(lines.join(''), lines.with(4, 'x\n').with(24, 'y\n').join(''))
    expect(hunks.map(({ lines: all, ...numbers }) => ({ ...numbers, first: all[0]?.text, count: all.length }))).toEqual(
      [
        { beforeStart: 2, beforeCount: 7, afterStart: 2, afterCount: 7, first: '2', count: 8 },
        { beforeStart: 22, beforeCount: 7, afterStart: 22, afterCount: 7, first: '22', count: 8 },
      ],
    )
  })

  test.each([
    ['nothing in common with nothing', '', '', []],
    ['equal texts', 'a\n', 'a\n', []],
    ['a created text', '', 'a\n', [[0, 0, 1, 1]]],
    ['an emptied text', 'a\nb', '', [[1, 2, 0, 0]]],
  ])('%s', (_name, before, after, numbers) => {
    const hunks = hunksOf(before, after)
    expect(hunks.map((hunk) => [hunk.beforeStart, hunk.beforeCount, hunk.afterStart, hunk.afterCount])).toEqual(numbers)
  })
})
