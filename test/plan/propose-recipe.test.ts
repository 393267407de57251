import { expect, test } from 'vitest'
import { transforms } from '../../transforms/index.ts'
import { chooseImportPlacement } from '../../src/attempt/choose-import-placement.ts'
import { firstLayers } from '../../src/plan/propose/first-layers.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { judgeByPlan, proposeRecipe } from '../../src/plan/propose/propose-recipe.ts'
import { refusalOfText, refusalsIn } from '../../src/plan/propose/refusal.ts'
import type { Judge } from '../../src/plan/propose/propose-recipe.ts'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { recipeText } from '../../src/templates/recipe-text.ts'
import type { DraftEntry } from '../../src/templates/recipe-text.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

const BARE = {
  'pyproject.toml': '[project]\nname = "shop"\ndependencies = []\n',
  'shop/__init__.py': '',
  'shop/invoicing/__init__.py': '',
}
const SHEET = 'def _cut(text):\n    return text\n\n\nclass Sheet: ...\n'

function proposed(files: Readonly<Record<string, string>>): readonly DraftEntry[] {
  const workspace = buildWorkspace({ ...BARE, ...files })
  return proposeRecipe({ from: 'shop.invoicing', schema: './s.json' }, workspace, judgeByPlan(workspace)).entries
}

const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly object[]])[] = [
  [
    'a private function that a sibling imports',
    { 'shop/invoicing/sheet.py': SHEET, 'shop/invoicing/mail.py': 'from .sheet import Sheet, _cut\n' },
    [
      {
        key: 'move',
        from: 'shop.invoicing.sheet',
        to: 'shop.invoicing._utils',
        why: ['_cut: imported in shop/invoicing/mail.py:1.'],
      },
    ],
  ],
  [
    'a private function that nobody of the package imports',
    { 'shop/invoicing/sheet.py': SHEET, 'shop/till.py': 'from shop.invoicing.sheet import _cut\n' },
    [],
  ],
  [
    'a private module is a toolbox already',
    { 'shop/invoicing/_sheet.py': SHEET, 'shop/invoicing/mail.py': 'from ._sheet import _cut\n' },
    [],
  ],
  [
    'a module beside which the standard one is imported needs no other name: inside a package none is hidden',
    { 'shop/invoicing/typing.py': 'Row = int\n', 'shop/invoicing/mail.py': 'import os\nfrom typing import Any\n' },
    [],
  ],
  ['a module beside which it is not', { 'shop/invoicing/select.py': 'Row = int\n' }, []],
  [
    'one whose private name is taken',
    { 'shop/invoicing/typing.py': 'import typing\n', 'shop/invoicing/_typing.py': '' },
    [],
  ],
  [
    'an __init__ that imports its modules',
    { 'shop/invoicing/__init__.py': 'from .sheet import Sheet\n', 'shop/invoicing/sheet.py': SHEET },
    [{ key: 'lazy', package: 'shop.invoicing' }],
  ],
  [
    'tests of the package',
    { 'tests/invoicing/test_sheet.py': '' },
    [{ key: 'tests', from: 'tests/invoicing', to: 'packages/shop-invoicing/tests' }],
  ],
  [
    'tests in a folder of the name, wherever it lies',
    { 'test/unit/invoicing/test_sheet.py': 'from shop.invoicing import Sheet\n' },
    [{ key: 'tests', from: 'test/unit/invoicing', to: 'packages/shop-invoicing/tests' }],
  ],
  [
    'tests that lie flat are named file by file, those of others as well are not',
    {
      'shop/stock.py': '',
      'tests/test_sheet.py': 'import pytest\nfrom shop.invoicing import Sheet\n',
      'tests/test_mail.py': 'import shop.invoicing.mail\n',
      'tests/test_both.py': 'import shop.stock\nimport shop.invoicing\n',
      'tests/test_stock.py': 'import shop.stock\n',
    },
    [{ key: 'tests', from: 'tests', to: 'packages/shop-invoicing/tests', files: ['test_mail.py', 'test_sheet.py'] }],
  ],
  [
    'imports of one leaf go to one extra',
    { 'shop/invoicing/pdf.py': 'import reportlab\nimport barcode\n' },
    [{ key: 'optional', extra: 'pdf', requires: ['barcode', 'reportlab'] }],
  ],
]

test.each(cases)('%s', (_name, files, expected) => {
  const entries = proposed(files)
  expect(entries).toHaveLength(expected.length)
  expect(entries).toMatchObject(expected)
  expect(entries.filter((entry) => entry.refused !== undefined)).toEqual([])
})

test('an extra with an import that nothing gives a distribution is commented out, and nobody is asked for it', () => {
  const workspace = buildWorkspace({
    ...BARE,
    'shop/invoicing/pdf.py': 'import reportlab\nimport fonts_db\n',
    'shop/invoicing/csv.py': 'import barcode\n',
  })
  const asked: string[] = []
  const judge: Judge = (recipe) => {
    asked.push(Object.keys(recipe.optional).join())
    return judgeByPlan(workspace)(recipe)
  }
  const draft = proposeRecipe({ from: 'shop.invoicing', schema: './s.json' }, workspace, judge)
  expect(draft.entries.map((entry) => entry.refused?.slice(0, 50))).toEqual([
    undefined,
    'fonts_db is imported, and nothing says which distr',
  ])
  expect(asked).toEqual(['csv'])
})

