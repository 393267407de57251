import { expect, test } from 'vitest'
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
