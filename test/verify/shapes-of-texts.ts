import { BILLS, LOAD, MOVE, MOVED, left, moved } from './shape.ts'
import type { Shape } from './shape.ts'

/** Old names in strings and imports, and what a line holds. */
export const SHAPES_OF_TEXTS: readonly Shape[] = [
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
    'what is said behind an import of a caller is lost',
    'comments comment-lost',
    'from shop.bills import load  # for the till\n\nload("x")\n',
    'from shop.files import load\n\nload("x")\n',
  ),
  {
    title: 'what is said behind an import that leaves with a definition is lost',
    finds: 'comments comment-lost',
    recipe: MOVE,
    before: { 'shop/__init__.py': '', 'shop/bills.py': `import json  # of the bank\n${LOAD.slice(12)}` },
    changes: { 'shop/bills.py': '', 'shop/files.py': LOAD },
  },
  left(
    'a pickle in a literal of bytes names the old module',
    'resolves pickled-name',
    'import pickle\n\nBILL = pickle.loads(b"cshop.bills\\nload\\n.")\n',
  ),
  left(
    'a pickle in base64 names the old module',
    'resolves pickled-name',
    'STORED = "gASVFgAAAAAAAACMCnNob3AuYmlsbHOUjARsb2FklJOULg=="\n',
  ),
  left(
    'a pickle in hex names the old module',
    'resolves pickled-name',
    'BILL = pickle.loads(bytes.fromhex("6373686f702e62696c6c730a6c6f61640a2e"))\n',
  ),
  {
    title: 'coverage goes on measuring the old package',
    finds: 'residue residue',
    recipe: 'rename_modules: { shop: store }',
    before: { 'shop/__init__.py': '', Makefile: 'test:\n\tcoverage run --source=shop,tests -m pytest\n' },
    changes: { 'shop/__init__.py': undefined, 'store/__init__.py': '' },
  },
  moved(
    'a moved name is read and imported by nobody',
    'names undefined-name',
    'from shop.bills import load\n\nload("x")\n',
    'load("x")\n',
  ),
]
