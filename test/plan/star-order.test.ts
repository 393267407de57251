import { expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { filesAfter, runRecipe } from '../support/run-recipe.ts'

const MOVE = 'move: [{ from: deck.a, to: deck.b, symbols: [card] }]\n'
const BASE = {
  'deck/a.py': 'def card():\n    return "a"\n\n\ndef ace():\n    return 1\n',
  'deck/b.py': 'def king():\n    return "b"\n',
  'deck/c.py': 'def card():\n    return "c"\n',
  'deck/d.py': 'from .c import *\n',
  'use.py': 'import deck\n\nX = deck.card()\n',
}

test.each([
  ['the last star gives another one through a module', '.c .b .a .d'],
  ['the last star gives another one', '.b .a .c'],
])('%s, and no import is put beside', (_, order) => {
  const init = order
    .split(' ')
    .map((module) => `from ${module} import *\n`)
    .join('')
  const after = filesAfter(MOVE, { ...BASE, 'deck/__init__.py': init })
  expect(after['deck/__init__.py']).toBe(init)
  expect(after['use.py']).toBe(BASE['use.py'])
})

test('the star of what moves counts, and the name is imported beside', () => {
  const init = 'from .c import *\nfrom .a import *\n'
  const after = filesAfter(MOVE, { ...BASE, 'deck/__init__.py': init })
  expect(after['deck/__init__.py']).toMatch(/from \.b import card/)
})

test('a star of the target below another one would give its name, which is told before any work', () => {
  const files = { ...BASE, 'deck/__init__.py': 'from .a import ace\nfrom .c import *\nfrom .b import *\n' }
  const codes = runRecipe(MOVE, buildWorkspace(files)).findings.map(({ code }) => code)
  expect(codes).toContain('name-clash')
})
