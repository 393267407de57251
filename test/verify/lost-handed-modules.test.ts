import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const ACT = 'def softmax(x):\n    return x\n'
const SCALE = 'def scale(x):\n    return x\n'

type Files = Readonly<Record<string, string>>

/** What the proof says of a module that goes out of `shop`, where other files of it are as given. */
const errors = (before: Files, after: Files, goal = 'netlib'): readonly string[] => {
  const folder = goal.replaceAll('.', '/')
  return proveTrees(
    `rename_modules: { shop.nets: ${goal} }`,
    { 'shop/__init__.py': '', 'shop/nets/__init__.py': '', 'shop/nets/act.py': ACT, ...before },
    { 'shop/__init__.py': '', [`${folder}/__init__.py`]: '', [`${folder}/act.py`]: ACT, ...after },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((one) => `${check.name} ${one.code}`),
  )
}

const LOST = 'surface surface-lost'
const was = (line: string, read: string): string => `${line}\nimport shop.nets.act\n\n\n${use(read)}`
const is = (line: string): string => `${line}from netlib import act\n\n\n${use('act')}`
const use = (read: string): string => SCALE.replace('return x', `return ${read}.softmax(x)`)

test.each([
  ['import shop as sb\n', 'sb.nets.act'],
  ['from .. import other as sb\n', 'shop.nets.act'],
  ['from shop.labels import other as sb\n', 'shop.nets.act'],
  ['try:\n    import shop as sb\nexcept ImportError:\n    raise\n', 'sb.nets.act'],
])('a module that a star of a package handed on is missed: %j', (line, read) => {
  const rest = {
    'shop/labels/__init__.py': 'from .scale import *\n',
    'shop/labels/other.py': '',
    'shop/other.py': '',
    'shop/shelf.py': 'from shop.labels import *\n',
  }
  const before = { ...rest, 'shop/labels/scale.py': was(line, read) }
  expect(errors(before, { ...rest, 'shop/labels/scale.py': is('') })).toContain(LOST)
  expect(errors(before, { ...rest, 'shop/labels/scale.py': is(line) })).toEqual([])
})

test('one that a module hands on from stars, one behind the other, is missed', () => {
  const rest = { 'shop/api.py': 'from shop.inner import *\n', 'shop/inner.py': 'from shop.scale import *\n' }
  const before = { ...rest, 'shop/scale.py': was('import shop as sb', 'sb.nets.act') }
  expect(errors(before, { ...rest, 'shop/scale.py': is('') })).toContain(LOST)
  expect(errors(before, { ...rest, 'shop/scale.py': is('import shop as sb\n') })).toEqual([])
})

test.each([
  ['listed', 'import shop as sb\n\n__all__ = ["scale"]', {}],
  ['private', 'import shop as _sb', {}],
  ['for type checkers', 'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import shop as sb', {}],
  ['of another project', 'import math as sb', {}],
  [
    'listed by who hands on',
    'import shop as sb',
    { 'shop/labels/__init__.py': 'from .scale import *\n\n__all__ = ["scale"]\n' },
  ],
  [
    'read by a script',
    'import shop as sb',
    { 'shop/labels/__init__.py': '', 'shop/run.py': 'from shop.labels.scale import *\n\nscale(1)\n' },
  ],
  [
    'imported by who hands on',
    'import shop as sb',
    { 'shop/labels/__init__.py': 'import shop as sb\nfrom .scale import *\n' },
  ],
])('what nobody is offered may go: %s', (_, line, more) => {
  const rest = { 'shop/labels/__init__.py': 'from .scale import *\n', ...more }
  const kept = line.includes('__all__') ? '\n__all__ = ["scale"]\n' : ''
  const gone = line.includes('TYPE_CHECKING') ? `${line}\n` : ''
  const after = `${gone}from netlib import act\n${kept}\n\n${use('act')}`
  const before = `${line}\n\nimport shop.nets.act\n\n\n${use('shop.nets.act')}`
  const moved = line.includes('__all__')
    ? `import shop as sb\nimport shop.nets.act\n${kept}\n\n${use('sb.nets.act')}`
    : before
  expect(errors({ ...rest, 'shop/labels/scale.py': moved }, { ...rest, 'shop/labels/scale.py': after })).not.toContain(
    LOST,
  )
})
