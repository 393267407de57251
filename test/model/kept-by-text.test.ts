import { describe, expect, it } from 'vitest'
import { keptByText } from '../../src/model/kept-by-text.ts'

describe('what is kept by text', () => {
  it('is made once while the texts are few, and those asked for longest ago go first', () => {
    const made: string[] = []
    const of = keptByText(6, (text) => {
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
})
