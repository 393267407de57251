import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const MOVE = 'move: [{ from: mill.stones, to: mill.wheels, symbols: [sorted] }]'
const SORTED = 'def sorted(xs):\n    return [x for x in xs if x]\n'

/** What the proof says of a sorted that comes to mill.wheels, while another file takes all names of that by a star. */
function problems(taker: Record<string, string>, wheels = ''): readonly string[] {
  return proveTrees(
    MOVE,
    { 'mill/__init__.py': '', 'mill/stones.py': SORTED, 'mill/wheels.py': wheels, ...taker },
    { 'mill/__init__.py': '', 'mill/stones.py': '', 'mill/wheels.py': wheels + SORTED, ...taker },
  ).checks.flatMap((check) => check.findings.map((one) => `${check.name} ${one.code} ${one.place?.path ?? ''}`))
}

test.each([
  ['a builtin', { 'use.py': 'from mill.wheels import *\n\nORDER = sorted([2, 1])\n' }],
  ['a builtin in a function', { 'use.py': 'from mill.wheels import *\n\n\ndef go(xs):\n    return sorted(xs)\n' }],
  ['its own above', { 'use.py': 'def sorted(xs):\n    return xs\n\n\nfrom mill.wheels import *\n' }],
  [
    'its own if there is none',
    { 'use.py': 'from mill.wheels import *\n\ntry:\n    sorted\nexcept NameError:\n    sorted = None\n' },
  ],
  [
    'that of a star above',
    {
      'own.py': 'def sorted(xs):\n    return xs\n',
      'use.py': 'from own import *\nfrom mill.wheels import *\n\nsorted([])\n',
    },
  ],
  ['a submodule', { 'use/__init__.py': 'from mill.wheels import *\n', 'use/sorted.py': 'X = 1\n' }],
  [
    'a builtin, through another file',
    { 'all.py': 'from mill.wheels import *\n', 'use.py': 'from all import *\n\nORDER = sorted([2, 1])\n' },
  ],
])('a star brings a file what there is %s', (_title, taker) => {
  expect(problems(taker).filter((one) => one.startsWith('surface star-gains-name use'))).toHaveLength(1)
})

test.each([
  ['its own below', { 'use.py': 'from mill.wheels import *\n\n\ndef sorted(xs):\n    return xs\n' }, ''],
  ['a parameter', { 'use.py': 'from mill.wheels import *\n\n\ndef go(xs, sorted):\n    return sorted(xs)\n' }, ''],
  [
    'that of a star below',
    {
      'own.py': 'def sorted(xs):\n    return xs\n',
      'use.py': 'from mill.wheels import *\nfrom own import *\n\nsorted([])\n',
    },
    '',
  ],
  [
    'a builtin, and `__all__` is without it',
    { 'use.py': 'from mill.wheels import *\n\nsorted([2, 1])\n' },
    '__all__ = []\n',
  ],
])('a star may bring, or does not bring, a file what there is %s', (_title, taker, wheels) => {
  expect(problems(taker, wheels).join(' ')).not.toContain('star-gains-name')
})
