import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const BEFORE = `from multiprocessing import Manager

import numpy as np


class Prices:
    def __init__(self, path):
        self.path = path
        self.cache = Manager().dict()

    def setup(self, stage):
        """Open the catalogue."""
        self.rows = np.memmap(self.path)
        if stage == "fit":
            self.ready = True
`
const AFTER = `from multiprocessing import Manager

import numpy as np


class Prices:
    def __init__(self, path):
        self.path = path
        self.cache = None

    def setup(self, stage):
        """Open the catalogue."""
        if self.cache is None:
            self.cache = Manager().dict()
        self.rows = np.memmap(self.path)
        if stage == "fit":
            self.ready = True

    def teardown(self, stage):
        """Let go of the memory maps, so that their files can be deleted."""
        self.rows = None
`

function codes(after: string, recipe = 'cures: [P2, P12]'): readonly string[] {
  const proof = proveTrees(
    recipe,
    { 'shop/__init__.py': '', 'shop/prices.py': BEFORE },
    { 'shop/__init__.py': '', 'shop/prices.py': after },
  )
  return proof.checks.flatMap((check) => check.findings.map((finding) => finding.code))
}

test('what cures change is right, and each alone', () => {
  expect(codes(AFTER)).toEqual([])
  expect(codes(AFTER.slice(0, AFTER.indexOf('\n    def teardown')))).toEqual([])
})

test('without the key, nothing of it is right', () => {
  expect(codes(AFTER, 'lazy: [shop]')).toContain('code-changed')
  expect(codes(AFTER, 'cures: [P2]')).toContain('code-changed')
  expect(codes(AFTER, 'cures: [P12]')).toContain('code-changed')
})

const WRONG: readonly (readonly [string, (text: string) => string])[] = [
  ['a manager that is made again each time', (text) => text.replace('        if self.cache is None:\n    ', '')],
  ['a manager of another kind', (text) => text.replace('Manager().dict()', 'Manager().list()')],
  ['an attribute that is never made', (text) => text.replace(/ {8}if self.cache is None:\n.*\n/, '')],
  ['another attribute that is asked', (text) => text.replace('if self.cache is', 'if self.path is')],
  [
    'a manager that is made below other statements',
    (text) => moved(text, '        self.rows = np.memmap(self.path)\n'),
  ],
  [
    'another statement besides',
    (text) => text.replace('        self.cache = None\n', '        self.cache = None\n        self.x = 1\n'),
  ],
  ['a block in another method', (text) => text.replace('def setup(', 'def prepare(')],
  ['a value that is no manager', (text) => text.replaceAll('Manager().dict()', 'dict()')],
  ['a teardown that forgets what holds no map', (text) => text.replace('self.rows = None', 'self.ledger = None')],
  ['a teardown that does more', (text) => text.replace('self.rows = None', 'self.rows = None\n        print(stage)')],
  [
    'a block inside a condition',
    (text) =>
      text
        .replace(/ {8}if self.cache is None:\n.*\n/, '')
        .replace(
          '            self.ready',
          '            if self.cache is None:\n                self.cache = Manager().dict()\n            self.ready',
        ),
  ],
]

test.each(WRONG)('%s is found', (_title, spoil) => {
  const spoilt = spoil(AFTER)
  expect(spoilt).not.toBe(AFTER)
  expect(codes(spoilt)).not.toEqual([])
})

function moved(text: string, below: string): string {
  const [block = ''] = / {8}if self.cache is None:\n.*\n/.exec(text) ?? []
  return text.replace(block, '').replace(below, () => below + block)
}

const INHERITING = `from multiprocessing import Manager

from shop.base import Base


class Bills(Base):
    def __init__(self):
        super().__init__()
        self.bills = Manager().list()

    def count(self):
        return 3
`
const INHERITED = INHERITING.replace('Manager().list()', 'None').replace(
  '\n    def count',
  `
    def setup(self, stage):
        if self.bills is None:
            self.bills = Manager().list()
        super().setup(stage)

    def count`,
)

test.each<readonly [string, string, readonly string[]]>([
  ['as the cure writes it', INHERITED, []],
  ['without handing on', INHERITED.replace('        super().setup(stage)\n', ''), ['code-changed']],
  ['handing on something else', INHERITED.replace('super().setup(stage)', 'super().setup(None)'), ['code-changed']],
])('a setup that is inherited, %s', (_title, after, expected) => {
  const base = { 'shop/__init__.py': '', 'shop/base.py': 'class Base:\n    def setup(self, stage):\n        pass\n' }
  const proof = proveTrees('cures: [P2]', { ...base, 'shop/bills.py': INHERITING }, { ...base, 'shop/bills.py': after })
  expect(proof.checks.flatMap((check) => check.findings.map((finding) => finding.code))).toEqual(expected)
})
