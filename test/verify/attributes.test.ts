import { expect, test } from 'vitest'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { readingsOf } from '../../src/verify/meaning/attribute-reading.ts'
import { loadsOf } from '../../src/verify/meaning/loads.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { proveTrees } from './right-result.ts'

type Tree = Readonly<Record<string, string>>

const found = (recipe: string, before: Tree, after: Tree): readonly string[] =>
  proveTrees(recipe, before, after).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const SPIN = 'def speed():\n    return 2\n\n\ndef axis():\n    return 5\n'
const [SPEED, AXIS] = ['def speed():\n    return 2\n', 'def axis():\n    return 5\n']
const MOVE = 'move: [{ from: orb.spin, to: orb.whirl, symbols: [speed] }]'
const ORB = { 'orb/__init__.py': '', 'orb/spin.py': SPIN, 'orb/whirl.py': '' }
const MOVED = { 'orb/__init__.py': '', 'orb/spin.py': AXIS, 'orb/whirl.py': SPEED }

/** What reads a submodule, before and as a wrong run left it; the right one comes last. */
const CHAINS: readonly (readonly [title: string, before: Tree, wrong: Tree, right: Tree])[] = [
  [
    'beside the import that loaded it',
    { 'use.py': 'import orb\nfrom orb.spin import speed\n\n\ndef go():\n    return speed(), orb.spin.axis()\n' },
    { 'use.py': 'import orb\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), orb.spin.axis()\n' },
    {
      'use.py':
        'import orb\nimport orb.spin\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), orb.spin.axis()\n',
    },
  ],
  [
    'looked up in sys.modules',
    {
      'use.py':
        'import sys\nfrom orb.spin import speed\n\n\ndef go():\n    return speed(), sys.modules["orb.spin"].axis()\n',
    },
    {
      'use.py':
        'import sys\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), sys.modules["orb.spin"].axis()\n',
    },
    {
      'use.py':
        'import sys\nimport orb.spin\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), sys.modules["orb.spin"].axis()\n',
    },
  ],
  [
    'given by getattr',
    {
      'use.py':
        'import orb\nfrom orb.spin import speed\n\n\ndef go():\n    return speed(), getattr(orb, "spin").axis()\n',
    },
    {
      'use.py':
        'import orb\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), getattr(orb, "spin").axis()\n',
    },
    {
      'use.py':
        'import orb\nimport orb.spin\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), getattr(orb, "spin").axis()\n',
    },
  ],
  [
    'an item of vars',
    {
      'use.py': 'import orb\nfrom orb.spin import speed\n\n\ndef go():\n    return speed(), vars(orb)["spin"].axis()\n',
    },
    {
      'use.py':
        'import orb\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), vars(orb)["spin"].axis()\n',
    },
    {
      'use.py':
        'import orb\nimport orb.spin\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), vars(orb)["spin"].axis()\n',
    },
  ],
  [
    'an item of __dict__',
    {
      'use.py':
        'import orb\nfrom orb.spin import speed\n\n\ndef go():\n    return speed(), orb.__dict__["spin"].axis()\n',
    },
    {
      'use.py':
        'import orb\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), orb.__dict__["spin"].axis()\n',
    },
    {
      'use.py':
        'import orb\nimport orb.spin\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), orb.__dict__["spin"].axis()\n',
    },
  ],
  [
    'in a file that another file loaded it for',
    {
      'a.py': 'from orb.spin import speed\n',
      'use.py': 'import a\nimport orb\n\n\ndef go():\n    return a.speed(), orb.spin.axis()\n',
    },
    {
      'a.py': 'from orb.whirl import speed\n',
      'use.py': 'import a\nimport orb\n\n\ndef go():\n    return a.speed(), orb.spin.axis()\n',
    },
    {
      'a.py': 'from orb.whirl import speed\n',
      'use.py': 'import a\nimport orb\nimport orb.spin\n\n\ndef go():\n    return a.speed(), orb.spin.axis()\n',
    },
  ],
  [
    'where the import stands below the read',
    { 'use.py': 'import orb\nfrom orb.spin import speed\n\nAXIS = orb.spin.axis()\n' },
    { 'use.py': 'import orb\nfrom orb.whirl import speed\n\nAXIS = orb.spin.axis()\nimport orb.spin\n' },
    { 'use.py': 'import orb\nimport orb.spin\nfrom orb.whirl import speed\n\nAXIS = orb.spin.axis()\n' },
  ],
  [
    'under an alias of the package',
    { 'use.py': 'import orb as o\nfrom orb.spin import speed\n\n\ndef go():\n    return speed(), o.spin.axis()\n' },
    { 'use.py': 'import orb as o\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), o.spin.axis()\n' },
    {
      'use.py':
        'import orb as o\nimport orb.spin as _spin\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), o.spin.axis()\n',
    },
  ],
  [
    'now only when a function has run',
    { 'use.py': 'import orb\nfrom orb.spin import speed\n\n\ndef go():\n    return speed(), orb.spin.axis()\n' },
    {
      'use.py':
        'import orb\nfrom orb.whirl import speed\n\n\ndef other():\n    import orb.spin\n\n\ndef go():\n    return speed(), orb.spin.axis()\n',
    },
    {
      'use.py':
        'import orb\nimport orb.spin\nfrom orb.whirl import speed\n\n\ndef go():\n    return speed(), orb.spin.axis()\n',
    },
  ],
]

