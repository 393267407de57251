import { expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const FILES = {
  'kit/__init__.py': '',
  'kit/data/__init__.py': '',
  'kit/data/io.py': 'def read():\n    return 1\n',
  'kit/data/x.csv': '1\n',
}

const undecided = (recipe: string, path: string, text: string): readonly string[] => {
  const { proof } = runRecipe(recipe, buildWorkspace({ ...FILES, [path]: text }))
  return (proof?.ledger ?? [])
    .filter((row) => row.path === path && row.verdict === 'undecided')
    .map(({ line, text: word }) => `${line} ${word}`)
}

test.each([
  ['Makefile', 'PKG = kit\nall:\n\tcat $(PKG)/data/x.csv ${PKG}/data\n', ['3 data/x.csv', '3 data']],
  ['Makefile', 'TMP = /tmp\nall:\n\tcat $(TMP)/data/x.csv ${OTHER}/data\n', []],
  ['run.sh', 'for d in data models; do\n  ls kit/$d\ndone\n', ['1 data']],
  ['run.sh', 'for d in data models; do\n  ls other/$d\ndone\n', []],
  ['run.sh', 'cd kit && cat data/x.csv\nls data\n', ['1 data/x.csv', '2 data']],
  ['run.sh', 'cd other && ls data\n', []],
  [
    '.flake8',
    '[flake8]\nper-file-ignores =\n    data/io.py: E1\n    */data/io.py: E2\n',
    ['3 data/io.py', '4 data/io.py'],
  ],
  ['.github/CODEOWNERS', '*/data/* @c\n*/models/* @c\n', ['1 data']],
  ['ci.yml', 'matrix:\n  pkg: [data, models]\nrun: pytest kit/${{ matrix.pkg }}\n', ['2 data']],
  ['tasks.py', 'for d in ("data", "models"):\n    print(f"kit/{d}", d == data)\n', ['1 data']],
])('parts of a path whose folder is gone in %s: %j', (path, text, rows) => {
  expect(undecided('rename_modules: { kit.data: kit.store }\n', path, text)).toEqual(rows)
})

test.each([
  ['kit/data/Makefile', 'SRCS = __init__.py io.py\nall:\n\tpython io.py\n', []],
  ['kit/data/dune', '(deps io.py)\n', ['1 io.py']],
  ['kit/Makefile', 'SRCS = io.py\n', []],
  ['run.sh', 'cd kit/data\npython io.py\n', []],
])('the name of a file that is gone in %s: %j', (path, text, rows) => {
  expect(undecided('rename_modules: { kit.data.io: kit.data.files }\n', path, text)).toEqual(rows)
})

test('the name of a file that is gone to another folder, where a command goes to its own first', () => {
  const recipe = 'rename_modules: { kit.data.io: kit.files }\n'
  expect(undecided(recipe, 'run.sh', 'cd kit/data\npython io.py\n')).toEqual(['2 io.py'])
})

test.each([
  ['.. currentmodule:: kit.data\n\n.. autosummary::\n\n   io\n   io.read\n', ['5 io', '6 io.read']],
  ['.. currentmodule:: kit.data\n\n.. autofunction:: io.read\n\nSee :func:`~io.read`.\n', ['3 io.read', '5 io.read']],
  ['.. currentmodule:: kit.data.io\n\n.. autofunction:: read\n', []],
  ['.. currentmodule:: other\n\n.. autofunction:: io.read\n', []],
  ['See :func:`.io.read`, :func:`.read` and kit.data.\n', ['1 .io.read']],
  ['```{currentmodule} kit.data\n```\n\n{func}`io.read`\n', ['4 io.read']],
])('short names of a document: %j', (text, rows) => {
  expect(undecided('rename_modules: { kit.data.io: kit.data.files }\n', 'docs/a.md', text)).toEqual(rows)
})
