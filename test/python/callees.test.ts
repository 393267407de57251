import { expect, test } from 'vitest'
import { calleesOf, homeOfModule } from '../../src/python/index/callees.ts'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

/** What the last name of a module may be called as. */
function kinds(text: string): readonly string[] {
  const home = homeOfModule(indexOf(buildWorkspace({ 'mill.py': text }), ['']), 'mill')
  const last = home?.facts.references.at(-1)
  if (home === undefined || last === undefined) throw new Error('no name')
  return calleesOf(indexOf(buildWorkspace({ 'mill.py': text }), ['']), home, last).map(({ kind }) => kind)
}

test.each([
  ['a value that is given to itself', 'x = x.y\n\n\ndef f():\n    return x\n', ['unknown']],
  ['two values that are given each other', 'a = b\nb = a\n\n\ndef f():\n    return a.grind\n', ['unknown']],
  ['a value that calls itself', 'a = a()\n\n\ndef f():\n    return a.grind\n', ['unknown']],
  ['a function by another name', 'def grind():\n    pass\n\n\nmill = grind\nmill()\n', ['function']],
])('%s', (_title, text, expected) => {
  expect(kinds(text)).toEqual(expected)
})