test.each(CHAINS)('a submodule is not loaded any more: %s', (_title, before, wrong, right) => {
  expect(found(MOVE, { ...ORB, ...before }, { ...MOVED, ...wrong })).toContain('attributes attribute-lost')
  expect(found(MOVE, { ...ORB, ...before }, { ...MOVED, ...right })).not.toContain('attributes attribute-lost')
})

test('a chain through a package keeps the old name of a submodule', () => {
  const before = {
    'pkg/__init__.py': 'from . import utils\n',
    'pkg/utils/__init__.py': 'from .old import setup\n',
    'pkg/utils/old.py': 'def setup():\n    pass\n\n\ninfo = 3\n',
    'use.py': 'import pkg\n\n\ndef go():\n    return pkg.utils.old.info\n',
  }
  const after = {
    'pkg/__init__.py': 'from . import utils\n',
    'pkg/utils/__init__.py': 'from .new import setup\n',
    'pkg/utils/new.py': before['pkg/utils/old.py'],
  }
  const recipe = 'rename_modules: { pkg.utils.old: pkg.utils.new }'
  expect(found(recipe, before, { ...after, 'use.py': before['use.py'] })).toContain('attributes attribute-lost')
  expect(
    found(recipe, before, { ...after, 'use.py': 'import pkg\n\n\ndef go():\n    return pkg.utils.new.info\n' }),
  ).toEqual([])
})

test('a submodule takes the place of what the package binds under its name', () => {
  const readings = (core: string): readonly string[] => {
    const index = indexOf(
      buildWorkspace({
        'lab/__init__.py': '',
        'lab/core/__init__.py': core,
        'lab/core/units.py': 'def units():\n    return 1\n',
        'use.py': 'import lab.core.units\n\n\ndef go():\n    return lab.core.units()\n',
      }),
      [''],
    )
    return readingsOf(index, loadsOf(index), 'use.py').map((reading) => reading.loaded)
  }
  expect(readings('def units():\n    return 1\n')).toEqual(['elsewhere'])
  expect(readings('from lab.core.units import units\n')).toEqual(['sure'])
})

const SYNC = 'import json\nimport os\n\n\ndef go():\n    return json.dumps(open("x")), os.path.sep\n'
const TARGETS = [
  '@patch("cove.sync.json")',
  '@patch("cove.sync.json.dumps")',
  '@patch("cove.sync.open", create=True)',
  '@patch("cove.sync.os.path.join")',
  '@patch("cove.sync.go")',
  '@patch(target="cove.sync.json")',
  '@patch.dict("cove.sync.os.environ", {})',
  '@patch.multiple("cove.sync", json=1)',
  '@patch.dict("sys.modules", {"cove.sync": None})',
]

test.each(TARGETS)('a patch target keeps the old name: %s', (line) => {
  const test = (text: string): string =>
    `from unittest.mock import patch\n\nfrom cove import X as sync\n\n\n${text}\ndef test_go(*mocks):\n    sync.go()\n`
  const before = { 'cove/__init__.py': '', 'cove/sync.py': SYNC, 'test_go.py': test(line).replace('X as sync', 'sync') }
  const after = (text: string): Tree => ({
    'cove/__init__.py': '',
    'cove/merge.py': SYNC,
    'test_go.py': test(text).replace('X as', 'merge as'),
  })
  const recipe = 'rename_modules: { cove.sync: cove.merge }'
  expect(found(recipe, before, after(line))).toContain('attributes path-unresolved')
  expect(found(recipe, before, after(line.replace('cove.sync', 'cove.merge')))).toEqual([])
})

