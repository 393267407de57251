import { expect, test } from 'vitest'
import { spanTable } from '../../src/model/span-table.ts'
import { replaceSpans } from '../../src/text/replace-spans.ts'

test('places are replaced in one pass, in whatever order they are given', () => {
  const spans = [
    { span: { start: 6, end: 9 }, text: 'tea' },
    { span: { start: 0, end: 3 }, text: 'a' },
  ]
  expect(replaceSpans('the   cup', spans)).toBe('a   tea')
  expect(replaceSpans('as it is', [])).toBe('as it is')
})

test('of two places that overlap the first counts', () => {
  const spans = [
    { span: { start: 0, end: 4 }, text: 'x' },
    { span: { start: 2, end: 6 }, text: 'y' },
  ]
  expect(replaceSpans('abcdefg', spans)).toBe('xefg')
})

test('300,000 places of one line are replaced at once', () => {
  const text = 'ab'.repeat(300_000)
  const spans = Array.from({ length: 300_000 }, (_, at) => ({ span: { start: 2 * at, end: 2 * at + 1 }, text: 'c' }))
  expect(replaceSpans(text, spans)).toBe('cb'.repeat(300_000))
})

test('a table of spans knows what is taken, across its stretches', () => {
  const table = spanTable([{ start: 10, end: 2000 }])
  expect(table.isTaken({ start: 0, end: 10 })).toBe(false)
  expect(table.isTaken({ start: 1500, end: 1501 })).toBe(true)
  expect(table.isTaken({ start: 2000, end: 2300 })).toBe(false)
  table.add({ start: 2100, end: 2101 })
  expect(table.isTaken({ start: 2000, end: 2300 })).toBe(true)
})
