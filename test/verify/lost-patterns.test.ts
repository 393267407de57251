import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

/** What the proof says of a file that stays as it is where `shop/till.py` became `shop/register.py`. */
const said = (path: string, before: string, after = before): readonly string[] =>
  proveTrees(
    'rename_modules: { shop.till: shop.register }',
    { 'shop/__init__.py': '', 'shop/till.py': 'V = 1\n', [path]: before },
    { 'shop/__init__.py': '', 'shop/register.py': 'V = 1\n', [path]: after },
  ).checks.flatMap(({ findings, name }) => findings.map(({ code }) => `${name} ${code}`))

const BLACK = "[tool.black]\nextend-exclude = '''\n/shop/(\n    till\n  | tax\n)\\.py$\n'''\n"
const HOOKS = 'repos:\n- repo: local\n  hooks:\n  - id: a\n    files: ^shop/t.*$\n'

test.each([
  ['pyproject.toml', BLACK, BLACK.replace('till', 'register')],
  ['pyproject.toml', '[tool.mypy]\nexclude = "^shop/t.+$"\n', undefined],
  ['pyproject.toml', '[tool.mypy]\nexclude = ["^shop/(?:till|tax)\\\\.py$"]\n', undefined],
  ['.pre-commit-config.yaml', HOOKS, undefined],
])('a pattern of %s that says another thing of a file at its new place: %s', (path, text, mended) => {
  expect(said(path, text)).toContain('files residue')
  if (mended !== undefined) expect(said(path, text, mended)).not.toContain('files residue')
})

test.each([
  ['pyproject.toml', '[tool.mypy]\nexclude = ["^docs/", "^shop/"]\n'],
  ['pyproject.toml', '[tool.black]\nexclude = "(?P<a>x)(?(a)y|z)"\n'],
  ['.pre-commit-config.yaml', 'files: ^shop/\nrepos: []\n'],
])('one that says the same is none: %s', (path, text) => {
  expect(said(path, text)).not.toContain('files residue')
})

test.each([
  ['config.yaml', 'module: shop[.]till\n'],
  ['pyproject.toml', '[tool.x]\ny = "shop/till\\\\.py$"\n'],
  ['pyproject.toml', "[tool.x]\ny = '^shop/till\\.py$'\n"],
])('an old name in a pattern of %s is in the ledger: %s', (path, text) => {
  expect(said(path, text).some((one) => /residue|configs/.test(one))).toBe(true)
})

const ignores = (glob: string, codes = '["F401"]'): string =>
  `[tool.ruff.lint.per-file-ignores]\n"${glob}" = ${codes}\n`

test.each([
  ['pyproject.toml', ignores('shop/[st]*.py'), ignores('shop/[sr]*.py')],
  ['pyproject.toml', ignores('shop/{till,tax}.py'), ignores('shop/{register,tax}.py')],
  ['pyproject.toml', ignores('**/t*.py'), ignores('**/*.py')],
  ['pyproject.toml', '[tool.ruff]\nextend-exclude = ["shop/t???.py"]\n', '[tool.ruff]\nexclude = ["shop"]\n'],
  ['ruff.toml', 'lint.exclude = ["t[h-j]ll.py"]\n', 'lint.exclude = ["re*.py"]\n'],
  [
    'shop/ruff.toml',
    '[per-file-ignores]\n"till.p*" = ["E501", "F401"]\n',
    '[per-file-ignores]\n"*" = ["E501", "F401"]\n',
  ],
])('a glob of ruff in %s that does not pick a file at its new place: %s', (path, text, mended) => {
  expect(said(path, text)).toContain('files residue')
  expect(said(path, mended)).not.toContain('files residue')
  expect(said(path, text, mended)).not.toContain('files residue')
})

test.each([
  ['pyproject.toml', ignores('shop/*')],
  ['pyproject.toml', ignores('!docs/**.py')],
  ['pyproject.toml', ignores('shop/{a,b}.py')],
  ['pyproject.toml', '[tool.ruff]\nextend-exclude = ["shop"]\n'],
  ['docs/ruff.toml', 'exclude = ["till.py"]\n'],
  ['other.toml', 'exclude = ["till.py"]\n'],
])('a glob of ruff in %s that says the same of both: %s', (path, text) => {
  expect(said(path, text)).not.toContain('files residue')
})
