import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const TREE = { 'mill/__init__.py': '', 'mill/wheel/__init__.py': '', 'mill/rim.py': '' }
const SPOKE = 'COUNT = 8\n\n\ndef turn():\n    return 1\n'

const RENAME = 'rename_modules: { mill.wheel.spoke: mill.wheel.ray }'
const MOVE = 'move: [{ from: mill.wheel.spoke, to: mill.rim, symbols: [turn] }]'

/** What the proof says where a submodule has another name. */
function renamed(app: string, after = app): readonly string[] {
  return codes(
    RENAME,
    { ...TREE, 'mill/wheel/spoke.py': SPOKE, 'start.py': 'from mill.wheel import spoke\n', 'app.py': app },
    { ...TREE, 'mill/wheel/ray.py': SPOKE, 'start.py': 'from mill.wheel import ray\n', 'app.py': after },
  )
}

/** What the proof says where the import that loaded a submodule names another module. */
function unloaded(app: string, after = app): readonly string[] {
  return codes(
    MOVE,
    { ...TREE, 'mill/wheel/spoke.py': SPOKE, 'start.py': 'from mill.wheel.spoke import turn\n', 'app.py': app },
    {
      ...TREE,
      'mill/rim.py': 'def turn():\n    return 1\n',
      'mill/wheel/spoke.py': 'COUNT = 8\n',
      'start.py': 'from mill.rim import turn\n',
      'app.py': after,
    },
  )
}

function codes(recipe: string, before: Record<string, string>, after: Record<string, string>): readonly string[] {
  return proveTrees(recipe, before, after).checks.flatMap((check) =>
    check.findings.map((one) => `${check.name} ${one.code}`),
  )
}

const HEAD = 'import start\nimport mill.wheel\n\n\n'

test.each([
  ['a default', 'def count(wheel=mill.wheel):\n    return wheel.spoke.COUNT\n'],
  ['a default with a type', 'def count(wheel: object = mill.wheel):\n    return wheel.spoke.COUNT\n'],
  ['an argument', 'def count(wheel):\n    return wheel.spoke.COUNT\n\n\nprint(count(mill.wheel))\n'],
  ['an argument by keyword', 'def count(wheel):\n    return wheel.spoke.COUNT\n\n\nprint(count(wheel=mill.wheel))\n'],
  ['a name', 'w = mill.wheel\nprint(w.spoke.COUNT)\n'],
  ['two names at once', 'n, w = 1, mill.wheel\nprint(w.spoke.COUNT)\n'],
  ['one of two', 'w = mill.wheel if start else None\nprint(w.spoke.COUNT)\n'],
  ['a loop', 'for w in (mill.wheel,):\n    print(w.spoke.COUNT)\n'],
  [
    'an attribute of a class',
    'class Job:\n    w = mill.wheel\n\n    def go(self):\n        return self.w.spoke.COUNT\n',
  ],
  [
    'an attribute of an object',
    'class Job:\n    def __init__(self):\n        self.w = mill.wheel\n\n    def go(self):\n        return self.w.spoke.COUNT\n',
  ],
])('a package is given to %s, and its submodule is read of that', (_title, body) => {
  const app = HEAD + body
  expect(renamed(app)).toContain('attributes attribute-lost')
  expect(renamed(app, app.replace('.spoke', '.ray'))).not.toContain('attributes attribute-lost')
  expect(unloaded(app)).toContain('attributes attribute-lost')
  const loading = app.replace('import mill.wheel\n', 'import mill.wheel\nimport mill.wheel.spoke\n')
  expect(unloaded(app, loading)).toEqual([])
})

test('an attribute of that name of something else', () => {
  const app = `${HEAD}def count(bicycle):\n    return bicycle.spoke, help(mill.wheel)\n`
  expect(renamed(app)).not.toContain('attributes attribute-lost')
  expect(unloaded(app)).toEqual([])
})
