import { expect, test } from 'vitest'
import { UserError } from '../../src/model/errors.ts'
import { makePlan } from '../../src/plan/decide/make-plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { buildWorkspace } from '../support/build-workspace.ts'

const KIT = {
  'kit/__init__.py': 'def run():\n    return 1\n',
  'kit/a.py': 'def util():\n    return 1\n',
  'kit/util.py': '',
}

/** What the plan says of a recipe that does not fit the tree. */
function problemsOf(recipe: string, files: Readonly<Record<string, string>>): string {
  try {
    makePlan(parseRecipe(recipe, 'recipe'), buildWorkspace(files))
  } catch (error) {
    if (error instanceof UserError) return error.problems.map((problem) => problem.message).join('\n')
    throw error
  }
  return ''
}

test.each<[string, string, Readonly<Record<string, string>>, RegExp]>([
  ['a keyword', 'rename_modules: { kit.a: kit.class }', KIT, /`class` is a keyword/],
  [
    'a keyword for a new module',
    'move: [{ from: kit.a, to: kit.import, symbols: [util] }]',
    KIT,
    /`import` is a keyword/,
  ],
  ...['def __getattr__(name): ...', 'def __dir__(): ...', '__all__ = []', '__path__ = []', '__doc__ = "kit"'].flatMap(
    (line) =>
      ['move', 'copy'].map((key): [string, string, Readonly<Record<string, string>>, RegExp] => {
        const name = /__\w+/.exec(line)?.[0] ?? ''
        return [
          `${key} of ${name}, which is about its module`,
          `${key}: [{ from: kit.hooks, to: kit.a, symbols: [${name}, also] }]`,
          { ...KIT, 'kit/hooks.py': `${line}\n\n\ndef also():\n    return 1\n` },
          new RegExp(`^${key}: ${name} of kit\\.hooks is about the module itself, and Python would ask kit\\.a for it`),
        ]
      }),
  ),
  [
    'a folder below a file',
    'package: { from: kit.util, to: kit_util, distribution: kit-util, directory: packages/kit-util }',
    { ...KIT, packages: 'a file\n' },
    /packages is a file, so no folder can have its name/,
  ],
  ['a module of the standard library', 'rename_modules: { tools: logging }', { 'tools.py': '' }, /standard library/],
  [
    'an installed package',
    'rename_modules: { tools: yaml }',
    { 'tools.py': '', 'use.py': 'import yaml.nodes\n' },
    /yaml is what .*use\.py imports of another distribution/,
  ],
  [
    'a conftest',
    'rename_modules: { t.conftest: t.common }',
    { 't/__init__.py': '', 't/conftest.py': '' },
    /pytest loads conftest\.py/,
  ],
  [
    'a __main__',
    'rename_modules: { kit.__main__: kit.start }',
    { 'kit/__init__.py': '', 'kit/__main__.py': '' },
    /python -m/,
  ],
  [
    'a test module',
    'rename_modules: { t.test_a: t.cases }',
    { 't/__init__.py': '', 't/test_a.py': '' },
    /would not be collected/,
  ],
  [
    'the models of a Django app',
    'rename_modules: { polls.models: polls.entities }',
    { 'polls/__init__.py': '', 'polls/models.py': 'from django.db import models\n' },
    /models of an app from models\.py/,
  ],
  [
    'models outside of their Django app',
    'rename_modules: { polls.models: polls.db.models }',
    { 'polls/__init__.py': '', 'polls/db/__init__.py': '', 'polls/models.py': 'from django.db import models\n' },
    /models of an app from models\.py/,
  ],
  [
    'a command of Django',
    'rename_modules: { polls.management.commands.load: polls.management.commands.fetch }',
    {
      'polls/__init__.py': '',
      'polls/management/__init__.py': '',
      'polls/management/commands/__init__.py': '',
      'polls/management/commands/load.py': 'from django.core.management.base import BaseCommand\n',
    },
    /name of the command/,
  ],
  [
    'tasks of Celery',
    'rename_modules: { polls.tasks: polls.jobs }',
    { 'polls/__init__.py': '', 'polls/tasks.py': 'from celery import shared_task\n' },
    /tasks\.py/,
  ],
  ['a name of the package', 'rename_modules: { kit.a: kit.run }', KIT, /has a name `run` of its own/],
  [
    'a name that a star gives to the package',
    'rename_modules: { kit.a: kit.pace }',
    { 'kit/__init__.py': 'from .b import *\n', 'kit/a.py': '', 'kit/b.py': 'def pace():\n    return 1\n' },
    /has a name `pace` of its own/,
  ],
  [
    'a name that the package gives late',
    'rename_modules: { kit.a: kit.pace }',
    { 'kit/__init__.py': 'T = {"pace": "kit.b:go"}\n\n\ndef __getattr__(name):\n    return T[name]\n', 'kit/a.py': '' },
    /has a name `pace` of its own/,
  ],
  [
    'a new module under a name of the package',
    'move: [{ from: kit.a, to: kit.run, symbols: [go] }]',
    { ...KIT, 'kit/a.py': 'def go():\n    return 1\n' },
    /kit\.a\.go cannot move to kit\.run: kit has a name `run` of its own/,
  ],
  [
    'the file of the package',
    'rename_modules: { kit.a: kit.__init__ }',
    KIT,
    /kit\.__init__ is the file of the package kit/,
  ],
  [
    'the file of the package for what moves',
    'move: [{ from: kit.a, to: kit.__init__, symbols: [util] }]',
    KIT,
    /move: to kit\.__init__: kit\.__init__ is the file of the package kit itself, which Python calls kit/,
  ],
  [
    'a name below a module',
    'rename_modules: { kit.a: kit.util.a }',
    KIT,
    /rename_modules: kit\.a: kit\.util is a module and would have to be a package as well for kit\.util\.a/,
  ],
  [
    'a new module below a module',
    'move: [{ from: kit.a, to: kit.util.deep.a, symbols: [util] }]',
    KIT,
    /kit\.util is a module and would have to be a package/,
  ],
  [
    'a name below what another module becomes',
    'rename_modules: { kit.a: kit.b, kit.util: kit.b.util }',
    KIT,
    /kit\.b is a module and would have to be a package/,
  ],
  ['letters that Python reads as others', 'rename_modules: { kit.a: kit.ﬁt }', KIT, /write it as kit\.fit/],
  ['a module that runs at every start', 'rename_modules: { kit.a: sitecustomize }', KIT, /at every start/],
  ['a name that is there but for capitals', 'rename_modules: { kit.a: kit.UTIL }', KIT, /the tree has kit\.util/],
  [
    'a new module that is there but for capitals',
    'move: [{ from: kit.a, to: kit.Util, symbols: [util] }]',
    KIT,
    /the tree has kit\.util/,
  ],
  [
    'one of two names that differ in capitals alone',
    'rename_modules: { kit.a: kit.new, kit.util: kit.New }',
    KIT,
    /the tree has kit\.[nN]ew/,
  ],
  ['a symbol that is a submodule', 'move: [{ from: kit.a, to: kit, symbols: [util] }]', KIT, /submodule kit\.util/],
])('%s cannot be the new name', (_name, recipe, files, reason) => {
  expect(problemsOf(recipe, files)).toMatch(reason)
})

