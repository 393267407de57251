import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

/** A tree before and after a wrong result that looks right at first sight, and the check with the code that has to find it. */
interface Shape {
  readonly title: string
  readonly finds: string
  readonly recipe: string
  readonly before: Readonly<Record<string, string>>
  /** What the result changes; undefined: the file is gone. */
  readonly changes: Readonly<Record<string, string | undefined>>
}

const RENAME = 'rename_modules: { shop.bills: shop.invoices }'
const MOVE = 'move: [{ from: shop.bills, to: shop.files, symbols: [load] }]'
const BILLS = 'import json\n\n\ndef load(path):\n    return json.load(open(path))\n\n\ndef stay():\n    return 1\n'
const REST = 'import json\n\n\ndef stay():\n    return 1\n'
const LOAD = 'import json\n\n\ndef load(path):\n    return json.load(open(path))\n'
const RENAMED = { 'shop/bills.py': undefined, 'shop/invoices.py': BILLS }
const MOVED = { 'shop/bills.py': REST, 'shop/files.py': LOAD }

/** A file that names the renamed module in a string and was left alone. */
const left = (title: string, finds: string, text: string): Shape => ({
  title,
  finds,
  recipe: RENAME,
  before: { 'shop/__init__.py': '', 'shop/bills.py': BILLS, 'user.py': text },
  changes: RENAMED,
})

/** A file that uses the moved function, before and after. */
const moved = (title: string, finds: string, was: string, is: string): Shape => ({
  title,
  finds,
  recipe: MOVE,
  before: { 'shop/__init__.py': '', 'shop/bills.py': BILLS, 'user.py': was },
  changes: { ...MOVED, 'user.py': is },
})

