import { expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const FILES = {
  'shop/__init__.py': '',
  'shop/till.py': 'def total():\n    return 1\n\n\ndef stay():\n    return 2\n\n\ndef _own():\n    return 3\n',
  'shop/books.py': 'X = 1\n',
  'docs/a.md':
    'The `total` function of shop.till adds up; stay does not, _own neither.\n' +
    'A total of two, shop.till.total and subtotal.\n' +
    'shop.tills have a total, and so has shop.till.stay.\n' +
    'First `from shop.till import stay, total`.\n',
}

test('bare words of what moved are undecided in lines that name the module they left, and nowhere else', () => {
  const { proof } = runRecipe(
    'move: [{ from: shop.till, to: shop.books, symbols: [total, _own] }]\n',
    buildWorkspace(FILES),
  )
  const rows = (proof?.ledger ?? []).filter(({ path }) => path === 'docs/a.md')
  expect(rows.map(({ verdict, line, text, class: kind }) => `${line} ${verdict} ${kind} ${text}`)).toEqual([
    '1 undecided symbol shop.till.total',
    '4 undecided symbol shop.till.total',
    '2 rewritten symbol shop.till.total',
  ])
})

test('short names below a directive that says the module', () => {
  const { proof } = runRecipe(
    'move: [{ from: shop.till, to: shop.books, symbols: [total] }]\n',
    buildWorkspace({
      ...FILES,
      'docs/a.md': '::: shop.till\n    options:\n      members:\n        - stay\n        - total\n\nA total.\n',
      'docs/b.rst':
        '.. currentmodule:: shop.till\n\n.. autosummary::\n\n   stay\n   total\n\n.. autofunction:: total\n\nA total, :func:`total`.\n\n' +
        '.. currentmodule:: shop.books\n\n:func:`total`\n\n.. automodule:: shop.till\n   :members: stay, total\n\nThe total.\n',
    }),
  )
  const rows = (proof?.ledger ?? []).filter(({ path }) => path.startsWith('docs/'))
  expect(rows.map(({ path, line, verdict }) => `${path}:${line} ${verdict}`)).toEqual([
    'docs/a.md:5 undecided',
    'docs/b.rst:6 undecided',
    'docs/b.rst:8 undecided',
    'docs/b.rst:10 undecided',
    'docs/b.rst:17 undecided',
  ])
})

test('what lay beside a file that moves lies beside it still; a path from the folder above is stale', () => {
  const { proof } = runRecipe(
    'rename_modules: { shop.data: records }\n',
    buildWorkspace({
      'shop/__init__.py': '',
      'shop/data/__init__.py': '',
      'shop/data/io.py': '# writes sets/a.bin and ~/.cache/x.json\n# see data/io.py and config/base.yaml\n',
      'shop/data/config/base.yaml': 'x: 1\n',
    }),
  )
  expect((proof?.ledger ?? []).map(({ path, line, verdict, text }) => `${path}:${line} ${verdict} ${text}`)).toEqual([
    'records/io.py:2 undecided data/io.py',
  ])
})

test('one of several names behind the module they share, in a pattern, a glob or a list of a shell', () => {
  const { proof } = runRecipe(
    'move: [{ from: shop.till, to: shop.books, symbols: [total] }]\n',
    buildWorkspace({
      ...FILES,
      'tests/test_till.py':
        'import re\n\nA = re.compile(r"shop\\.till\\.(stay|total) object")\nB = "shop\\\\.till\\\\.(?:total|stay)"\nC = r"shop\\.till\\.(stay|subtotal)"\n',
      'run.sh': 'pydoc shop.till.{total,stay}\n',
    }),
  )
  const rows = (proof?.ledger ?? []).filter(({ path }) => /^tests|^run/.test(path))
  expect(rows.map(({ path, verdict, line, text }) => `${path}:${line} ${verdict} ${text}`)).toEqual([
    'run.sh:1 undecided shop.till.total',
    'tests/test_till.py:3 undecided shop.till.total',
    'tests/test_till.py:4 undecided shop.till.total',
  ])
})

test('one of several modules in a pattern', () => {
  const { proof } = runRecipe(
    'rename_modules: { shop.till: shop.register }\n',
    buildWorkspace({
      ...FILES,
      'setup.cfg':
        '[coverage:run]\nomit = x\n[tool:pytest]\nfilterwarnings =\n    ignore::UserWarning:shop\\.(till|books)\n',
    }),
  )
  const rows = (proof?.ledger ?? []).filter(({ path }) => path === 'setup.cfg')
  expect(rows.map(({ verdict, line, text }) => `${line} ${verdict} ${text}`)).toEqual(['5 undecided shop.till'])
})

test('words of a manifest are names of distributions by where they stand, and undecided elsewhere', () => {
  const { proof } = runRecipe(
    'move: [{ from: shop.till, to: shop.books, symbols: [total, _own] }]\n',
    buildWorkspace({
      ...FILES,
      'pyproject.toml': [
        '[project]',
        'name = "shop"',
        'dependencies = ["shop.till.total>=1"]',
        '[project.optional-dependencies]',
        'more = ["shop.till.total[x]"]',
        '[project.entry-points."shop.till.total"]',
        'one = "json"',
        '[dependency-groups]',
        'dev = ["shop.till.total"]',
        '[tool.uv.sources]',
        '"shop.till.total" = { workspace = true }',
        '[tool.counter]',
        '"~shop.till.total" = 1',
        'ours = ["shop.till.total-ish"]',
        '',
      ].join('\n'),
      'conf/counters.toml': '[weights]\n"shop.till.total" = 1\n["shop.till.total"]\nway = "shop.till.total"\n',
    }),
  )
  const rows = (proof?.ledger ?? []).filter(({ path }) => path.endsWith('.toml'))
  expect(rows.map(({ path, line, verdict, class: kind }) => `${path}:${line} ${verdict} ${kind}`)).toEqual([
    'pyproject.toml:3 kept distribution',
    'pyproject.toml:5 kept distribution',
    'pyproject.toml:6 kept entry-point group',
    'pyproject.toml:9 kept distribution',
    'pyproject.toml:11 kept distribution',
    'pyproject.toml:14 kept other project',
    'conf/counters.toml:2 rewritten symbol',
    'conf/counters.toml:3 rewritten symbol',
    'conf/counters.toml:4 rewritten symbol',
    'pyproject.toml:13 rewritten symbol',
  ])
})

test('names in addresses are in the ledger, whatever they end with', () => {
  const { proof } = runRecipe(
    'rename_modules: { shop.till: shop.counter }\n',
    buildWorkspace({
      ...FILES,
      'docs/a.md': 'See https://a.b/shop.till.pay.html, or load `hf://operators/shop.till.total`.\n',
      'use.py': 'A = "hf://operators/shop.till.total"\nB = "hf://operators/shop.tills"\n',
    }),
  )
  const rows = (proof?.ledger ?? []).filter(({ path }) => path === 'docs/a.md' || path === 'use.py')
  expect(rows.map(({ path, verdict, line, column }) => `${path}:${line}:${column} ${verdict}`)).toEqual([
    'docs/a.md:1:17 kept',
    'docs/a.md:1:61 kept',
    'use.py:1:21 kept',
  ])
})
