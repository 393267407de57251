import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE =
  'package: { from: shop.io, to: shop_io, distribution: shop-io, directory: packages/shop-io }\ntests: { from: tests/io, to: packages/shop-io/tests }'

/** The reasons of the check `attributes` where `tests/io/helpers.py` went along and a file of either name says a text. */
const lost = (before: string, after: string, text: string): readonly string[] =>
  proveTrees(
    RECIPE,
    { ...files('shop/io', 'tests/io'), 'tests/__init__.py': '', 'tests/io/__init__.py': '', [before]: text },
    { ...files('packages/shop-io/src/shop_io', 'packages/shop-io/tests'), 'tests/__init__.py': '', [after]: text },
  ).checks.flatMap(({ name, findings }) => (name === 'attributes' ? findings.map(({ reason }) => reason) : []))

function files(code: string, tests: string): Record<string, string> {
  return {
    'shop/__init__.py': '',
    [`${code}/__init__.py`]: 'V = 1\n',
    [`${tests}/helpers.py`]: 'def price(): return 2\n',
  }
}

const MOVED = ['tests/io/test_a.py', 'packages/shop-io/tests/test_a.py'] as const
const same = (path: string): readonly [string, string] => [path, path]

test.each([
  [...MOVED, 'from unittest.mock import patch\nwith patch("tests.io.helpers.price"): ...\n'],
  [...MOVED, 'TARGET = "tests.io.helpers:price"\n'],
  [...same('conftest.py'), 'pytest_plugins = ["tests.io.helpers"]\n'],
  [
    ...same('tests/test_all.py'),
    'import subprocess, sys\nsubprocess.run([sys.executable, "-c", "import tests.io.helpers"])\n',
  ],
  [...same('tox.ini'), '[testenv]\ncommands = pytest -p tests.io.helpers\n'],
  [...same('run.sh'), 'python3 -m tests.io.helpers\n'],
  [...same('config.yaml'), 'target: tests.io.helpers.price\n'],
  [...same('README.md'), 'Run `python -m tests.io.helpers`.\n'],
])('the name of a test module that went along: %s -> %s %s', (before, after, text) => {
  expect(lost(before, after, text).join()).toContain('tests.io.helpers')
})

test.each([
  [...MOVED, '"""See tests.io.helpers."""\nV = 1  # tests.io.helpers\n'],
  [...same('README.md'), 'Once there was tests.io.helpers.\n'],
  [...same('run.sh'), 'python3 -m my.tests.io.helpers\n'],
])('what names nothing of it may stay: %s', (before, after, text) => {
  expect(lost(before, after, text)).toEqual([])
})
