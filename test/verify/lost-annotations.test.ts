import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const [RATE, STEP] = ['RATE: int = 1\n', 'STEP: float = 2.5\n']
const MOVE = 'move: [{ from: hut.conf, to: hut.other, symbols: [RATE] }]'
type Tree = Readonly<Record<string, string>>

const seen = (was: Tree, is: Tree): readonly string[] =>
  proveTrees(MOVE, { 'hut/__init__.py': '', ...was }, { 'hut/__init__.py': '', ...is }, false).checks.flatMap(
    ({ name, findings }) =>
      findings.filter(({ code }) => code === 'names-enumerated').map(({ place }) => `${name} ${place?.path ?? ''}`),
  )
const inside = (code: string): readonly string[] => {
  const rest = `${STEP}\n\n${code}`
  const use = 'from hut.conf import STEP\n'
  const was = {
    'hut/conf.py': `import sys\nfrom typing import get_type_hints\n\n${RATE}${rest}`,
    'hut/other.py': 'Y = 1\n',
  }
  const is = {
    'hut/conf.py': `import sys\nfrom typing import get_type_hints\n\n${rest}`,
    'hut/other.py': `Y = 1\n\n${RATE}`,
  }
  return seen({ ...was, 'use.py': use }, { ...is, 'use.py': use })
}
const outside = (use: string, other = 'Y = 1\n'): readonly string[] =>
  seen(
    { 'hut/conf.py': `${RATE}${STEP}`, 'hut/other.py': other, 'use.py': use },
    { 'hut/conf.py': STEP, 'hut/other.py': `${other}\n${RATE}`, 'use.py': use },
  )

test.each([
  'def names():\n    return [n for n in __annotations__]\n',
  'class Kit:\n    def names(self):\n        return list(__annotations__)\n',
  'def names():\n    return list(sys.modules[__name__].__annotations__)\n',
  'def names():\n    return get_type_hints(sys.modules[__name__])\n',
  'def names():\n    return list(globals()["__annotations__"])\n',
])('a module that takes its own annotations has lost one: %j', (code) => {
  expect(inside(code)).toEqual(['attributes hut/conf.py'])
})

test.each([
  'import hut.conf\n\nNAMES = list(hut.conf.__annotations__)\n',
  'from typing import get_type_hints\nfrom hut import conf\n\nNAMES = get_type_hints(conf)\n',
  'import inspect\nimport hut.conf as c\n\nNAMES = inspect.get_annotations(c)\n',
  'import hut.conf as c\n\nKIND = c.__annotations__["RATE"]\n',
  'import hut.conf as c\n\n\ndef names(m):\n    return m.__annotations__\n\n\nNAMES = names(c)\n',
])('another module takes them: %j', (use) => {
  expect(outside(use)).toEqual(['attributes use.py'])
})

test('annotations that come to a module are more there', () => {
  const use = 'import hut.other as c\n\nNAMES = list(c.__annotations__)\n'
  expect(outside(use, 'Y: int = 1\n')).toEqual(['attributes use.py'])
})

test('those of classes and functions, and of another name, are as they were', () => {
  expect(inside('class Kit:\n    a: int = 1\n    names = list(__annotations__)\n')).toEqual([])
  expect(inside('class Kit:\n    a: int = 1\n\n\nNAMES = list(Kit.__annotations__)\n')).toEqual([])
  expect(outside('import hut.conf as c\n\nKIND = c.__annotations__["STEP"]\n')).toEqual([])
})
