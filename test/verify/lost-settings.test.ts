import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const LINE = 'def line():\n    return input()\n'
const RECIPE = 'move: [{ from: cove.sync, to: cove.prompt, symbols: [ask] }]'
const ask = (body: string): string => `def ask():\n${body}    return line()\n`
const before = (text: string): Readonly<Record<string, string>> => ({
  'cove/__init__.py': '',
  'cove/sync.py': `${LINE}\n\n${ask('')}`,
  'cove/prompt.py': '',
  'check.py': text,
})
const after = (text: string, prompt: string): Readonly<Record<string, string>> => ({
  'cove/__init__.py': '',
  'cove/sync.py': LINE,
  'cove/prompt.py': prompt,
  'check.py': text,
})
const errors = (text: string, prompt: string): readonly string[] =>
  proveTrees(RECIPE, before(text), after(text, prompt)).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

/** How a file replaces a name of a module that it holds as an object. */
const WAYS: readonly (readonly [title: string, text: string])[] = [
  [
    'a module loaded by its name',
    'from importlib import import_module\nfrom unittest import mock\n\nloaded = import_module("cove.sync")\nwith mock.patch.object(loaded, "line", input):\n    pass\n',
  ],
  [
    'looked up in sys.modules',
    'import sys\nfrom unittest import mock\n\nwith mock.patch.object(sys.modules["cove.sync"], "line", input):\n    pass\n',
  ],
  ['a spy', 'from cove import sync\n\n\ndef test(mocker):\n    mocker.spy(sync, "line")\n'],
  [
    'a table of names',
    'from unittest.mock import patch\n\nTABLE = {"cove.sync.line": 1}\nfor target in TABLE:\n    patch(target).start()\n',
  ],
  [
    'a name behind a text',
    'from unittest.mock import patch\n\n\ndef fake(name):\n    return patch("cove.sync." + name)\n\n\nfake("line")\n',
  ],
  [
    'a name in a text',
    'from unittest.mock import patch\n\n\ndef fake(name):\n    return patch(f"cove.sync.{name}")\n\n\nfake("line")\n',
  ],
  [
    'the name of the module',
    'from unittest.mock import patch\n\nimport cove.sync\n\npatch(cove.sync.__name__ + ".line").start()\n',
  ],
  [
    'the name of the module in a text',
    'from unittest.mock import patch\n\nfrom cove import sync\n\n\ndef fake(name):\n    return patch(f"{sync.__name__}.{name}")\n\n\nfake("line")\n',
  ],
  [
    'patch.dict of a text',
    'from unittest.mock import patch\n\nimport cove.sync\n\nwith patch.dict("cove.sync.__dict__", line=input):\n    pass\n',
  ],
  ['setattr in a loop', 'import cove.sync as sync\n\nfor name in ("line", "size"):\n    setattr(sync, name, input)\n'],
  [
    'a parameter',
    'from cove import sync\n\n\ndef test(monkeypatch, module=sync):\n    monkeypatch.setattr(module, "line", input)\n',
  ],
  [
    'a parametrized name',
    'import pytest\n\nfrom cove import sync\n\n\n@pytest.mark.parametrize("name", ["line"])\ndef test(monkeypatch, name):\n    monkeypatch.setattr(sync, name, input)\n',
  ],
  [
    'patch.multiple',
    'from unittest.mock import patch\n\nfrom cove import sync\n\nwith patch.multiple(sync, line=input):\n    pass\n',
  ],
  [
    'patch.dict of its namespace',
    'from unittest.mock import patch\n\nfrom cove import sync\n\nwith patch.dict(sync.__dict__, line=input):\n    pass\n',
  ],
  ['an item of vars', 'from cove import sync\n\nvars(sync)["line"] = input\n'],
  ['update of vars', 'from cove import sync\n\nvars(sync).update(line=input)\n'],
  ['an item of __dict__', 'from cove import sync\n\nsync.__dict__["line"] = input\n'],
]

test.each(WAYS)('a replaced name that its reader has left: %s', (_, text) => {
  expect(errors(text, `from cove.sync import line\n\n\n${ask('')}`)).toContain('attributes patch-unread')
  expect(errors(text, ask('    from cove.sync import line\n'))).toEqual([])
})

test.each([
  ['of another module', 'from cove import prompt, sync\n\nsetattr(prompt, "size", sync)\n'],
  [
    'of an object of its own',
    'from cove import sync\n\n\nclass Box:\n    def fill(self, name):\n        setattr(self, name, sync)\n',
  ],
  [
    'of what an imported function gives',
    'import fancy\n\nfrom cove import sync\n\nbar = fancy.bar(sync)\nfor name in ("line", "size"):\n    setattr(bar, name, 1)\n',
  ],
  [
    'below a name that is put together',
    'from cove import sync\n\nWORD = "line"\n\n\ndef test(monkeypatch, part):\n    monkeypatch.setattr(f"cove.sync.{part}.size", WORD)\n',
  ],
  ['of a name that stays', 'from cove import sync\n\nsetattr(sync, "width", 3)\n'],
])('what is replaced has nothing to do with the move: %s', (_, text) => {
  expect(errors(text, `from cove.sync import line\n\n\n${ask('')}`)).toEqual([])
})
