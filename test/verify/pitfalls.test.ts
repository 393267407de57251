import { expect, test } from 'vitest'
import type { Duty } from '../../src/verify/proof/proof.ts'
import { proveTrees } from './right-result.ts'

const BASE = { 'shop/__init__.py': '', 'shop/billing/__init__.py': '', 'shop/billing/lines.py': 'X = 1\n' }
const PACKAGE = 'package: { from: shop.billing, to: billing, distribution: shop-billing, directory: packages/b }\n'
const SRC = 'packages/b/src/billing'
const MANIFEST = '[project]\nname = "shop-billing"\ndependencies = ["numpy>=2"]\n'

type Files = Readonly<Record<string, string>>

/** The verdict on one row for a final tree that has these files besides the moved package. */
function rowOf(row: string, files: Files, recipe = '', base: Files = {}): Duty {
  const after = { 'shop/__init__.py': '', [`${SRC}/__init__.py`]: '', [`${SRC}/lines.py`]: 'X = 1\n', ...files }
  const duty = proveTrees(PACKAGE + recipe, { ...BASE, ...base }, after).checklist.find((one) => one.row === row)
  if (duty === undefined) throw new Error(`there is no row ${row}`)
  return duty
}

const GUARD =
  'from billing._imports import _require_pdf\n\ntry:\n    import pdf\nexcept ImportError:\n    pdf = None\n\n\ndef show(x):\n'
const OPTIONAL = 'optional: { print: [pdf] }\n'
const LINES = `${SRC}/lines.py`
const TEST = 'packages/b/tests/test_lines.py'