test.each([
  ['no reason is new', 1, 2],
  ['every extra brings a reason', 0, 4],
])('proposals for a package that is refused as it stands: %s', (_name, refusedAlone, times) => {
  const workspace = buildWorkspace({
    ...BARE,
    'shop/invoicing/pdf.py': 'import reportlab\n',
    'shop/invoicing/csv.py': 'import barcode\n',
  })
  let asked = 0
  const judge: Judge = ({ optional }) => {
    asked += 1
    const own = refusedAlone === 1 ? [] : Object.keys(optional)
    const refusals = ['the package reads a file beside it', ...own].map(refusalOfText)
    return { refusals, findings: [], after: undefined }
  }
  const draft = proposeRecipe({ from: 'shop.invoicing', schema: './s.json' }, workspace, judge)
  expect(draft.entries.filter(({ refused }) => refused === undefined)).toHaveLength(refusedAlone * 2)
  expect(asked).toBe(times)
  expect(draft.isRefused).toBe(true)
})

test('of two moves that disagree, the second is commented out with the reason, and the text is still a recipe', () => {
  const workspace = buildWorkspace({
    ...BARE,
    'shop/invoicing/sheet.py':
      'from shop.ink import black\n\n\ndef _cut():\n    return black\n\n\ndef sheet():\n    return 1\n',
    'shop/invoicing/label.py':
      'from shop.paint import black\n\n\ndef _glue():\n    return black\n\n\ndef label():\n    return 1\n',
    'shop/invoicing/mail.py': 'from .label import _glue\nfrom .sheet import _cut\n',
    'shop/ink.py': 'black = 1\n',
    'shop/paint.py': 'black = 2\n',
  })
  const draft = proposeRecipe({ from: 'shop.invoicing', schema: './s.json' }, workspace, judgeByPlan(workspace))
  expect(draft.entries).toMatchObject([{ from: 'shop.invoicing.label' }, { from: 'shop.invoicing.sheet' }])
  expect(draft.entries[0]?.refused).toBeUndefined()
  expect(draft.entries[1]?.refused).toContain('needs `black` as shop.paint.black')
  const text = recipeText(draft)
  const recipe = parseRecipe(text, 'proposal')
  expect(recipe.move.map((request) => request.from)).toEqual(['shop.invoicing.label'])
  expect(parseRecipe(uncommented(text), 'proposal').move).toMatchObject([
    { from: 'shop.invoicing.label', to: 'shop.invoicing._utils' },
    { from: 'shop.invoicing.sheet', to: 'shop.invoicing._utils' },
  ])
})

test('each key that is offered as a comment is a recipe once `# ` is taken away', () => {
  const workspace = buildWorkspace({
    ...BARE,
    'CHANGELOG.md': '# 2.1\n',
    'shop/version.py': '__version__ = "2.1"\n',
    'shop/invoicing/glue.py': 'def _glue():\n    return 1\n',
    'shop/invoicing/mail.py': 'from .glue import _glue\n',
  })
  const draft = proposeRecipe({ from: 'shop.invoicing', schema: './s.json' }, workspace, judgeByPlan(workspace))
  const recipe = parseRecipe(uncommented(recipeText(draft)), 'proposal')
  expect(recipe.shim).toBe('3.0')
  expect(recipe.move).toMatchObject([{ from: 'shop.invoicing.glue', to: 'shop.invoicing._utils' }])
})