const SHAPES: readonly Shape[] = [
  left(
    'a library is patched in the old module',
    'attributes path-unresolved',
    'from unittest.mock import patch\n\nwith patch("shop.bills.json"):\n    pass\n',
  ),
  left(
    'a builtin is patched in the old module',
    'attributes path-unresolved',
    'from unittest.mock import patch\n\nwith patch("shop.bills.open", create=True):\n    pass\n',
  ),
  left(
    'monkeypatch goes on setting in the old module',
    'attributes path-unresolved',
    'def test_it(monkeypatch):\n    monkeypatch.setattr("shop.bills.json", None)\n',
  ),
  left(
    'patch.dict names the old module',
    'attributes path-unresolved',
    'from unittest import mock\n\nmock.patch.dict("shop.bills.json.__dict__", {})\n',
  ),
  left(
    'import_module asks for the old module',
    'attributes path-unresolved',
    'from importlib import import_module\n\nM = import_module("shop.bills")\n',
  ),
  left('__import__ asks for the old module', 'attributes path-unresolved', 'M = __import__("shop.bills")\n'),
  left(
    'a key of sys.modules is the old module',
    'attributes path-unresolved',
    'import sys\n\nM = sys.modules["shop.bills"]\n',
  ),
  left(
    'two literals that are joined are the old module',
    'attributes path-unresolved',
    'from importlib import import_module\n\nM = import_module("shop."\n                  "bills")\n',
  ),
  left(
    'a target held by a constant is of the old module',
    'attributes path-unresolved',
    'from unittest.mock import patch\n\nTARGET = "shop.bills.json"\nwith patch(TARGET):\n    pass\n',
  ),
  left(
    'a chain goes through the old module',
    'attributes attribute-lost',
    'import shop\nimport shop.bills\n\nshop.bills.stay()\n',
  ),
  left(
    'an import in a function is of the old module',
    'resolves unresolved-import',
    'def late():\n    from shop.bills import load\n\n    return load\n',
  ),
  {
    ...left('a target is held by a constant of another file', 'attributes path-unresolved', ''),
    before: {
      'shop/__init__.py': '',
      'shop/bills.py': BILLS,
      'consts.py': 'TARGET = "shop.bills.json"\n',
      'user.py': 'from unittest.mock import patch\nimport consts\n\nwith patch(consts.TARGET):\n    pass\n',
    },
  },
  {
    ...moved('a patched builtin stays with the module that its reader left', 'attributes patch-unread', '', ''),
    before: {
      'shop/__init__.py': '',
      'shop/bills.py': BILLS,
      'consts.py': 'TARGET = "shop.bills.open"\n',
      'user.py':
        'from unittest.mock import patch\nfrom consts import TARGET\nfrom shop.bills import load\n\nwith patch(TARGET, create=True):\n    load("x")\n',
    },
    changes: {
      ...MOVED,
      'user.py':
        'from unittest.mock import patch\nfrom consts import TARGET\nfrom shop.files import load\n\nwith patch(TARGET, create=True):\n    load("x")\n',
    },
  },
  moved(
    'evaluated text reads a module that nobody loads',
    'attributes attribute-lost',
    'import shop.bills\n\nR = eval("shop.bills.load")\n',
    'import shop.bills\n\nR = eval("shop.files.load")\n',
  ),
  moved(
    'a name is imported from where it was',
    'resolves unresolved-import',
    'from shop.bills import load\n\nload("x")\n',
    'from shop.bills import load\n\nload("x")\n',
  ),
  moved(
    'an alias means another function',
    'meaning meaning-changed',
    'from shop.bills import load as get\n\nget("x")\n',
    'from shop.bills import stay as get\n\nget("x")\n',
  ),
  moved(
    'one of two statements on a line is gone',
    'meaning statement-lost',
    'from shop.bills import load; A = 1; B = 2\n',
    'from shop.files import load; A = 1\n',
  ),
  moved(
    'statements of one line change places',
    'meaning order-changed',
    'from shop.bills import load; A = 1; B = 2\n',
    'from shop.files import load; B = 2; A = 1\n',
  ),
  moved(
    'a comment behind a semicolon is lost',
    'comments comment-lost',
    'from shop.bills import load; A = 1  # why\n',
    'from shop.files import load; A = 1\n',
  ),
  moved(
    'a moved name is read and imported by nobody',
    'names undefined-name',
    'from shop.bills import load\n\nload("x")\n',
    'load("x")\n',
  ),
  {
    title: 'a stub hides a submodule that it offered',
    finds: 'surface surface-lost',
    recipe: 'rename_modules: { reef.fish: reef.shoal }',
    before: {
      'reef/__init__.py': 'from . import fish\n',
      'reef/__init__.pyi': 'from . import fish as fish\n',
      'reef/fish.py': 'A = 1\n',
    },
    changes: {
      'reef/__init__.py': 'from . import shoal as fish\n',
      'reef/__init__.pyi': 'from . import shoal as fish\n',
      'reef/fish.py': undefined,
      'reef/shoal.py': 'A = 1\n',
    },
  },
  {
    title: 'a stub does not offer what __all__ of its module promises',
    finds: 'surface surface-lost',
    recipe: MOVE,
    before: {
      'shop/__init__.py': '',
      'shop/bills.py': `__all__ = ["load"]\n${BILLS}`,
      'shop/bills.pyi': 'def load(path: str) -> int: ...\ndef stay() -> int: ...\n',
    },
    changes: {
      'shop/bills.py': `from shop.files import load\n__all__ = ["load"]\n${REST}`,
      'shop/files.py': LOAD,
      'shop/bills.pyi': 'def stay() -> int: ...\n',
    },
  },
  {
    title: 'a facade passes on less',
    finds: 'surface surface-lost',
    recipe: MOVE,
    before: { 'shop/__init__.py': '', 'shop/bills.py': BILLS, 'shop/api.py': 'from .bills import *\n' },
    changes: MOVED,
  },
  {
    title: 'a package passes on less by its star',
    finds: 'surface surface-lost',
    recipe: MOVE,
    before: { 'shop/__init__.py': 'from shop.bills import *\n', 'shop/bills.py': BILLS },
    changes: MOVED,
  },
  {
    title: 'a facade of a facade passes on less',
    finds: 'surface surface-lost',
    recipe: MOVE,
    before: {
      'shop/__init__.py': '',
      'shop/bills.py': BILLS,
      'shop/api.py': 'from .bills import *\n',
      'all.py': 'from shop.api import *\n',
    },
    changes: MOVED,
  },
  {
    title: 'a copied value is asked for late',
    finds: 'imports-first meaning-changed',
    recipe: 'lazy: [lib]',
    before: {
      'lib/__init__.py': 'from .state import count\n',
      'lib/state.py': 'count = 0\n\n\ndef bump():\n    global count\n    count += 1\n',
    },
    changes: {
      'lib/__init__.py':
        'def __getattr__(name):\n    if name == "count":\n        from lib.state import count\n\n        return count\n    raise AttributeError(name)\n',
    },
  },
  {
    title: 'a copied value is set from outside and asked for late',
    finds: 'imports-first meaning-changed',
    recipe: 'lazy: [lib]',
    before: {
      'lib/__init__.py': 'from .state import is_on\n',
      'lib/state.py': 'is_on = False\n',
      'user.py': 'import lib.state as state\n\nstate.is_on = True\n',
    },
    changes: {
      'lib/__init__.py':
        'def __getattr__(name):\n    if name == "is_on":\n        from lib.state import is_on\n\n        return is_on\n    raise AttributeError(name)\n',
    },
  },
  ...[
    ['a class sets an attribute of another module’s object', 'class Show:\n    reg.Cell.show = True\n', 'Show'],
    ['a default puts something on another module’s list', 'def Show(x=reg.hooks.append(1)):\n    return x\n', 'Show'],
    ['a value puts something on another module’s list', 'Show = reg.hooks.append(1)\n', 'Show'],
    ['a class fills another module’s table', 'class Show:\n    reg.table["show"] = 1\n', 'Show'],
  ].map(([title = '', text = '', symbol = '']): Shape => ({
    title: `${title}, and nobody loads it`,
    finds: 'load-order registration-lost',
    recipe: `move: [{ from: app.views, to: app.extra, symbols: [${symbol}] }]`,
    before: {
      'app/__init__.py': '',
      'app/reg.py': 'hooks = []\ntable = {}\n\n\nclass Cell:\n    pass\n',
      'app/views.py': `import app.reg as reg\n\n\n${text}\n\ndef other():\n    return 1\n`,
      'main.py': 'import app.reg\nimport app.views\n\nprint(app.reg.hooks)\n',
    },
    changes: { 'app/views.py': 'def other():\n    return 1\n', 'app/extra.py': `import app.reg as reg\n\n\n${text}` },
  })),
  {
    title: 'a caller in another encoding loses its letters',
    finds: 'files bytes-changed',
    recipe: MOVE,
    before: { 'shop/__init__.py': '', 'shop/bills.py': BILLS, 'user.py': 'from shop.bills import load\n\nload("x")\n' },
    changes: { ...MOVED, 'user.py': '\ufefffrom shop.files import load\n\nload("x")\n' },
  },
  {
    title: 'one spelling of a generated module follows and the other does not',
    finds: 'attributes path-unresolved',
    recipe: 'rename_modules: { acme.brook: acme.stream }',
    before: {
      '.gitignore': '_version.py\n',
      'acme/__init__.py': '',
      'acme/brook/__init__.py': '',
      'user.py':
        'from importlib import import_module\n\nA = import_module("acme.brook")\nB = import_module("acme.brook._version")\n',
    },
    changes: {
      'acme/brook/__init__.py': undefined,
      'acme/stream/__init__.py': '',
      'user.py':
        'from importlib import import_module\n\nA = import_module("acme.brook")\nB = import_module("acme.stream._version")\n',
    },
  },
  {
    title: 'an import that a leaving and an arriving definition share is gone',
    finds: 'names undefined-name',
    recipe: 'move: [{ from: shop.a, to: shop.b, symbols: [f] }, { from: shop.b, to: shop.a, symbols: [g] }]',
    before: {
      'shop/__init__.py': '',
      'shop/a.py': 'import json\n\n\ndef f():\n    return json.dumps(1)\n',
      'shop/b.py': 'import json\n\n\ndef g():\n    return json.dumps(2)\n',
    },
    changes: {
      'shop/a.py': 'def g():\n    return json.dumps(2)\n',
      'shop/b.py': 'import json\n\n\ndef f():\n    return json.dumps(1)\n',
    },
  },
]

const problems = ({ recipe, before, changes }: Shape): readonly string[] => {
  const after = Object.entries({ ...before, ...changes }).flatMap(([path, text]) =>
    text === undefined ? [] : [[path, text] as const],
  )
  const { checks } = proveTrees(recipe, before, Object.fromEntries(after), false)
  return checks.flatMap((check) => check.findings.map((finding) => `${check.name} ${finding.code}`))
}

test.each(SHAPES)('$title: $finds', (shape) => {
  expect(problems(shape)).toContain(shape.finds)
})

test('there are enough of them', () => {
  expect(SHAPES.length).toBeGreaterThanOrEqual(25)
})
