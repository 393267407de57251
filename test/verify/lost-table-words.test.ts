import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const ASKS =
  '\n\ndef __getattr__(name):\n    if TEST:\n        return importlib.import_module("." + name, __name__)\n    raise AttributeError(name)\n'

/** The codes of errors where `lib.fast` became `lib.quick` and the package says what it did in a table. */
function errors(table: string, asked: string, accept = '', now = table): readonly string[] {
  const text = `import importlib\n\n${table}${ASKS}`.replace('TEST', asked)
  return proveTrees(
    `rename_modules: { lib.fast: lib.quick }\n${accept}`,
    { 'lib/__init__.py': text, 'lib/fast.py': 'X = 1\n', 'lib/slow.py': 'Y = 1\n' },
    { 'lib/__init__.py': text.replace(table, now), 'lib/quick.py': 'X = 1\n', 'lib/slow.py': 'Y = 1\n' },
  ).checks.flatMap((check) => check.findings.flatMap(({ level, code }) => (level === 'error' ? [code] : [])))
}

const ACCEPT = 'accept: [{ code: dynamic-import, path: lib/__init__.py, because: x }]\n'

test.each([
  ['_M = dict(fast=1, slow=2)', 'name in _M'],
  ['_M: dict = dict(slow=2, fast=1)', 'name in _M'],
  ['_M = {}\n_M.update(fast=1)', 'name in _M'],
  ['from types import SimpleNamespace\n_M = SimpleNamespace(fast=1)', 'hasattr(_M, name)'],
  ['class _M:\n    fast = slow = None', 'hasattr(_M, name)'],
  ['class _M:\n    slow: int\n    fast: int', 'name in _M.__annotations__'],
  ['from collections import namedtuple\n_M = namedtuple("_M", "fast slow")', 'name in _M._fields'],
  ['from enum import Enum\n_M = Enum("_M", "slow fast")', 'name in _M.__members__'],
])('a table has the old word of a module: %j', (table, asked) => {
  expect(errors(table, asked)).toContain('dynamic-import')
  expect(errors(table, asked, ACCEPT)).not.toContain('dynamic-import')
  expect(errors(table.replace('fast', 'other'), asked)).not.toContain('dynamic-import')
})

test('a class that nobody asks for its names is no table', () => {
  expect(errors('class _M:\n    fast = None', 'name == "slow"')).not.toContain('dynamic-import')
})

test.each([
  ['dict(go=".fast")', 'dict(go=".slow")'],
  ['dict(fast=["go"])', 'dict(slow=["go"])'],
])('a table by keyword gives a name of the module that it left: %j', (was, now) => {
  const text = (table: string): string =>
    `import importlib\n\n_M = ${table}\n\n\ndef __getattr__(name):\n    for key, value in _M.items():\n        if name in (key, *value):\n            return getattr(importlib.import_module(value, __name__), name)\n    raise AttributeError(name)\n`
  const found = (after: string): readonly string[] =>
    proveTrees(
      'move: [{ from: lib.fast, to: lib.slow, symbols: [go] }]',
      { 'lib/__init__.py': text(was), 'lib/fast.py': 'def go():\n    return 1\n', 'lib/slow.py': 'Y = 1\n' },
      { 'lib/__init__.py': text(after), 'lib/fast.py': '', 'lib/slow.py': 'Y = 1\n\n\ndef go():\n    return 1\n' },
    ).checks.flatMap((check) => check.findings.map(({ code }) => code))
  expect(found(was)).toContain('unresolved-import')
  expect(found(now)).not.toContain('unresolved-import')
})