/** As an editor does it with the lines that are keys and values, not sentences. */
function uncommented(text: string): string {
  return text.replace(/^# ((?:move|copy|shim):.*| {2}- .*| {4}(?:to|symbols): .*)$/gm, '$1')
}

test('a module keeps its subject: helpers that are all of it, that it is called after, or that bring along what is public, stay', () => {
  const workspace = buildWorkspace({
    ...BARE,
    'shop/invoicing/glue.py': 'def _glue():\n    return 1\n',
    'shop/invoicing/sheet.py':
      'class Sheet:\n    pass\n\n\ndef _cut():\n    return Sheet()\n\n\ndef fold():\n    return 1\n',
    'shop/invoicing/stamp.py': 'def _stamp():\n    return 1\n\n\ndef stamp():\n    return _stamp()\n',
    'shop/invoicing/mail.py': 'from .glue import _glue\nfrom .sheet import _cut\nfrom .stamp import _stamp\n',
  })
  const draft = proposeRecipe({ from: 'shop.invoicing', schema: './s.json' }, workspace, judgeByPlan(workspace))
  expect(draft.entries.flatMap((entry) => (entry.key === 'move' ? [entry.refused] : []))).toEqual([
    'nothing would be left of shop.invoicing.glue: rename the module where its name is wrong.',
    'Sheet would have to come along, and is public: name the symbols that shall move.',
    'shop.invoicing.stamp is called after _stamp: name the symbols that shall move.',
  ])
})

test('a cycle of distributions is told above everything, with the ways out', () => {
  const workspace = buildWorkspace({
    ...BARE,
    'shop/invoicing/sheet.py': 'from shop.ink import black\n',
    'shop/ink.py': 'black = 1\n',
    'shop/till.py': 'import shop.invoicing.sheet\n',
  })
  const draft = proposeRecipe({ from: 'shop.invoicing', schema: './s.json' }, workspace, judgeByPlan(workspace))
  expect(draft.notes).toHaveLength(1)
  expect(recipeText(draft).replace(/\n# /g, ' ')).toContain('`copy` what the package needs (shop.ink.black)')
})

test('what a module of the rest only imports is no definition to copy', () => {
  const workspace = buildWorkspace({
    ...BARE,
    'shop/invoicing/sheet.py': 'from shop.ink import black, json\n',
    'shop/ink.py': 'import json\n\nblack = json.loads("1")\n',
    'shop/till.py': 'import shop.invoicing.sheet\n',
  })
  const draft = proposeRecipe({ from: 'shop.invoicing', schema: './s.json' }, workspace, judgeByPlan(workspace))
  const text = recipeText(draft).replace(/\n# /g, ' ')
  expect(text).toContain(
    '`copy` what the package needs (shop.ink.black; json, which shop.ink only imports, from where that takes it)',
  )
})

test.each([
  ['a leaf above two modules', { a: '', b: 'from . import a\n', c: 'from .b import x\n' }, ['a', 'b', '*']],
  ['two on one level', { a: '', b: '', c: 'from . import a, b\n' }, [['a', 'b'], '*']],
  [
    'what lies higher than three steps',
    { a: '', b: 'from . import a\n', c: 'from . import b\n', d: 'from . import c\n', e: 'from . import d\n' },
    ['a', 'b', 'c', '*'],
  ],
  ['a ring', { a: 'from . import b\n', b: 'from . import a\n' }, undefined],
  ['nobody imports a sibling', { a: '', b: '' }, undefined],
  [
    'an import for type checkers',
    { a: '', b: 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from . import a\n' },
    undefined,
  ],
])('layers: %s', (_name, modules, expected) => {
  const files = Object.entries(modules).map(([name, text]) => [`pack/${name}.py`, text] as const)
  const workspace = buildWorkspace({ 'pack/__init__.py': '', ...Object.fromEntries(files) })
  expect(firstLayers(indexOf(workspace, ['']), 'pack')).toEqual(expected)
})

test('a copy that cuts the cycle is offered as a comment, after it was tried; a class is never copied', () => {
  const copies = (ink: string): string => {
    const workspace = buildWorkspace({
      ...BARE,
      'shop/invoicing/sheet.py': 'from shop.ink import black\n\n\ndef sheet():\n    return black()\n',
      'shop/ink.py': ink,
      'shop/till.py': 'import shop.invoicing.sheet\n',
    })
    const judge = (
      recipe: Parameters<ReturnType<typeof judgeByPlan>>[0],
    ): ReturnType<ReturnType<typeof judgeByPlan>> => {
      const { attempt } = chooseImportPlacement(recipe, workspace, transforms)
      const { planned, run } = attempt
      const after = run === undefined ? undefined : indexOf(run.final, planned.plan.rootsAfter)
      return { refusals: refusalsIn(planned.plan.findings, () => undefined), findings: planned.plan.findings, after }
    }
    return recipeText(proposeRecipe({ from: 'shop.invoicing', schema: './s.json' }, workspace, judge))
  }
  const offered = copies('def black():\n    return 1\n')
  expect(offered).toContain('#   - { from: shop.ink, to: shop.invoicing._utils, symbols: [black] }\n')
  expect(offered.replace(/\n *# /g, ' ')).toContain('with it shop-invoicing needs nothing of the monolith any more')
  expect(copies('class black:\n    pass\n')).not.toContain('shop.invoicing._utils')
  expect(copies('from shop.till import blue\n\n\ndef black():\n    return blue\n')).not.toContain('_utils')
})

test.each([
  ['shop._invoicing', 'shop_invoicing', 'shop-invoicing'],
  ['shop.invoicing.import_', 'shop_invoicing_import', 'shop-invoicing-import'],
  ['shop.my__tools', 'shop_my__tools', 'shop-my-tools'],
])('%s gets a public name and a distribution with single dashes', (from, to, distribution) => {
  const workspace = buildWorkspace({ ...BARE, [`${from.replaceAll('.', '/')}/__init__.py`]: '' })
  const draft = proposeRecipe({ from, schema: './s.json' }, workspace, judgeByPlan(workspace))
  expect(draft.package).toEqual({ from, to, distribution, directory: `packages/${distribution}` })
})
