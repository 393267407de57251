import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

/** What the proof says of a file of settings where `pay` went from `shop/till.py` to `shop/card.py`, which is new. */
const said = (path: string, before: string, after = before): readonly string[] =>
  proveTrees(
    'move: [{ from: shop.till, to: shop.card, symbols: [pay] }]',
    { 'shop/__init__.py': '', 'shop/till.py': 'KEPT = 1\n\n\ndef pay():\n    return 1\n', [path]: before },
    {
      'shop/__init__.py': '',
      'shop/till.py': 'KEPT = 1\n',
      'shop/card.py': 'def pay():\n    return 1\n',
      [path]: after,
    },
  ).checks.flatMap(({ findings, name }) => findings.map(({ code }) => `${name} ${code}`))

const override = (modules: string): string => `[[tool.mypy.overrides]]\nmodule = ${modules}\nignore_errors = true\n`

test.each([
  ['pyproject.toml', override('"shop.till"'), override('["shop.till", "shop.card"]')],
  ['pyproject.toml', override('["shop.till"]'), override('["shop.till", "shop.card"]')],
  ['pyproject.toml', override('"*.till"'), undefined],
  ['pyproject.toml', override('"shop.till.*"'), undefined],
  ['pyproject.toml', '[tool.mypy]\nexclude = ["^shop/till\\\\.py$"]\n', undefined],
  ['pyproject.toml', '[tool.pyright]\nignore = ["shop/t*.py"]\n', undefined],
  [
    'pyproject.toml',
    '[tool.ruff.lint.per-file-ignores]\n"shop/till.py" = ["N802"]\n',
    '[tool.ruff.lint.per-file-ignores]\n"shop/till.py" = ["N802"]\n"shop/card.py" = ["N802"]\n',
  ],
  ['ruff.toml', 'extend-exclude = ["till.py"]\n', 'extend-exclude = ["till.py", "card.py"]\n'],
  [
    'mypy.ini',
    '[mypy-shop.till,shop.bill]\nignore_errors = True\n',
    '[mypy-shop.till,shop.bill,shop.card]\nignore_errors = True\n',
  ],
  [
    'tox.ini',
    '[flake8]\nper-file-ignores =\n  shop/till.py:N802\n',
    '[flake8]\nper-file-ignores =\n  shop/till.py:N802\n  shop/card.py:N802\n',
  ],
  ['setup.cfg', '[flake8]\nper_file_ignores =\n  shop/bill.py,shop/till.py:N802 T201\n  x.py: E1\n', undefined],
  ['.flake8', '[flake8]\nper-file-ignores = x.py:E501 shop/till.py:N802\n', undefined],
  ['.flake8', '[flake8]\nextend-exclude = docs,shop/till.py\n', undefined],
  ['.coveragerc', '[run]\nomit =\n    shop/till.py\n', undefined],
  ['.isort.cfg', '[settings]\nskip = shop/till.py\n', '[settings]\nskip = shop/till.py,shop/card.py\n'],
  ['setup.cfg', '[isort]\nskip_glob =\n  */till.py\n', undefined],
  ['.pylintrc', '[MASTER]\nignore=till.py,CVS\n', undefined],
  ['pylintrc', '[MAIN]\nignored-modules=numpy,shop.till\n', undefined],
  ['.pylintrc', '[MAIN]\nignore-paths=^shop/till\\.py$,\n  ^x/.*$\n', undefined],
  ['mypy.ini', '[mypy]\nexclude = (^shop/till\\.py$|^x/)\n', undefined],
  ['pyproject.toml', '[tool.pylint.main]\nignored-modules = "shop.till, numpy"\n', undefined],
  ['pyproject.toml', '[tool.pylint]\nignored-modules = ["shop.till"]\n', undefined],
  ['pyproject.toml', '[tool.vulture]\nexclude = ["*shop/till.py"]\n', undefined],
  ['pyproject.toml', '[tool.isort]\nextend_skip_glob = ["*/t*.py"]\n', undefined],
  [
    'pyrightconfig.json',
    '{\n  // slow\n  "strict": ["shop/till.py"],\n}\n',
    '{\n  // slow\n  "strict": ["shop/till.py", "shop/card.py"],\n}\n',
  ],
])('what %s says of a module and not of the one that code of it went to: %s', (path, text, mended) => {
  expect(said(path, text)).toContain('files residue')
  if (mended !== undefined) expect(said(path, text, mended)).toEqual([])
})

