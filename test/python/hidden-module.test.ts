import { expect, test } from 'vitest'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

function target(init: string, name: string): string {
  const part = 'def part(): pass\n\n\ndef helper(): pass\n'
  const index = indexOf(buildWorkspace({ 'pkg/__init__.py': init, 'pkg/part.py': part }), [''])
  const found = index.lookup(name)
  return found.kind === 'symbol' ? `${found.module}:${[found.symbol, ...found.rest].join('.')}` : found.kind
}

test.each([
  ['a function', 'def part(): pass\n'],
  ['a function that comes from the module', 'from .part import part\n'],
  ['a class without such an attribute', 'class part:\n    size = 1\n'],
])('%s of the package hides no name of the module', (_title, init) => {
  expect(target(init, 'pkg.part.helper')).toBe('pkg.part:helper')
  expect(target(init, 'pkg.part')).not.toBe('module')
  expect(target(init, 'pkg.part.other')).toMatch(/^pkg:part\.other$/)
})

test.each([
  ['a class with such an attribute', 'class part:\n    def helper(self): pass\n'],
  ['a function that is given one', 'def part(): pass\n\n\npart.helper = 1\n'],
  ['a value', 'part = object()\n'],
  ['a class that may inherit one', 'from elsewhere import Base\n\n\nclass part(Base): pass\n'],
])('%s of the package hides it', (_title, init) => {
  expect(target(init, 'pkg.part.helper')).toBe('pkg:part.helper')
})

test('what everything has is asked of what hides the module', () => {
  expect(target('from .part import part\n', 'pkg.part.__name__')).toBe('pkg:part.__name__')
})
