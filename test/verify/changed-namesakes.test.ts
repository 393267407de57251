import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const FAST = 'def fast():\n    return "fast"\n'
const USER = 'from .speed import fast\n\n\ndef go():\n    return fast()\n'
const RENAME = 'rename_modules: { hut.speed: hut.pace }'
const MOVE = 'move: [{ from: hut.speed, to: hut.other, symbols: [fast] }]'
type Tree = Readonly<Record<string, string>>

const overtaken = (recipe: string, was: Tree, is: Tree, isByHand: boolean): readonly string[] =>
  proveTrees(recipe, was, is, isByHand).checks.flatMap(({ name, findings }) =>
    findings.filter(({ code }) => code === 'name-overtaken').map(({ place }) => `${name} ${place?.path ?? ''}`),
  )
/** What is seen where `hut.speed` becomes `hut.pace` and a reader, beside a file that loads it, stays as it is. */
const renamed = (init: string, reader: string, more: Tree = {}): readonly string[] => {
  const same = { 'hut/__init__.py': init, 'reader.py': reader, ...more }
  const was = { ...same, 'hut/speed.py': FAST, 'hut/a.py': USER }
  const is = { ...same, 'hut/pace.py': FAST, 'hut/a.py': USER.replace('.speed', '.pace') }
  return overtaken(RENAME, was, is, false)
}
const FROM = 'import hut.a\nfrom hut import speed\n\nKIND = type(speed)\n'

test.each([
  ['speed = None\n', FROM],
  ['def speed():\n    return 1\n', FROM],
  ['from math import floor as speed\n', FROM],
  ['speed = None\nfrom . import a\n', FROM],
  ['try:\n    from ._c import speed\nexcept ImportError:\n    speed = None\n', FROM],
  ['speed = None\n', 'import hut.a\nfrom hut import *\n\nKIND = type(speed)\n'],
  ['speed = None\n', 'import hut.a\n\nKIND = type(hut.speed)\n'],
  ['speed = None\n', 'import hut.a\n\nKIND = hut.speed.fast()\n'],
  ['speed = None\n', 'import hut.a\n\nKIND = getattr(hut, "speed")\n'],
  ['speed = None\n', 'import hut.a, sys\n\nKIND = sys.modules["hut"].speed\n'],
])('a name of a package that its submodule had overtaken is what the package binds: %j, %j', (init, reader) => {
  expect(renamed(init, reader)).toContain('attributes reader.py')
})

test('the package itself reads it, and so do others through a third module', () => {
  const inside = 'speed = None\n\n\ndef kind():\n    return type(speed)\n'
  expect(renamed(inside, 'import hut.a\n\nKIND = hut.kind()\n')).toContain('attributes hut/__init__.py')
  const handed = { 'facade.py': 'import hut.a\nfrom hut import *\n' }
  expect(renamed('speed = None\n', 'from facade import speed\n\nKIND = type(speed)\n', handed)).toContain(
    'attributes reader.py',
  )
})

test.each([
  ['from .speed import fast as speed\n', 'from .pace import fast as speed\n', FROM],
  ['from . import a\n\nspeed = 5\n', 'from . import a\n\nspeed = 5\n', FROM],
  ['def speed():\n    return 1\n', 'def speed():\n    return 1\n', 'from hut import speed\n\nKIND = speed()\n'],
  ['speed = None\n', 'speed = None\n', 'import hut.a\n\nKIND = hut.a.go()\n'],
])('what the package binds after it loaded the submodule, or is only called, is its own: %j', (init, now, reader) => {
  const was = { 'hut/__init__.py': init, 'hut/speed.py': FAST, 'hut/a.py': USER, 'reader.py': reader }
  const is = {
    'hut/__init__.py': now,
    'hut/pace.py': FAST,
    'hut/a.py': USER.replace('.speed', '.pace'),
    'reader.py': reader,
  }
  expect(overtaken(RENAME, was, is, false)).toEqual([])
})

test('a package around that loads the submodule runs the whole package before', () => {
  const user = 'from yard.hut.speed import fast\n\n\ndef go():\n    return fast()\n'
  const same = {
    'yard/__init__.py': 'from yard.a import go\n',
    'yard/hut/__init__.py': 'speed = None\n',
    'reader.py': 'from yard.hut import speed\n\nKIND = type(speed)\n',
  }
  const was = { ...same, 'yard/hut/speed.py': FAST, 'yard/a.py': user }
  const is = { ...same, 'yard/hut/pace.py': FAST, 'yard/a.py': user.replace('.speed', '.pace') }
  const recipe = 'rename_modules: { yard.hut.speed: yard.hut.pace }'
  expect(overtaken(recipe, was, is, false)).toContain('attributes reader.py')
})

test('a moved definition no longer loads the submodule, or loads it for the first time', () => {
  const same = { 'hut/__init__.py': 'speed = None\n', 'reader.py': FROM }
  const from = { ...same, 'hut/speed.py': FAST, 'hut/other.py': 'Y = 1\n', 'hut/a.py': USER }
  const to = {
    ...same,
    'hut/speed.py': '',
    'hut/other.py': `Y = 1\n\n\n${FAST}`,
    'hut/a.py': USER.replace('.speed', '.other'),
  }
  expect(overtaken(MOVE, from, to, false)).toContain('attributes reader.py')
  const back = 'move: [{ from: hut.other, to: hut.speed, symbols: [fast] }]'
  expect(overtaken(back, to, from, false)).toContain('attributes hut/__init__.py')
})

test('a definition that left the submodule is not read of it any more', () => {
  const [speed, q] = [`${FAST}\n\nQ = 1\n`, 'from .speed import Q\n']
  const reader = 'import hut.a, hut.q\nfrom hut import speed\n\nKIND = speed.fast()\n'
  const same = { 'hut/__init__.py': 'speed = None\n', 'reader.py': reader, 'hut/q.py': q }
  const was = { ...same, 'hut/speed.py': speed, 'hut/other.py': 'Y = 1\n', 'hut/a.py': USER }
  const is = {
    ...same,
    'hut/speed.py': 'Q = 1\n',
    'hut/other.py': `Y = 1\n\n\n${FAST}`,
    'hut/a.py': USER.replace('.speed', '.other'),
  }
  expect(overtaken(MOVE, was, is, false)).toContain('attributes reader.py')
})