const ROWS: readonly (readonly [
  row: string,
  title: string,
  verdict: Duty['verdict'],
  files: Files,
  recipe?: string,
])[] = [
  ['P1', 'without optional dependencies in the recipe', 'open', {}],
  ['P1', 'a bare import', 'broken', { [LINES]: 'import pdf\n' }, OPTIONAL],
  ['P1', 'a guard, and a use that does not ask', 'broken', { [LINES]: `${GUARD}    return pdf.page(x)\n` }, OPTIONAL],
  [
    'P1',
    'a guard, and a use that asks, without a test',
    'open',
    { [LINES]: `${GUARD}    _require_pdf("show")\n    return pdf.page(x)\n` },
    OPTIONAL,
  ],
  [
    'P1',
    'a guard, a use that asks, and a test',
    'proved',
    {
      [LINES]: `${GUARD}    _require_pdf("show")\n    return pdf.page(x)\n`,
      [TEST]: 'import sys\n\nsys.modules["pdf"] = None\n',
    },
    OPTIONAL,
  ],
  ['P2', 'no manager', 'none', {}],
  [
    'P2',
    'a manager in __init__',
    'broken',
    {
      [LINES]:
        'from multiprocessing import Manager\n\n\nclass A:\n    def __init__(self):\n        self.d = Manager().dict()\n',
    },
  ],
  ['P2', 'a manager on import', 'broken', { [LINES]: 'import multiprocessing as mp\n\nCACHE = mp.Manager().dict()\n' }],
  [
    'P2',
    'a manager in setup, without a test',
    'open',
    {
      [LINES]: 'from multiprocessing import Manager\n\n\nclass A:\n    def setup(self):\n        self.m = Manager()\n',
    },
  ],
  [
    'P2',
    'a manager in setup, and a test that spawns',
    'proved',
    {
      [LINES]: 'from multiprocessing import Manager\n\n\nclass A:\n    def setup(self):\n        self.m = Manager()\n',
      [TEST]: 'CONTEXT = "spawn"\n',
    },
  ],
  ['P3', 'no layers', 'open', {}],
  ['P3', 'layers that hold', 'proved', {}, 'layers: ["*"]\n'],
  [
    'P3',
    'a layer that is broken',
    'broken',
    { [LINES]: 'import billing.top\n', [`${SRC}/top.py`]: '' },
    'layers: [lines, top]\n',
  ],
  ['P4', 'no workflow', 'open', {}],
  [
    'P4',
    'a workflow that does not name the member',
    'open',
    { '.github/workflows/t.yml': 'jobs:\n  a:\n    steps: [{run: pytest tests}]\n' },
  ],
  [
    'P4',
    'tiers',
    'proved',
    {
      '.github/workflows/t.yml':
        'jobs:\n  a:\n    strategy: {matrix: {os: [a, b, c], py: [1, 2, 3]}}\n    steps: [{run: pytest packages/b}]\n',
    },
  ],
  [
    'P4',
    'a product of everything',
    'broken',
    {
      '.github/workflows/t.yml':
        'jobs:\n  a:\n    strategy: {matrix: {os: [a, b, c], py: [1, 2, 3], x: [0, 1], y: [0, 1]}}\n    steps: [{run: pytest packages/b}]\n',
    },
  ],
  [
    'P4',
    'a job that only runs a module of it',
    'open',
    { '.github/workflows/t.yml': 'jobs:\n  a:\n    steps: [{run: pytest}, {run: python -m billing.lines}]\n' },
  ],
  [
    'P4',
    'a job that only installs it with the root',
    'open',
    { '.github/workflows/t.yml': 'jobs:\n  a:\n    steps: [{run: pip install -e ./packages/b -e .}, {run: pytest}]\n' },
  ],
  [
    'P4',
    'excludes that take out more than one job each',
    'proved',
    {
      '.github/workflows/t.yml':
        'jobs:\n  a:\n    strategy: {matrix: {os: [a, b, c], py: [1, 2, 3, 4, 5], exclude: [{os: c}], include: [{os: a, x: 1}]}}\n    steps: [{run: pytest packages/b}]\n',
    },
  ],
  [
    'P4',
    'a matrix that is made at run time',
    'open',
    {
      '.github/workflows/t.yml':
        'jobs:\n  a:\n    strategy: {matrix: "${{ fromJSON(needs.b.outputs.m) }}"}\n    steps: [{run: pytest packages/b}]\n',
    },
  ],
  ['P5', 'no marker asked for', 'none', {}, OPTIONAL],
  [
    'P5',
    'a marker that is missing',
    'broken',
    { 'packages/b/pyproject.toml': '[project.optional-dependencies]\nprint = ["pdf"]\n' },
    'optional: { print: { requires: [pdf], marker: "os_name != \'nt\'" } }\n',
  ],
  [
    'P5',
    'a marker that is there',
    'proved',
    { 'packages/b/pyproject.toml': '[project.optional-dependencies]\nprint = ["pdf; os_name != \'nt\'"]\n' },
    'optional: { print: { requires: [pdf], marker: "os_name != \'nt\'" } }\n',
  ],
  ['P6', 'nothing foreign', 'none', {}],
  [
    'P6',
    'no minimum',
    'open',
    { [LINES]: 'import numpy\n\nX = numpy.pi\n', 'packages/b/pyproject.toml': MANIFEST.replace('>=2', '') },
  ],
  [
    'P6',
    'a minimum without a test',
    'open',
    { [LINES]: 'import numpy\n\nX = numpy.pi\n', 'packages/b/pyproject.toml': MANIFEST },
  ],
  [
    'P6',
    'a minimum, and a test that names what is used',
    'proved',
    {
      [LINES]: 'import numpy as np\n\nX = np.pi\n',
      'packages/b/pyproject.toml': MANIFEST,
      [TEST]: 'NAMES = ["numpy.pi"]\n',
    },
  ],
  ['P7', 'no threads', 'none', {}],
  [
    'P7',
    'threads nobody ends',
    'open',
    {
      [LINES]: 'from monolib.data import ThreadDataLoader\n\n\ndef load():\n    return ThreadDataLoader()\n',
      [TEST]: 'X = 1\n',
    },
  ],
  [
    'P7',
    'threads a test ends',
    'proved',
    {
      [LINES]: 'from monolib.data import ThreadDataLoader\n\n\ndef load():\n    return ThreadDataLoader()\n',
      [TEST]: 'def test_it(loader):\n    loader.shutdown()\n',
    },
  ],
  ['P8', 'an empty __init__', 'proved', {}],
  ['P8', 'an eager __init__', 'open', { [`${SRC}/__init__.py`]: 'from billing.lines import X\n' }],
  [
    'P8',
    'a lazy one that misses a name',
    'broken',
    {
      [`${SRC}/__init__.py`]:
        '__all__ = ["X", "Y"]\n\n_LAZY = {"X": "billing.lines"}\n\n\ndef __getattr__(name):\n    return _LAZY[name]\n',
    },
  ],
  [
    'P8',
    'a lazy one type checkers see through',
    'proved',
    {
      [`${SRC}/__init__.py`]:
        'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from billing.lines import X\n\n__all__ = ["X"]\n\n_LAZY = {"X": "billing.lines"}\n\n\ndef __getattr__(name):\n    return _LAZY[name]\n',
    },
  ],
  ['P9', 'no tests', 'open', {}],
  ['P9', 'a path of one machine', 'broken', { [TEST]: 'STORE = "/hpc/projects/store.zarr"\n' }],
  [
    'P9',
    'fixtures made for each test',
    'open',
    { [TEST]: 'import pytest\n\n\n@pytest.fixture\ndef store():\n    return 1\n' },
  ],
  [
    'P9',
    'fixtures made once',
    'proved',
    { [TEST]: 'import pytest\n\n\n@pytest.fixture(scope="session")\ndef store():\n    return 1\n' },
  ],
  ['P12', 'no memory map', 'none', {}],
  [
    'P12',
    'a map nobody closes',
    'open',
    {
      [LINES]:
        'from maps import MemoryMappedTensor\n\n\nclass A:\n    def setup(self):\n        self.x = MemoryMappedTensor.empty(1)\n',
    },
  ],
  [
    'P12',
    'a map with a teardown that a test calls',
    'proved',
    {
      [LINES]:
        'from maps import MemoryMappedTensor\n\n\nclass A:\n    def setup(self):\n        self.x = MemoryMappedTensor.empty(1)\n\n    def teardown(self, stage):\n        del self.x\n',
      [TEST]: 'def test_it(a):\n    a.teardown("fit")\n',
    },
  ],
]

