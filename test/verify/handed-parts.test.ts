import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const IMPORT = 'from importlib import import_module\n\n\n'
const JOINS = `${IMPORT}def load(package, module):\n    return import_module(f"{package}.{module}")\n`
const OWN = `${IMPORT}def load(name, base=__package__):\n    return import_module(name, base)\n`

/** What the proof says of a tree in which only the module got its new name. */
const errors = (loader: string, text: string): readonly string[] => {
  const rest = { 'farm/__init__.py': '', 'farm/load.py': loader, 'run.py': text }
  return proveTrees(
    'rename_modules: { farm.hen: farm.fowl }',
    { ...rest, 'farm/hen.py': 'X = 1\n' },
    { ...rest, 'farm/fowl.py': 'X = 1\n' },
  ).checks.flatMap((check) => check.findings.filter(({ level }) => level === 'error').map(({ code }) => code))
}

test.each([
  [JOINS, 'from farm.load import load\n\nload("farm", "hen")\n'],
  [JOINS, 'from farm.load import load\n\nload(**{"package": "farm", "module": "hen"})\n'],
  [OWN, 'from farm.load import load\n\nload(".hen")\n'],
  [JOINS, 'from farm.load import load as join\n\njoin("farm", "hen")\n'],
])('the proof sees an old name that is handed over in parts: %j %j', (loader, text) => {
  expect(errors(loader, text)).toEqual(['attribute-lost'])
})

test.each([
  [JOINS, 'from farm.load import load\n\nload("farm", "fowl")  # not load("farm", "hen")\n'],
  [JOINS, '"""Use load("farm", "hen")."""\n'],
  ['X = 1\n', 'print("farm", "hen")\n'],
  [JOINS, 'import os\n\nORDER = [\n    os.path.join("farm", "hen"),\n]\n'],
  [
    JOINS,
    'from os import path as p\nfrom pathlib import PurePath\n\nORDER = [p.join("farm", "hen"), PurePath("farm", "hen")]\n',
  ],
  [OWN, 'print("a.hen".endswith(".hen"))\n'],
])('and nothing in what names nobody: %j %j', (loader, text) => {
  expect(errors(loader, text)).toEqual([])
})
