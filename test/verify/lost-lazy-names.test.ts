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

const REPLACED = [
  'TABLE = {"fish": ["SCALES", "FINS"], "carp": ["GILL"]}\nsys.modules[__name__] = Lazy(__name__, TABLE)',
  'TABLE = {"fish": ["FINS"], "carp": ["GILL"]}\nTABLE["fish"].append("SCALES")\nsys.modules[__name__] = Lazy(__name__, TABLE)',
  'TABLE = {"fish": ["FINS"]}\nTABLE["fish"] += ["SCALES"]\nsys.modules[__spec__.name] = Lazy(TABLE)',
  'class Lake(Lazy):\n    homes = {"SCALES": ".fish", "GILL": ".carp"}\n\n\nsys.modules[__name__].__class__ = Lake',
]

test.each(REPLACED)('a name of the table that a package hands to what takes its place: %s', (table) => {
  const lost = (rest: string): readonly string[] => {
    const init = {
      'lake/__init__.py': `import sys\n\nfrom lazy import Lazy\n\n${table}\n`,
      'lazy.py': 'class Lazy:\n    pass\n',
    }
    return proveTrees(
      RECIPE,
      { ...init, 'lake/fish.py': 'SCALES = 3\nFINS = 2\n', 'lake/carp.py': 'GILL = 1\n' },
      { ...init, 'lake/fish.py': `${rest}FINS = 2\n`, 'lake/carp.py': 'GILL = 1\nSCALES = 3\n' },
    ).checks.flatMap((check) =>
      check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
    )
  }
  expect(lost('')).toContain('resolves unresolved-import')
  expect(lost('from lake.carp import SCALES as SCALES\n\n')).not.toContain('resolves unresolved-import')
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
