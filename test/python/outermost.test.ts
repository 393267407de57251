import { expect, test } from 'vitest'
import { outermost } from '../../src/python/edit/outermost.ts'
import { factsOfText } from '../../src/python/index/symbol-index.ts'

const shown = (text: string): string => outermost(factsOfText(text), { start: 0, end: text.length })

test.each([
  ['x = call(a, "b") + y["c"]', 'x = callxxxxxxxx + yxxxxx'],
  ['x = "(" + (1, ")") + ")"', 'x = xxx + xxxxxxxx + xxx'],
  [`x = f"{a['b']} (" + c`, `x = ${'x'.repeat(13)} + c`],
  ['x = "a" "b" if c else [d, {e: (f,)}]', 'x = xxx xxx if c else xxxxxxxxxxxxxx'],
])('%s shows what stands outside of strings and brackets', (text, seen) => {
  expect(shown(text)).toBe(seen)
})

test('a table with thousands of texts is read in one go', () => {
  const text = `TABLE = {${Array.from({ length: 6000 }, (_, at) => `"key${String(at)}": "value"`).join(', ')}}`
  const began = performance.now()
  for (let round = 0; round < 3; round += 1) expect(shown(text)).toHaveLength(text.length)
  expect(performance.now() - began).toBeLessThan(10_000)
})
