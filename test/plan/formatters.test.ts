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
  ['prettier', { '.prettierrc': 'semi: false\n' }, 'prettier warn .prettierrc', '.prettierrc'],
] as const)('found by its configuration: %s', (_, files, words, told) => {
  expect(found(files)).toEqual([[words, told]])
})

test.each([
  ['a linter alone', { 'pyproject.toml': '[tool.ruff]\nline-length = 88\n' }],
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