test.each(ROWS.map((row) => ({ title: `${row[0]}, ${row[1]}: ${row[2]}`, row })))(
  '$title',
  ({ row: [row, , verdict, files, recipe] }) => {
    const duty = rowOf(row, files, recipe)
    expect(duty).toMatchObject({ verdict })
    expect(duty.evidence).not.toBe('')
  },
)

test('P10 wants configs, text and a map for others', () => {
  const base = { 'till.yml': 'class_path: shop.billing.lines.X\n' }
  const right = { 'till.yml': 'class_path: billing.lines.X\n' }
  expect(rowOf('P10', right, '', base)).toMatchObject({ verdict: 'open' })
  const told = { ...right, 'MIGRATION.md': '', 'migration.json': '{}' }
  expect(rowOf('P10', told, 'guide: MIGRATION.md\n', base)).toMatchObject({ verdict: 'proved' })
  expect(rowOf('P10', { ...told, ...base }, 'guide: MIGRATION.md\n', base)).toMatchObject({ verdict: 'broken' })
})

test('P11 is about classes with more than one base', () => {
  const before = {
    'shop/billing/lines.py': 'class A:\n    pass\n\n\nclass B:\n    pass\n\n\nclass C(A, B):\n    pass\n',
  }
  const text = before['shop/billing/lines.py']
  expect(rowOf('P11', {})).toMatchObject({ verdict: 'none' })
  expect(rowOf('P11', { [LINES]: text }, '', before)).toMatchObject({ verdict: 'proved' })
  expect(rowOf('P11', { [LINES]: text.replace('(A, B)', '(B, A)') }, '', before)).toMatchObject({ verdict: 'broken' })
})

test('P4 counts the jobs that came with the member, not those that were there', () => {
  const workflow = (jobs: string): Files => ({ '.github/workflows/t.yml': `jobs:\n${jobs}` })
  const old = '  a:\n    strategy: {matrix: {os: [a, b, c], py: [1, 2, 3]}}\n    steps: [{run: pytest packages/b}]\n'
  const own = old.replace('  a:', '  b:')
  const row = rowOf('P4', workflow(old + own), '', workflow(old))
  expect(row.verdict).toBe('proved')
  expect(row.evidence).toContain('9 jobs came for shop-billing, 9 that were there test it too')
  expect(rowOf('P4', workflow(old + own)).verdict).toBe('broken')
})