test.each([
  'monkeypatch.setattr("cove.sync.json", 5)',
  'monkeypatch.delattr("cove.sync.json.dumps")',
  'monkeypatch.setitem(sys.modules, "cove.sync", None)',
  'sys.modules["cove.sync"]',
  'sys.modules.pop("cove.sync")',
  'assert "cove.sync" in sys.modules',
  'importlib.import_module("cove.sync")',
  'pytest.importorskip("cove.sync")',
])('an import path in a test keeps the old name: %s', (line) => {
  const test = (text: string): string =>
    `import importlib\nimport sys\n\nimport pytest\n\n\ndef test_go(monkeypatch):\n    ${text}\n`
  const before = { 'cove/__init__.py': '', 'cove/sync.py': SYNC, 'test_go.py': test(line) }
  const after = (text: string): Tree => ({ 'cove/__init__.py': '', 'cove/merge.py': SYNC, 'test_go.py': test(text) })
  const recipe = 'rename_modules: { cove.sync: cove.merge }'
  expect(found(recipe, before, after(line))).toContain('attributes path-unresolved')
  expect(found(recipe, before, after(line.replace('cove.sync', 'cove.merge')))).toEqual([])
})

test.each([
  ['json', 'import json\n\n\ndef load():\n    return json.loads("1")\n\n\ndef dump():\n    return json.dumps(1)\n'],
  ['open', 'def load():\n    return open("x")\n\n\ndef dump():\n    return open("y")\n'],
])('a patch stays where moved code read %s', (name, source) => {
  const [head = '', load = '', dump = ''] = name === 'json' ? source.split('\n\n\n') : ['', ...source.split('\n\n\n')]
  const imports = head === '' ? '' : `${head}\n\n\n`
  const test = (target: string, module: string): string =>
    `from unittest.mock import patch\n\nfrom cove.${module} import load\n\n\n@patch("cove.${target}.${name}")\ndef test_load(mock):\n    load()\n`
  const before = {
    'cove/__init__.py': '',
    'cove/sync.py': source,
    'cove/files.py': '',
    'test_load.py': test('sync', 'sync'),
  }
  const after = (target: string): Tree => ({
    'cove/__init__.py': '',
    'cove/sync.py': `${imports}${dump}`,
    'cove/files.py': `${imports}${load}\n`,
    'test_load.py': test(target, 'files'),
  })
  const recipe = 'move: [{ from: cove.sync, to: cove.files, symbols: [load] }]'
  expect(found(recipe, before, after('files'))).toEqual([])
  const wrong = found(recipe, before, { ...after('sync'), 'cove/sync.py': `${imports}X = 1\n` })
  expect(wrong).toContain('attributes patch-unread')
})

test('a patch reaches a name that moved code imports from its old module at each call, and not one it imported once', () => {
  const line = 'def line():\n    return input()\n'
  const ask = (body: string): string => `def ask():\n${body}    return line()\n`
  const test =
    'from cove.prompt import ask\n\n\ndef test_ask(monkeypatch):\n    monkeypatch.setattr("cove.sync.line", lambda: "y")\n    ask()\n'
  const before = {
    'cove/__init__.py': '',
    'cove/sync.py': `${line}\n\n${ask('')}`,
    'cove/prompt.py': '',
    'test_ask.py': test.replace('cove.prompt', 'cove.sync'),
  }
  const after = (prompt: string): Tree => ({
    'cove/__init__.py': '',
    'cove/sync.py': line,
    'cove/prompt.py': prompt,
    'test_ask.py': test,
  })
  const recipe = 'move: [{ from: cove.sync, to: cove.prompt, symbols: [ask] }]'
  expect(found(recipe, before, after(ask('    from cove.sync import line\n')))).toEqual([])
  const once = found(recipe, before, after(`from cove.sync import line\n\n\n${ask('')}`))
  expect(once).toContain('attributes patch-unread')
})

const GROVE = { 'orchard/__init__.py': 'import orchard.press\n', 'orchard/press.py': 'def juice():\n    return 1\n' }
const PRESSED = { 'orchard/__init__.py': 'import orchard.mill\n', 'orchard/mill.py': 'def juice():\n    return 1\n' }
const SETUP = { 'tools/__init__.py': '', 'tools/setup.py': 'import orchard\n' }

test.each([
  ['an alias', {}, 'import orchard as o\n\nprint(o.press.juice())\n'],
  ['what another module imports', SETUP, 'from tools.setup import orchard\n\nprint(orchard.press.juice())\n'],
  [
    'what another module imports, by an alias',
    SETUP,
    'from tools.setup import orchard as o\n\nprint(o.press.juice())\n',
  ],
  ['another module', SETUP, 'import tools.setup\n\nprint(tools.setup.orchard.press.juice())\n'],
])('a renamed module that is read through %s and was left is found', (_title, others, use) => {
  const before = { ...GROVE, ...others, 'use.py': use }
  const recipe = 'rename_modules: { orchard.press: orchard.mill }'
  expect(found(recipe, before, { ...PRESSED, ...others, 'use.py': use })).toEqual(['attributes attribute-lost'])
  const right = use.replace('press', 'mill')
  expect(found(recipe, before, { ...PRESSED, ...others, 'use.py': right })).toEqual([])
})
