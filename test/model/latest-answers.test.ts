import { expect, test } from 'vitest'
import { keepingLatest } from '../../src/model/latest-answers.ts'

test('the answers for the texts last asked about are kept, and those asked about longest ago go', () => {
  const asked: string[] = []
  const lengthOf = keepingLatest(6, (text) => {
    asked.push(text)
    return text.length
  })
  expect(['aa', 'bb', 'aa', 'cc', 'aa', 'dd', 'bb'].map(lengthOf)).toEqual([2, 2, 2, 2, 2, 2, 2])
  expect(asked).toEqual(['aa', 'bb', 'cc', 'dd', 'bb'])
})

test('the last answer is kept however long its text is, also where it is undefined', () => {
  let times = 0
  const nothingOf = keepingLatest(3, (): undefined => {
    times += 1
    return undefined
  })
  for (const text of ['a long text', 'a long text', 'a', 'a', 'a long text']) nothingOf(text)
  expect(times).toBe(3)
})

test('an answer is made once while the texts are few, and the same is given again', () => {
  const made: string[] = []
  const of = keepingLatest(6, (text) => {
    made.push(text)
    return { text }
  })
  expect(of('aaa')).toBe(of('aaa'))
  of('bbb')
  of('aaa')
  of('ccc')
  expect(made).toEqual(['aaa', 'bbb', 'ccc'])
  of('aaa')
  expect(made).toEqual(['aaa', 'bbb', 'ccc'])
  of('bbb')
  expect(made).toEqual(['aaa', 'bbb', 'ccc', 'bbb'])
})
