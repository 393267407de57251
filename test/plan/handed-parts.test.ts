import { expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const IMPORT = 'from importlib import import_module\n\n\n'
const RENAME = 'rename_modules: { farm.hen: farm.fowl }\n'
const JOINS = `${IMPORT}def load(package, module):\n    return import_module(f"{package}.{module}")\n`
const SPEC = `${IMPORT}def load(spec):\n    return import_module(spec["package"] + "." + spec["module"])\n`
const CLASS = `${IMPORT}class Spec:\n    def __init__(self, package, module):\n        self.package = package\n        self.module = module\n\n    def load(self):\n        return import_module(".".join([self.package, self.module]))\n`
const OWN = `${IMPORT}def load(name, base=__package__):\n    return import_module(name, base)\n`
const GIVEN = `${IMPORT}def load(name, package):\n    return import_module(name, package)\n`
const PARTIAL =
  'from functools import partial\nfrom importlib import import_module\n\nload = partial(import_module, package=__package__)\n'
const METHOD = `${IMPORT}class Loader:\n    def __init__(self, base=__package__):\n        self.base = base\n\n    def get(self, name):\n        return import_module(name, self.base)\n`
const LISTED = `${IMPORT}PARTS = []\n\n\ndef part(path):\n    PARTS.append(path)\n\n\ndef load():\n    return [import_module(p, __package__) for p in PARTS]\n`

/** What a run says of the file that hands something to the loader. */
function said(loader: string, text: string, recipe = RENAME): { refused: boolean; reasons: readonly string[] } {
  const files = { 'farm/__init__.py': '', 'farm/hen.py': 'X = 1\n', 'farm/load.py': loader, 'run.py': text }
  const { refused, findings } = runRecipe(recipe, buildWorkspace(files))
  const own = findings.filter(({ code, place }) => code === 'dynamic-import' && place?.path === 'run.py')
  return { refused, reasons: own.map(({ reason }) => reason.replace(/^run\.py says | it becomes .*$/g, '')) }
}

const BEHIND = '"hen", which farm/load.py may import behind "farm" as farm.hen;'
const COUNTED = '".hen", which farm/load.py may import counted from a package as farm.hen;'

test.each([
  ['two arguments', JOINS, 'from farm.load import load\n\nload("farm", "hen")\n', BEHIND],
  ['by keyword', JOINS, 'import farm.load\n\nfarm.load.load(module="hen", package="farm")\n', BEHIND],
  ['through a constant', JOINS, 'from farm.load import load\n\nPKG = "farm"\nload(PKG, "hen")\n', BEHIND],
  ['a mapping', SPEC, 'from farm.load import load\n\nload({"package": "farm", "module": "hen"})\n', BEHIND],
  ['pairs', JOINS, 'from farm.load import load\n\nfor one in [("farm", "hen"), ("a", "b")]:\n    load(*one)\n', BEHIND],
  ['a key', JOINS, 'from farm.load import load\n\nfor p, m in {"farm": ["hen"]}.items():\n    load(p, m[0])\n', BEHIND],
  [
    'what is offered and handed over',
    JOINS,
    'from farm.load import load\n\nfarm = hen = 1\n__all__ = ["farm", "hen"]\nload(*__all__)\n',
    BEHIND,
  ],
  ['what a class holds', CLASS, 'from farm.load import Spec\n\nSpec("farm", module="hen").load()\n', BEHIND],
  ['by default', OWN, 'from farm.load import load\n\nload(".hen")\n', COUNTED],
  ['of a package that is handed over', GIVEN, 'from farm.load import load\n\nload(".hen", "farm")\n', COUNTED],
  ['in a list', OWN, 'from farm.load import load\n\nfor one in (".hen",):\n    load(one)\n', COUNTED],
  ['a partial', PARTIAL, 'from farm.load import load\n\nload(".hen")\n', COUNTED],
  ['a method', METHOD, 'from farm.load import Loader\n\nLoader().get(".hen")\n', COUNTED],
  ['what is kept for later', LISTED, 'from farm.load import load, part\n\npart(".hen")\nload()\n', COUNTED],
])('a module that is handed over in parts is refused: %s', (_, loader, text, reason) => {
  const { refused, reasons } = said(loader, text)
  expect(refused).toBe(true)
  expect(reasons).toContain(reason)
})

test.each([
  ['an ending of a file', OWN, 'from farm.load import load\n\nprint(load, "a.hen".endswith(".hen"), ".hen" == "")\n'],
  ['two words of a sentence', JOINS, 'from farm.load import load\n\nprint(load, ["a farm"], ("the", "hen"))\n'],
  [
    'two words in brackets of their own',
    JOINS,
    'from farm.load import load\n\nprint(load, [("farm", 1), ("hen", 2)])\n',
  ],
  ['names that a module offers', JOINS, 'farm = 1\nhen = 2\n__all__ = ["farm", "hen"]\n'],
  ['names that a module offers, a line each', JOINS, 'farm = 1\nhen = 2\n__all__ = (\n    "farm",\n    "hen",\n)\n'],
  ['two words for nobody', 'X = 1\n', 'from farm.load import X\n\nprint(X, "farm", "hen")\n'],
])('and what nobody imports by is not: %s', (_, loader, text) => {
  expect(said(loader, text)).toEqual({ refused: false, reasons: [] })
})

test('a relative name is right where its package goes along', () => {
  const text = 'from farm.load import load\n\nload(".hen")\n'
  expect(said(OWN, text, 'rename_modules: { farm: barn }\n')).toEqual({ refused: false, reasons: [] })
})

test('what the recipe accepts is accepted', () => {
  const accept = 'accept: [{ code: dynamic-import, path: run.py, because: these are labels }]\n'
  const text = 'from farm.load import load\n\nload("farm", "hen")\n'
  expect(said(JOINS, text, RENAME + accept).refused).toBe(false)
})
