import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const MAIN = 'def main():\n    return 1\n'

const found = (path: string, text: string): readonly string[] =>
  proveTrees(
    'rename_modules: { train: fit }',
    { 'train.py': MAIN, [path]: text.replaceAll('@', 'train') },
    { 'fit.py': MAIN, [path]: text.replaceAll('@', 'fit') },
  ).checks.flatMap((check) =>
    check.findings.flatMap(({ level, code }) =>
      level === 'note' ? [] : code === 'residue' ? [] : [`${level} ${code}`],
    ),
  )

const CELL = '{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": ["#"]}'
const notebook = (code: string): string =>
  `{"cells": [${CELL.replace('#', code)}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}`

test.each([
  ['use.py', 'MODE = "@"\n'],
  ['use.py', 'def f(m):\n    return m == "@"\n'],
  ['use.py', 'X = {"@": 1}\n'],
  ['use.py', 'print("@")\n'],
  ['use.py', 'def f(mode="@"):\n    return mode\n'],
  ['use.py', 'X = ["@", "test"]\n'],
  ['use.py', 'X = f"a {1} @"\n'],
  ['use.py', '# how to @ a net\nX = 1\n'],
  ['use.py', 'def f():\n    """How to @ a net."""\n'],
  ['a.yaml', 'mode: @\n'],
  ['a.json', '{"mode": "@"}\n'],
  ['a.toml', 'mode = "@"\n'],
  ['a.ini', '[x]\nmode = @\n'],
  ['README.md', 'How to @ a net.\n'],
  ['run.sh', 'run --mode @\n'],
  ['Makefile', 'x:\n\techo @\n'],
  ['pyproject.toml', '[project]\nname = "@"\nversion = "1"\n'],
  ['n.ipynb', notebook('MODE = \\"@\\"')],
])('a word that is no module became the new name of one: %s %j', (path, text) => {
  expect(found(path, text)).toContain(path.endsWith('.py') ? 'error text-changed' : 'warning text-changed')
})

test.each([
  ['use.py', 'import importlib\n\nimportlib.import_module("@")\n'],
  ['use.py', 'import importlib\n\nNAME = "@"\nimportlib.import_module(NAME)\n'],
  ['use.py', 'import logging\n\nlogging.getLogger("@")\n'],
  ['use.py', 'def own(x):\n    top = x.__module__.partition(".")[0]\n    return top == "@"\n'],
  ['use.py', 'APPS = [\n    "json",\n    "@",\n]\n\n\ndef load():\n    return [__import__(app) for app in APPS]\n'],
  ['use.py', 'import @\n\n@.main()\n'],
  ['run.sh', 'python -m @ && pytest --cov=@ --source=a,@\n'],
  ['README.md', 'Run `python -m @`.\n\n```python\nimport @\n```\n'],
  ['pyproject.toml', '[tool.setuptools]\npy-modules = ["@"]\n\n[project.scripts]\ngo = "@:main"\n'],
  ['.coveragerc', '[run]\nsource = @\n'],
  ['setup.cfg', '[options]\npy_modules =\n    json\n    @\n'],
  ['n.ipynb', notebook('import @\\n@.main()')],
])('a word that is a module is right: %s %j', (path, text) => {
  expect(found(path, text)).toEqual([])
})
