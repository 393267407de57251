import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

/** The checks that fail where `brook` became `river` and a file says `before`, then `after`. */
const failing = (before: string, after: string): readonly string[] =>
  proveTrees(
    'rename_modules: { brook: river }',
    { 'brook/__init__.py': '', 'brook/fish.py': 'class Trout: ...\n', 'run.py': before },
    { 'river/__init__.py': '', 'river/fish.py': 'class Trout: ...\n', 'run.py': after },
  ).checks.flatMap((check) => (check.verdict === 'fail' ? [check.name] : []))

const LOADED = 'import sys\nprint([m for m in sys.modules if m.startswith("brook.")])\n'
const FIRST =
  'import sys\nfor m, x in list(sys.modules.items()):\n    if m.split(".")[0] == "brook":\n        print(x)\n'
const FINDER =
  'class F:\n    def find_spec(self, fullname, path=None, target=None):\n        return fullname == "brook"\n'
const RECORD =
  'import logging\nclass F:\n    def filter(self, record):\n        return record.name.startswith("brook")\n'
const FRAME = 'import sys\nprint(sys._getframe().f_globals.get("__name__", "").startswith("brook"))\n'
const OWN = 'def own(x):\n    top = x.__module__.partition(".")[0]\n    return top == "brook"\n'
const CONSTANT = 'ROOTS = ("brook.", "lake.")\n\n\ndef own(x):\n    return x.__module__.startswith(ROOTS)\n'
const DATA = 'import pkgutil\nprint(pkgutil.get_data("brook", "x"))\n'
const FILES = 'from importlib.resources import files\nNAME = "brook"\nprint(files(NAME))\n'
const NAMED = 'import importlib\nNAME = "brook"\nprint(importlib.import_module(NAME))\n'
const LOOPED = 'import importlib\nNAMES = ["brook", "json"]\nfor name in NAMES:\n    importlib.import_module(name)\n'

test.each([LOADED, FIRST, FINDER, RECORD, FRAME, OWN, CONSTANT, DATA, FILES, NAMED, LOOPED])(
  'the old name of a package, left where names of modules are asked: %s',
  (text) => {
    expect(failing(text, text)).toEqual(['attributes'])
    expect(failing(text, text.replaceAll('brook', 'river'))).toEqual([])
  },
)

test.each([
  'def is_wet(river):\n    return river.name == "brook"\n',
  'for m in ["brook"]:\n    print(m == "brook")\n',
  'def f(): ...\nprint(f.__name__ == "brook")\n',
  'NAMES = {"brook": 1}\nprint(NAMES["brook"])\n',
])('a word that is none may stay: %s', (text) => {
  expect(failing(text, text)).toEqual([])
})

test.each([
  ['import sys\nprint([m for m in sys.modules if m.startswith("lake.fi")])\n', ['attributes']],
  ['def own(x):\n    return x.__module__.startswith(("lake.fi", "sea"))\n', ['attributes']],
  ['import sys\nprint([m for m in sys.modules if m.startswith("lake.f")])\n', []],
  ['print([m for m in ["lake.fish"] if m.startswith("lake.fi")])\n', []],
])('a text that ends within a part of a name, with which none begins any more: %s', (text, checks) => {
  const rest = { 'lake/__init__.py': '', 'use.py': text }
  const proof = proveTrees(
    'rename_modules: { lake.fish: lake.frog }',
    { ...rest, 'lake/fish.py': 'X = 1\n' },
    { ...rest, 'lake/frog.py': 'X = 1\n' },
  )
  expect(proof.checks.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name)).toEqual(checks)
})
