import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const MODELS = 'class Small:\n    pass\n\n\nclass Big:\n    pass\n'
const FILES = { 'zoo/__init__.py': '', 'zoo/nets.py': '' }

/** What the check of attributes says where `Big` left `zoo.models` for `zoo.nets`, and another module asks for names. */
function problems(texts: Readonly<Record<string, string>>, left = 'class Small:\n    pass\n'): readonly string[] {
  return proveTrees(
    'move: [{ from: zoo.models, to: zoo.nets, symbols: [Big] }]',
    { ...FILES, ...texts, 'zoo/models.py': MODELS },
    { ...FILES, ...texts, 'zoo/models.py': left, 'zoo/nets.py': 'class Big:\n    pass\n' },
  ).checks.flatMap((check) => check.findings.map((one) => `${check.name} ${one.level} ${one.code}`))
}

const LOST = 'attributes error attribute-lost'
const HEAD = 'import sys\nfrom zoo import models\n\n\n'
const BUILD = 'def build(kind, module, name):\n    return getattr(module, name)\n'

test.each([
  ['an argument', { 'run.py': `${HEAD}print(getattr(models, sys.argv[1])())\n` }],
  ['a key', { 'run.py': `${HEAD}cfg = {}\nprint(getattr(models, cfg["cls"], None))\n` }],
  ['a text that begins so', { 'run.py': `${HEAD}print(getattr(models, f"B{sys.argv[1]}"))\n` }],
  ['a sum', { 'run.py': `${HEAD}print(getattr(models, "B" + sys.argv[1]))\n` }],
  ['the names of the module', { 'run.py': `${HEAD}print(vars(models)[sys.argv[1]])\n` }],
  ['its dictionary', { 'run.py': `${HEAD}print(models.__dict__.get(sys.argv[1]))\n` }],
  ['its dictionary, handed on', { 'run.py': `${HEAD}print(list(map(models.__dict__.get, sys.argv[1:])))\n` }],
  ['the names of the module, handed on', { 'run.py': `${HEAD}get = list(map(vars(models).get, sys.argv))\n` }],
  ['another name', { 'run.py': `${HEAD}same = models\nprint(getattr(same, sys.argv[1]))\n` }],
  ['one of several', { 'run.py': `${HEAD}for one in (sys, models):\n    print(getattr(one, sys.argv[1], None))\n` }],
  ['a getter', { 'run.py': `import operator\n${HEAD}print(operator.attrgetter(sys.argv[1])(models))\n` }],
  ['a partial', { 'run.py': `from functools import partial\n${HEAD}get = partial(getattr, models)\n` }],
  [
    'a list from outside that is gone through',
    { 'run.py': `${HEAD}names = sys.argv[1:]\nfor name in names:\n    print(getattr(models, name))\n` },
  ],
  [
    'a module loaded by its name',
    {
      'run.py':
        'import importlib\nimport sys\n\nm = importlib.import_module("zoo.models")\nprint(getattr(m, sys.argv[1]))\n',
    },
  ],
  [
    'the same at once',
    {
      'run.py': 'import importlib\nimport sys\n\nprint(getattr(importlib.import_module("zoo.models"), sys.argv[1]))\n',
    },
  ],
  [
    'a function that is handed it',
    { 'zoo/build.py': BUILD, 'run.py': `${HEAD}from zoo.build import build\nprint(build("x", models, sys.argv[1]))\n` },
  ],
  [
    'the same by keyword',
    {
      'zoo/build.py': BUILD,
      'run.py': `${HEAD}from zoo.build import build\nprint(build("x", name=sys.argv[1], module=models))\n`,
    },
  ],
])('a name that only a run knows: %s', (_title, texts) => {
  expect(problems(texts)).toContain(LOST)
  expect(problems(texts, 'from zoo.nets import Big as Big\n\n\nclass Small:\n    pass\n')).not.toContain(LOST)
})

test.each([
  ['a literal of another name', { 'run.py': `${HEAD}print(getattr(models, "Small"))\n` }],
  ['a text that begins otherwise', { 'run.py': `${HEAD}print(getattr(models, f"test_{sys.argv[1]}", None))\n` }],
  [
    'literals that are gone through',
    { 'run.py': `${HEAD}for name in ("Small", "X"):\n    print(getattr(models, name, None))\n` },
  ],
  [
    'a listing that has a name of its own',
    {
      'run.py': `${HEAD}names = (one for one in dir(models) if "S" in one)\nfor name in names:\n    print(getattr(models, name))\n`,
    },
  ],
  ['another object', { 'run.py': `${HEAD}print(getattr(sys, sys.argv[1], models))\n` }],
  ['an instance', { 'run.py': `${HEAD}one = models.Small()\nprint(getattr(one, sys.argv[1]))\n` }],
  [
    'the other parameter',
    { 'zoo/build.py': BUILD, 'run.py': `${HEAD}from zoo.build import build\nprint(build(models, sys, sys.argv[1]))\n` },
  ],
])('nothing is lost: %s', (_title, texts) => {
  expect(problems(texts)).not.toContain(LOST)
})

test.each([
  ['a table', 'NAMES = {"c": "core"}\nprint(getattr(groups, NAMES[sys.argv[1]]))\n', true],
  ['a loop', 'for name in ("core", "extra"):\n    print(getattr(groups, name))\n', true],
  ['another name', 'print("core", getattr(groups, "ex" + sys.argv[1]))\n', false],
  ['a name that nothing says', 'print(getattr(groups, sys.argv[1]))\n', false],
])('a submodule with another name, asked for by %s', (_title, text, isLost) => {
  const run = {
    'run.py': `import sys\nfrom shop import groups\n\n\n${text}`,
    'shop/__init__.py': '',
    'shop/groups/__init__.py': '',
  }
  const found = proveTrees(
    'rename_modules: { shop.groups.core: shop.groups.kernel }',
    { ...run, 'shop/groups/core.py': 'X = 1\n', 'shop/groups/extra.py': '' },
    { ...run, 'shop/groups/kernel.py': 'X = 1\n', 'shop/groups/extra.py': '' },
  ).checks.flatMap((check) => check.findings.map((one) => `${check.name} ${one.level} ${one.code}`))
  expect(found.includes(LOST)).toBe(isLost)
})

test('each place that asks is told, where they lead to one value and through what others were given', () => {
  const asks = (name: string): string => `def ${name}(module, name):\n    return getattr(module, name)\n`
  const texts = {
    'zoo/build.py': `${asks('build')}\n\n${asks('other')}`,
    'zoo/more.py':
      'from zoo.build import build\n\n\ndef more(module, name):\n    print(getattr(module, name))\n    return build(module, name)\n',
    'run.py': `${HEAD}from zoo.build import other\nfrom zoo.more import more\nprint(other(sys, "x"), more(models, sys.argv[1]))\n`,
  }
  expect(problems(texts).filter((one) => one === LOST)).toHaveLength(2)
})
