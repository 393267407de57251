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
