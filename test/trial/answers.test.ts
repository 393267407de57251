import { expect, test } from 'vitest'
import { answersIn } from '../../src/trial/probe-imports.ts'

test('a line that is cut answers nothing, and one that two processes wrote answers both', () => {
  expect(answersIn('{"module": "shop", "names": {"a": "class"}}')).toHaveLength(1)
  expect(answersIn('{"module": "shop", "names": {"a": "class"}')).toEqual([])
  expect(answersIn('{"target": "shop:a"}{"module": "shop", "names": {}}')).toEqual([
    { target: 'shop:a' },
    { module: 'shop', names: {} },
  ])
})
