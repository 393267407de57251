import { beforeAll, expect, test } from 'vitest'
import { loadPython } from '../../src/python/parse/grammar.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'
import { factsOfText } from '../../src/python/index/symbol-index.ts'

beforeAll(() => loadPython())

const many = (text: string, times: number, glue = ''): string => Array.from({ length: times }, () => text).join(glue)

test.each<[string, string, number]>([
  ['a sum', `x = ${many('a', 5000, ' + ')}\n`, 5000],
  ['alternatives', `x = ${many('a == b', 3000, ' or ')}\n`, 6000],
  ['calls of methods', `x = a${many('.f(b)', 2000)}\n`, 2001],
  ['subscripts', `x = a${many('[b]', 3000)}\n`, 3001],
  ['attributes', `x = a${many('.f', 3000)}\n`, 1],
])('%s of some thousand terms is read to the last name, in order', (_name, text, references) => {
  const facts = factsOfText(text)
  expect(facts.errors).toEqual([])
  expect(facts.references).toHaveLength(references)
  const starts = facts.references.map((reference) => reference.span.start)
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
})

test('what is nested deeper than can be followed counts as a text that cannot be read', () => {
  const facts = factsOfText(`x = ${many('lambda: ', 20000)}1\n`)
  expect(facts.unread).toBe('too deep')
  expect(facts.errors).toHaveLength(1)
})

test.each([
  ['alternatives', `S = ${many('1', 300, ' if f() else ')}\n`],
  ['calls', `S = ${many('f(', 90)}1${many(')', 90)}\n`],
  ['an expression of its own', `print(${many('1', 300, ' if f() else ')})\n`],
])('what %s call may be as deep as they are', (_name, caller) => {
  const body = `def f(x=1):\n    print(x)\n    return 1${many(' + 1', 4000)}\n\n\n`
  const files = { 'p/__init__.py': '', 'p/z.py': '', 'p/a.py': `${body}${caller}`, 'use.py': 'from p.a import f, S\n' }
  expect(() => runRecipe('move: [{ from: p.a, to: p.z, symbols: [f] }]', buildWorkspace(files))).not.toThrow()
})
