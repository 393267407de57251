import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const left = (path: string, before: string, after: string): readonly string[] =>
  proveTrees(
    'rename_modules: { brook: river }',
    { 'brook/__init__.py': '', 'brook/__main__.py': 'print(1)\n', [path]: before },
    { 'river/__init__.py': '', 'river/__main__.py': 'print(1)\n', [path]: after },
  ).checks.flatMap((check) => check.findings.map((finding) => finding.code))

test.each([
  ['run.sh', 'python3 -m brook\n'],
  ['Makefile', 'run:\n\t$(PYTHON) -m brook\n'],
  ['tox.ini', '[testenv]\ncommands = pytest --cov=brook\n'],
  ['.github/workflows/ci.yml', 'jobs:\n  t:\n    steps:\n      - run: coverage run -m brook\n'],
])('a one-word name that %s runs or measures is in the ledger', (path, text) => {
  expect(left(path, text, text)).toContain('residue')
  expect(left(path, text, text.replace('brook', 'river'))).not.toContain('residue')
})

test('a word that is none stays out of it', () => {
  expect(left('run.sh', 'git commit -m brook\n', 'git commit -m brook\n')).not.toContain('residue')
})

const SETS =
  'def set_module(module):\n    def decorator(one):\n        one.__module__ = module\n        return one\n\n    return decorator\n'
const codes = (before: string, after: string): readonly string[] =>
  proveTrees(
    'rename_modules: { brook: river }',
    { 'brook/__init__.py': '', 'brook/sets.py': SETS, 'brook/fish.py': before },
    { 'river/__init__.py': '', 'river/sets.py': SETS, 'river/fish.py': after },
  ).checks.flatMap((check) => check.findings.map((finding) => finding.code))

test('a name that a function sets as the module of what it is given is the new one', () => {
  const text = (name: string): string =>
    `from .sets import set_module\n\n\n@set_module("${name}")\nclass Carp:\n    pass\n`
  expect(codes(text('brook'), text('river'))).toEqual([])
  expect(codes(text('brook'), text('brook'))).toContain('residue')
  expect(codes(text('brook'), text('rivers'))).not.toEqual([])
})
