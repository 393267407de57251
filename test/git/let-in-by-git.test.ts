import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const RECIPE = `
package: { from: shop.data, to: shop_data, distribution: shop-data, directory: packages/shop-data }
tests: { from: tests/data, to: packages/shop-data/tests }
ci: false
`

const CODE = {
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\n',
  'shop/__init__.py': '',
  'shop/data/__init__.py': '',
  'shop/data/src/__init__.py': '',
  'shop/data/src/load.py': 'def load():\n    return 1\n',
  'shop/data/[odd] name.log': 'x',
  'shop/data/w.npy': 'w',
  'tests/data/test_load.py': 'from shop.data.src.load import load\n\n\ndef test_load():\n    assert load() == 1\n',
}

const DIR = '/packages/shop-data/'
const OLD = { '.gitignore': '' }

/** What git itself says of the paths, by the rules of a tree. */
function ignoredByGit(rules: Record<string, string>, paths: readonly string[]): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'let-in-by-git-'))
  try {
    const git = (args: readonly string[], input = ''): string =>
      execFileSync('git', ['-c', 'core.excludesFile=/dev/null', ...args], { cwd: root, input, encoding: 'utf8' })
    git(['init', '-q'])
    for (const path of paths) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), '')
    }
    for (const [path, text] of Object.entries(rules)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const seen = new Set(git(['ls-files', '-z', '-o', '--exclude-standard']).split('\0'))
    return paths.filter((path) => !seen.has(path))
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

test.each<[string, Record<string, string>, Record<string, string>]>([
  ['nothing is caught', { '.gitignore': '*.pyc\n' }, OLD],
  ['a folder by its name, without a slash', { '.gitignore': 'src\n' }, { '.gitignore': `!${DIR}src/\n` }],
  ['a folder by its name', { '.gitignore': 'src/\n' }, { '.gitignore': `!${DIR}src/\n` }],
  ['an anchored folder', { '.gitignore': '/packages/\n' }, { '.gitignore': `!/packages/\n/packages/*\n!${DIR}\n` }],
  ['all in a folder', { '.gitignore': '/packages/*\n!/packages/other/\n' }, { '.gitignore': `!${DIR}\n` }],
  ['no newline at the end', { '.gitignore': '*.pyc\ntests' }, { '.gitignore': `\n!${DIR}tests/\n` }],
  ['the line ending of the file', { '.gitignore': 'tests/\r\n' }, { '.gitignore': `!${DIR}tests/\r\n` }],
  ['files of a kind', { '.gitignore': '/packages/**/*.npy\n' }, { '.gitignore': `!${DIR}src/shop_data/w.npy\n` }],
  [
    'a name with signs of patterns',
    { '.gitignore': 'packages/**/*.log\n' },
    { '.gitignore': `!${DIR}src/shop_data/\\[odd\\] name.log\n` },
  ],
  ['a nested file', { 'packages/.gitignore': '*-data\n' }, { 'packages/.gitignore': '!/shop-data/\n' }],
  [
    'a nested file, and one above it',
    { '.gitignore': 'tests\n', 'packages/.gitignore': 'src/\n' },
    { '.gitignore': `!${DIR}tests/\n`, 'packages/.gitignore': '!/shop-data/src/\n!/shop-data/src/shop_data/src/\n' },
  ],
  ['a nested file that lets in already', { '.gitignore': 'tests\n', 'packages/.gitignore': '!tests/\n' }, OLD],
  ['what was caught at the old place as well', { '.gitignore': '*.npy\n' }, OLD],
  [
    'everything below a folder',
    { '.gitignore': '/packages/**/src/**\n' },
    {
      '.gitignore': [
        `!${DIR}src/shop_data/`,
        `!${DIR}src/shop_data/\\[odd\\] name.log`,
        `!${DIR}src/shop_data/__init__.py`,
        `!${DIR}src/shop_data/src/`,
        `!${DIR}src/shop_data/src/__init__.py`,
        `!${DIR}src/shop_data/src/load.py`,
        `!${DIR}src/shop_data/w.npy`,
        '',
      ].join('\n'),
    },
  ],
])('%s', (name, rules, expected) => {
  const base = buildWorkspace({ ...CODE, ...rules })
  const { run, findings, proof } = runRecipe(RECIPE, base)
  if (run === undefined) throw new Error(name)
  expect(proof?.checks.filter(({ verdict }) => verdict === 'fail')).toEqual([])
  expect(findings.filter(({ code }) => code === 'ignored-at-new-place')).toEqual([])
  const now = Object.fromEntries(Object.keys(rules).map((path) => [path, run.final.read(path)?.text ?? '']))
  for (const [path, text] of Object.entries(rules)) {
    expect(now[path]).toBe(text + (expected[path] ?? ''))
  }
  const added = run.final.list().filter((path) => !base.has(path))
  const before = new Set(ignoredByGit(rules, base.list()))
  const newly = ignoredByGit(now, added).filter((path) => !before.has(run.final.originOf(path)?.path ?? ''))
  expect(newly).toEqual([])
})
