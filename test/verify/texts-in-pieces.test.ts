import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const MODELS = 'class Small:\n    pass\n\n\nclass Big:\n    pass\n'
const HEAD = 'from zoo import models, nets\n\n\n'

/** The codes of errors where `Big` left `zoo.models` for `zoo.nets`, and a file says what it does before and afterwards. */
function moved(before: string, after = before): readonly string[] {
  return errorsOf(
    'move: [{ from: zoo.models, to: zoo.nets, symbols: [Big] }]',
    { 'zoo/models.py': MODELS, 'zoo/nets.py': 'X = 1\n', 'run.py': before },
    {
      'zoo/models.py': 'class Small:\n    pass\n',
      'zoo/nets.py': 'X = 1\n\n\nclass Big:\n    pass\n',
      'run.py': after,
    },
  )
}

/** The same where `zoo.models` becomes `zoo.kinds`. */
function renamed(before: string, after = before): readonly string[] {
  return errorsOf(
    'rename_modules: { zoo.models: zoo.kinds }',
    { 'zoo/models.py': MODELS, 'run.py': before },
    { 'zoo/kinds.py': MODELS, 'run.py': after },
  )
}

function errorsOf(
  recipe: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  const init = { 'zoo/__init__.py': '' }
  return proveTrees(recipe, { ...init, ...before }, { ...init, ...after }).checks.flatMap((check) =>
    check.findings.flatMap(({ level, code }) => (level === 'error' ? [code] : [])),
  )
}

test.each([
  'def f(x: "models.Big"): ...\n',
  'def f(x: "models.Big" " | None"): ...\n',
  'def f(x: "models." "Big | None"): ...\n',
  'def f(x: ("dict[str, "  # by name\n         "models.Big]")): ...\n',
  'def f() -> "models.Big \\\n| None": ...\n',
  'def f() -> "models.\\\nBig": ...\n',
  'class A:\n    x: u"models.Big" \'| None\' = None\n',
])('an annotation in pieces goes on naming what left: %j', (text) => {
  expect(moved(HEAD + text)).toContain('attribute-lost')
  expect(moved(HEAD + text, HEAD + text.replace('models', 'nets'))).toEqual([])
  expect(moved(HEAD + text.replace('Big', 'Small'))).toEqual([])
})

test.each([
  'def f(x):\n    # type: (models.Big) -> None\n    print(x)\n',
  'X = None  # type: models.Big\n',
  'def f(x,  # type: models.Big\n      ):\n    # type: (...) -> None\n    print(x)\n',
])('a type comment goes on naming what left: %j', (text) => {
  expect(moved(HEAD + text)).not.toEqual([])
  expect(moved(HEAD + text, HEAD + text.replace('models', 'nets'))).toEqual([])
  expect(moved(HEAD + text.replace('Big', 'Small'))).toEqual([])
})

test.each([
  'import importlib\nM = importlib.import_module("zoo.\\\nmodels")\n',
  'import importlib\nM = importlib.import_module("zoo\\\n.models")\n',
  'from unittest.mock import patch\np = patch("zoo.models.\\\nBig")\n',
  'import pkgutil\nB = pkgutil.resolve_name("zoo.\\\nmodels:Big")\n',
])('a text that goes on in the next line says the old name: %j', (text) => {
  expect(renamed(text)).not.toEqual([])
  expect(renamed(text, text.replace('models', 'kinds'))).toEqual([])
})
