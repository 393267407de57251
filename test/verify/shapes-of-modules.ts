import { BILLS, LOAD, MOVE, MOVED, RENAME, RENAMED, REST } from './shape.ts'
import type { Shape } from './shape.ts'

/** What modules offer, load and register. */
export const SHAPES_OF_MODULES: readonly Shape[] = [
  {
    title: 'a try hides an import that cannot come first any more',
    finds: 'imports-first import-cycle',
    recipe: 'move: [{ from: shop.bills, to: shop.money, symbols: [A] }]',
    before: {
      'shop/__init__.py': '',
      'shop/bills.py': 'A = 1\nB = 2\n',
      'shop/money.py': 'from shop.orders import total\n',
      'shop/orders.py':
        'try:\n    from shop.bills import A\nexcept ImportError:\n    A = None\n\n\ndef total():\n    return A\n',
    },
    changes: {
      'shop/bills.py': 'B = 2\n',
      'shop/money.py': 'from shop.orders import total\n\nA = 1\n',
      'shop/orders.py':
        'try:\n    from shop.money import A\nexcept ImportError:\n    A = None\n\n\ndef total():\n    return A\n',
    },
  },
  {
    title: 'a chain follows a rename, and the class that stands in for the package does not',
    finds: 'meaning meaning-changed',
    recipe: RENAME,
    before: {
      'shop/__init__.py': '',
      'shop/bills.py': BILLS,
      'user.py': `try:\n    import shop.bills\nexcept ImportError:\n\n    class shop:\n        bills = None\n\n\nX = shop.bills.stay()\n`,
    },
    changes: {
      ...RENAMED,
      'user.py': `try:\n    import shop.invoices\nexcept ImportError:\n\n    class shop:\n        bills = None\n\n\nX = shop.invoices.stay()\n`,
    },
  },
  {
    title: 'a namespace that stands in for the package keeps the old keyword',
    finds: 'meaning code-changed',
    recipe: RENAME,
    before: {
      'shop/__init__.py': '',
      'shop/bills.py': BILLS,
      'user.py': `from types import SimpleNamespace\n\ntry:\n    import shop.bills\nexcept ImportError:\n    shop = SimpleNamespace(bills=1)\n\nX = shop.bills\n`,
    },
    changes: {
      ...RENAMED,
      'user.py': `from types import SimpleNamespace\n\ntry:\n    import shop.invoices\nexcept ImportError:\n    shop = SimpleNamespace(bills=1)\n\nX = shop.invoices\n`,
    },
  },
  {
    title: 'a chain through the alias of a package that may be missing keeps the old name',
    finds: 'meaning meaning-changed',
    recipe: RENAME,
    before: {
      'shop/__init__.py': '',
      'shop/bills.py': BILLS,
      'user.py': `import shop.bills\n\ntry:\n    import shop as s\nexcept ImportError:\n    s = None\n\nX = s and s.bills.stay()\n`,
    },
    changes: {
      ...RENAMED,
      'user.py': `import shop.invoices\n\ntry:\n    import shop as s\nexcept ImportError:\n    s = None\n\nX = s and s.bills.stay()\n`,
    },
  },
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
    title: 'a caller no longer loads the module that configures something',
    finds: 'load-order side-effect-lost',
    recipe: MOVE,
    before: {
      'shop/__init__.py': '',
      'shop/bills.py': `import os\n\nos.environ.setdefault("SHOP", "1")\n${BILLS}`,
      'app.py': 'from shop.bills import load\n\nload("x")\n',
    },
    changes: {
      'shop/bills.py': `import os\n\nos.environ.setdefault("SHOP", "1")\n${REST}`,
      'shop/files.py': LOAD,
      'app.py': 'from shop.files import load\n\nload("x")\n',
    },
  },
  {
    title: 'a caller no longer loads the module that registers something, in a function',
    finds: 'load-order side-effect-lost',
    recipe: MOVE,
    before: {
      'shop/__init__.py': '',
      'shop/table.py': 'ALL = []\n\n\ndef register(f):\n    ALL.append(f)\n',
      'shop/bills.py': `from shop.table import register\n${BILLS}\n\nregister(stay)\n`,
      'app.py': 'def main():\n    from shop.bills import load\n\n    load("x")\n',
    },
    changes: {
      'shop/bills.py': `from shop.table import register\n${REST}\n\nregister(stay)\n`,
      'shop/files.py': LOAD,
      'app.py': 'def main():\n    from shop.files import load\n\n    load("x")\n',
    },
  },
  {
    title: 'a new stub that declares only what moved hides the rest of its module',
    finds: 'surface surface-lost',
    recipe: MOVE,
    before: {
      'shop/__init__.py': '',
      'shop/bills.py': BILLS,
      'shop/bills.pyi': 'def load(path: str) -> int: ...\ndef stay() -> int: ...\n',
      'shop/files.py': 'LIMIT = 3\n',
    },
    changes: {
      'shop/bills.py': REST,
      'shop/bills.pyi': 'def stay() -> int: ...\n',
      'shop/files.py': `import json\n\nLIMIT = 3\n${LOAD.slice('import json\n'.length)}`,
      'shop/files.pyi': 'def load(path: str) -> int: ...\n',
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
  {
    title: 'an annotation that a call evaluates is imported for type checkers alone',
    finds: 'names undefined-name',
    recipe: 'move: [{ from: shop.a, to: shop.b, symbols: [f] }]',
    before: {
      'shop/__init__.py': '',
      'shop/a.py': 'class Order: ...\n\n\ndef f():\n    def g(a: Order): ...\n\n    return g\n',
      'shop/b.py': 'X = 1\n',
    },
    changes: {
      'shop/a.py': 'class Order: ...\n',
      'shop/b.py':
        'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from shop.a import Order\n\n\nX = 1\n\n\ndef f():\n    def g(a: Order): ...\n\n    return g\n',
    },
  },
  {
    title: 'what a function reads is imported for type checkers alone',
    finds: 'names undefined-name',
    recipe: 'move: [{ from: shop.a, to: shop.b, symbols: [f] }]',
    before: {
      'shop/__init__.py': '',
      'shop/a.py': 'class Order: ...\n\n\ndef f():\n    return Order()\n',
      'shop/b.py': 'X = 1\n',
    },
    changes: {
      'shop/a.py': 'class Order: ...\n',
      'shop/b.py':
        'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from shop.a import Order\n\n\nX = 1\n\n\ndef f():\n    return Order()\n',
    },
  },
]