test.each([
  ['pyproject.toml', override('"shop.*"')],
  ['pyproject.toml', override('"shop.bill"')],
  ['pyproject.toml', '[tool.coverage.run]\nomit = ["shop/*"]\n'],
  ['mypy.ini', '[mypy-shop.*]\nignore_errors = True\n'],
  ['tox.ini', '[flake8]\nper-file-ignores = shop/*: N802\n'],
  ['tox.ini', '[pytest]\naddopts = -q\n'],
  ['tox.ini', '[flake8]\nignore = E203, W503\n'],
  ['.pylintrc', '[MAIN]\nignore-paths=^shop/.*$\n'],
  ['.pylintrc', '[MAIN]\nignored-modules=shop\n'],
  ['pyproject.toml', '[tool.setuptools.packages.find]\nexclude = ["till*"]\n'],
  ['setup.cfg', '[options.packages.find]\nexclude = till*\n'],
  ['pyrightconfig.json', '{ "ignore": ["shop"] }\n'],
])('what is said of both, or of neither: %s: %s', (path, text) => {
  expect(said(path, text)).toEqual([])
})

test.each([
  ['mypy.ini', '[mypy-shop.till]\na = 1\n', '[mypy-shop.till,shop.other]\na = 1\n'],
  [
    '.flake8',
    '[flake8]\nper-file-ignores =\n  shop/till.py:N802\n',
    '[flake8]\nper-file-ignores =\n  shop/till.py:N802\n  shop/card.py:E5\n',
  ],
  ['.coveragerc', '[run]\nomit =\n  shop/till.py\n', '[run]\nomit =\n  shop/card.py\n'],
])('other words in %s are told: %s', (path, text, wrong) => {
  expect(said(path, text, wrong)).toContain('files text-changed')
})

/** What the proof says of a file of settings where `shop/core` became `shop/vault`. */
const saidOfFiles = (path: string, before: string, after = before): readonly string[] =>
  proveTrees(
    'rename_modules: { shop.core: shop.vault }',
    { 'shop/__init__.py': '', 'shop/core/__init__.py': '', 'shop/core/till.py': 'KEPT = 1\n', [path]: before },
    { 'shop/__init__.py': '', 'shop/vault/__init__.py': '', 'shop/vault/till.py': 'KEPT = 1\n', [path]: after },
  ).checks.flatMap(({ findings, name }) => findings.map(({ code }) => `${name} ${code}`))

test.each([
  ['.coveragerc', '[run]\nomit =\n    *core/t*.py\n'],
  ['.isort.cfg', '[settings]\nskip_glob = shop/c*/till.py\n'],
  ['.flake8', '[flake8]\nexclude = **/cor?\n'],
  ['pyproject.toml', '[tool.pyright]\nignore = ["**/c*e"]\n'],
  ['pyproject.toml', '[tool.vulture]\nexclude = ["*core/till.py"]\n'],
  ['pyrightconfig.json', '{ "strict": ["shop/c*/till.py"] }\n'],
  ['.pylintrc', '[MAIN]\nignore-paths=.*/co[r]e/.*\n'],
  ['setup.cfg', '[mypy]\nexclude = /c\\w+/till\n'],
])('what the globs of %s say of files that moved and no longer say: %s', (path, text) => {
  expect(saidOfFiles(path, text)).toContain('files residue')
})

test.each([
  ['.coveragerc', '[run]\nomit =\n    */till.py\n', undefined],
  ['.isort.cfg', '[settings]\nskip_glob = shop/*\n', undefined],
  ['.isort.cfg', '[settings]\nskip = shop/core/till.py\n', '[settings]\nskip = shop/vault/till.py\n'],
  ['.pylintrc', '[MAIN]\nignore-paths=^shop/core/.*$\n', '[MAIN]\nignore-paths=^shop/vault/.*$\n'],
  ['pyrightconfig.json', '{ "strict": ["shop/core"] }\n', '{ "strict": ["shop/vault"] }\n'],
])('what the globs of %s go on saying: %s', (path, text, now) => {
  expect(saidOfFiles(path, text, now)).toEqual([])
})
