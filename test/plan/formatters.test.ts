import { expect, test } from 'vitest'
import { formattersOf } from '../../src/plan/manifests/formatters.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { literalSource } from '../../src/workspace/file-source.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'

const found = (files: Record<string, string>, recipe = '{}') =>
  formattersOf(openWorkspace(literalSource(files)), parseRecipe(recipe, 'r')).map(({ words, told }) => [
    words.filter((word) => !word.startsWith('--') || word.includes('=')).join(' '),
    told,
  ])
const hooks = (id: string, args = '') =>
  `repos:\n- repo: https://example.org/x\n  rev: v1\n  hooks:\n  - id: ${id}\n    ${args}\n`

test.each([
  [
    'a table for the formatter',
    { 'pyproject.toml': '[tool.ruff.format]\nquote-style = "single"\n' },
    'ruff format',
    'pyproject.toml',
  ],
  ['a file of its own', { '.ruff.toml': '[format]\n' }, 'ruff format', '.ruff.toml'],
  ['black', { 'pyproject.toml': '[tool.black]\nline-length = 100\n' }, 'black', 'pyproject.toml'],
  ['a hook', { '.pre-commit-config.yaml': hooks('ruff-format') }, 'ruff format', '.pre-commit-config.yaml'],
  [
    'a hook with options',
    { '.pre-commit-config.yaml': hooks('black', 'args: [--line-length=100, --config=../x; rm]') },
    'black --line-length=100',
    '.pre-commit-config.yaml',
  ],
  [
    'the hook goes before a table of another',
    { '.pre-commit-config.yaml': hooks('black'), 'pyproject.toml': '[tool.ruff.format]\n' },
    'black',
    '.pre-commit-config.yaml',
  ],
  [
    'a command of tox',
    { 'tox.ini': '[testenv:format]\ndeps = black\ncommands =\n    black --check --diff shop/\n    isort shop\n' },
    'black',
    'tox.ini',
  ],
  [
    'a command of tox on one line, by its path, with a width',
    { 'tox.ini': '[testenv]\ncommands = {envbindir}/black --line-length=100 shop\n' },
    'black --line-length=100',
    'tox.ini',
  ],
  ['a target of make', { Makefile: 'format:\n\t@isort . && black .\n' }, 'black', 'Makefile'],
  [
    'a session of nox',
    { 'noxfile.py': 'def lint(session):\n    session.run("black", "shop")\n' },
    'black',
    'noxfile.py',
  ],
  [
    'a session of nox for ruff',
    { 'noxfile.py': "def lint(session):\n    session.run('ruff', 'format', 'shop')\n" },
    'ruff format',
    'noxfile.py',
  ],
  [
    'a job of CI',
    { '.github/workflows/lint.yml': 'jobs:\n  lint:\n    steps:\n    - run: ruff format --check .\n' },
    'ruff format',
    '.github/workflows/lint.yml',
  ],
  [
    'a job of several lines',
    {
      '.github/workflows/lint.yml':
        'jobs:\n  lint:\n    steps:\n    - run: |\n        pip install black\n        python -m black shop\n',
    },
    'black',
    '.github/workflows/lint.yml',
  ],
  [
    'an action',
    { '.github/workflows/lint.yml': 'jobs:\n  lint:\n    steps:\n    - uses: psf/black@stable\n' },
    'black',
    '.github/workflows/lint.yml',
  ],
  [
    'a script',
    { 'pyproject.toml': '[tool.hatch.envs.lint.scripts]\nfmt = [\n  "isort .",\n  "black {args:.}",\n]\n' },
    'black',
    'pyproject.toml',
  ],
  ['prettier', { '.prettierrc': 'semi: false\n' }, 'prettier warn .prettierrc', '.prettierrc'],
] as const)('found by its configuration: %s', (_, files, words, told) => {
  expect(found(files)).toEqual([[words, told]])
})

test.each([
  ['a linter alone', { 'pyproject.toml': '[tool.ruff]\nline-length = 88\n' }],
  [
    'a formatter that is installed',
    { 'tox.ini': '[testenv]\ndeps =\n    black\n    black==23.3.0\ncommands = pip install black ruff\n' },
  ],
  ['one that is a dependency', { 'pyproject.toml': '[dependency-groups]\nlint = ["black", "ruff"]\n' }],
  [
    'one that a step is called after',
    {
      '.github/workflows/lint.yml':
        'jobs:\n  lint:\n    steps:\n    - name: black on all code\n      run: make lint  # black does it\n',
    },
  ],
  ['one that documents speak of', { 'CONTRIBUTING.md': 'Run\n\n    black shop\n' }],
  ['a hook that lints', { '.pre-commit-config.yaml': hooks('ruff-check') }],
  ['configuration that is code', { 'prettier.config.js': 'export default {}' }],
  ['plugins, which are code', { '.prettierrc': '{"overrides": [{"options": {"plugins": ["./x.js"]}}]}' }],
  ['a shared configuration, which is code', { '.prettierrc': '"@company/prettier"' }],
  ['files that cannot be read', { 'pyproject.toml': '[tool', '.pre-commit-config.yaml': '{', '.prettierrc': '[' }],
])('nothing is run for %s', (_, files: Record<string, string>) => {
  expect(found(files)).toEqual([])
})

test('the recipe says which, or none', () => {
  const files = { 'pyproject.toml': '[tool.black]\n' }
  expect(found(files, 'format: false')).toEqual([])
  expect(found(files, 'format: [./tools/format, fast]')).toEqual([['./tools/format fast', 'format of the recipe']])
  expect(found(files, 'format: [[isort], [yapf, -i]]').map(([words]) => words)).toEqual(['isort', 'yapf -i'])
  for (const wrong of ['format: ruff', 'format: []', 'format: [""]', 'format: ["a\\nb"]', 'format: true'])
    expect(() => found(files, wrong)).toThrow()
})
