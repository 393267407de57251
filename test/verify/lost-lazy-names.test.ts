import { expect, test } from 'vitest'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { lazyTargetOf } from '../../src/verify/meaning/lazy-names.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: lake.fish, to: lake.carp, symbols: [SCALES] }]'
const GIVES = 'def __getattr__(name):\n    return getattr(import_module("." + TABLE[name], __name__), name)\n'

const errors = (table: string, rest: string): readonly string[] =>
  proveTrees(
    RECIPE,
    {
      'lake/__init__.py': `from importlib import import_module\n\n${table}\n\n\n${GIVES}`,
      'lake/fish.py': 'SCALES = 3\nFINS = 2\n',
      'lake/carp.py': '',
    },
    {
      'lake/__init__.py': `from importlib import import_module\n\n${table}\n\n\n${GIVES}`,
      'lake/fish.py': `${rest}FINS = 2\n`,
      'lake/carp.py': 'SCALES = 3\n',
    },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const TABLES = [
  'TABLE = {"SCALES": "fish", "FINS": "fish"}',
  'TABLE = dict(SCALES="fish", FINS="fish")',
  'TABLE = {one: module for module, names in {"fish": "SCALES FINS".split()}.items() for one in names}',
]

test.each(TABLES)('a name that a table of a lazy package gives is no longer in its module: %s', (table) => {
  expect(errors(table, '')).toContain('resolves unresolved-import')
})

test.each(TABLES)('a module that goes on offering the name keeps the table right: %s', (table) => {
  expect(errors(table, 'from lake.carp import SCALES as SCALES\n\n')).not.toContain('resolves unresolved-import')
})

test('an entry that names its attribute stands for no other word of the same text', () => {
  const table = '{"gill": "lake.fish:gill", "FINS": "lake.fish:FINS"}'
  const index = indexOf(
    buildWorkspace({
      'lake/__init__.py': `__all__ = ["gill", "FINS", "carp"]\nTABLE = ${table}\n\n\n${GIVES}`,
      'lake/fish.py': 'from lake.parts import *\n\nFINS = 2\n',
      'lake/parts.py': 'gill = 2\n',
      'lake/carp.py': '',
    }),
    [''],
  )
  const facts = index.factsOfModule('lake')
  if (facts === undefined) throw new Error('no facts')
  expect(lazyTargetOf(index, 'lake', facts, 'carp')).toBeUndefined()
  expect(lazyTargetOf(index, 'lake', facts, 'gill')).toEqual({ module: 'lake.fish', symbol: 'gill' })
})