test.each<[string, string, Readonly<Record<string, string>>]>([
  [
    'a Django app as a whole',
    'rename_modules: { polls: votes }',
    { 'polls/__init__.py': '', 'polls/models.py': 'from django.db import models\n' },
  ],
  [
    'models of no framework',
    'rename_modules: { polls.models: polls.nets }',
    { 'polls/__init__.py': '', 'polls/models.py': '' },
  ],
  ['its own name with capitals', 'rename_modules: { kit.a: kit.A }', KIT],
  ['a soft keyword', 'rename_modules: { kit.a: kit.match }', KIT],
  ['a submodule named like a standard module', 'rename_modules: { kit.a: kit.logging }', KIT],
  [
    'a test module that stays one',
    'rename_modules: { t.test_a: t.test_b }',
    { 't/__init__.py': '', 't/test_a.py': '' },
  ],
  ['a name below a module that goes away', 'rename_modules: { kit.util: kit.tools, kit.a: kit.util.a }', KIT],
  ['a name below a package', 'rename_modules: { kit.a: kit.sub.a }', { ...KIT, 'kit/sub/__init__.py': '' }],
  ['a name that no start looks for', 'rename_modules: { kit.a: kit.sitecustomize }', KIT],
  ['a submodule of its own old name', 'rename_modules: { kit.a: kit.a.util }', KIT],
  [
    'a name that the package binds to that very module',
    'rename_modules: { kit.a: kit.b }',
    { 'kit/__init__.py': 'from . import a as b\n', 'kit/a.py': '' },
  ],
])('%s can', (_name, recipe, files) => {
  expect(problemsOf(recipe, files)).toBe('')
})

test('a dunder that only people read is a name like others', () => {
  const files = { ...KIT, 'kit/hooks.py': '__version__ = "1"\n__author__ = "n"\n' }
  expect(problemsOf('move: [{ from: kit.hooks, to: kit.a, symbols: [__version__, __author__] }]', files)).toBe('')
})
