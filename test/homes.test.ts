import { describe, expect, test } from 'vitest'
import { answersElsewhere, HOMES } from './support/homes.ts'
import { sources } from './support/sources.ts'

describe('each question has one home', () => {
  test('and nobody answers it elsewhere', () => {
    expect(sources.flatMap((source) => answersElsewhere(source))).toEqual([])
  })

  test.each(HOMES.map((home) => [home.question, home] as const))('%s The home answers it', (_, home) => {
    const own = sources.filter(({ path }) => home.homes.some((one) => path === one || path.startsWith(one)))
    expect(own.flatMap((source) => answersElsewhere(source, [{ ...home, homes: [] }]))).not.toEqual([])
  })
})
