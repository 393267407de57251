import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const HEAD = 'import pytest\n\n\n'
const STAYS = 'def test_other():\n    assert 1\n'
const PLAIN = 'def test_f():\n    assert 1\n'
const ASKS = 'def test_f(oven):\n    assert oven\n'
const CLASS = '@pytest.mark.usefixtures("oven")\nclass TestF:\n    def test_f(self):\n        assert 1\n'
const OVEN = '@pytest.fixture\ndef oven():\n    return 1\n\n\n'
const NAMED = '@pytest.fixture(name="oven")\ndef make_oven():\n    return 1\n\n\n'
const AUTO = OVEN.replace('fixture', 'fixture(autouse=True)')
const UNIT = 'import unittest\n\n\n'
const CASE = 'class F(unittest.TestCase):\n    def test_f(self):\n        assert 1\n'

interface Shape {
  readonly symbol?: string
  readonly moved: string
  readonly source?: string
  readonly target?: string
  readonly heads?: string
  readonly more?: Readonly<Record<string, string>>
  readonly after?: string
}

/** `source` and `target` stand in the two modules before and after; `moved` goes from the one to the other. */
function codes(shape: Shape): readonly string[] {
  const { symbol = 'test_f', moved, source = '', target = '', heads = HEAD, more = {}, after = moved } = shape
  const inits = { 'tests/__init__.py': '', 'tests/a/__init__.py': '', 'tests/b/__init__.py': '', ...more }
  const recipe = `move: [{ from: tests.a.test_a, to: tests.b.test_b, symbols: [${symbol}] }]`
  const was = { 'tests/a/test_a.py': heads + source + moved + STAYS, 'tests/b/test_b.py': heads + target + STAYS }
  const is = { 'tests/a/test_a.py': heads + source + STAYS, 'tests/b/test_b.py': heads + target + STAYS + after }
  return proveTrees(recipe, { ...inits, ...was }, { ...inits, ...is }).checks.flatMap((check) =>
    check.name === 'load-order' ? check.findings.map((finding) => finding.code) : [],
  )
}

test.each<[string, Shape]>([
  ['a fixture of its module', { moved: ASKS, source: OVEN }],
  ['a fixture that goes by another name', { moved: ASKS, source: NAMED }],
  ['a fixture asked for by a mark', { symbol: 'TestF', moved: CLASS, source: OVEN }],
  ['a fixture of its folder', { moved: ASKS, more: { 'tests/a/conftest.py': HEAD + OVEN } }],
  [
    'another fixture of that name',
    { moved: ASKS, more: { 'tests/a/conftest.py': HEAD + OVEN, 'tests/b/conftest.py': HEAD + OVEN } },
  ],
  ['a fixture that hides one of a plugin', { moved: ASKS, target: OVEN }],
  ['an automatic fixture that stays', { moved: PLAIN, source: AUTO }],
  ['an automatic fixture that is there', { moved: PLAIN, target: AUTO }],
  ['set-up of its module', { moved: PLAIN, source: 'def setup_module():\n    pass\n\n\n' }],
  [
    'set-up of its module for unittest',
    { symbol: 'F', heads: UNIT, moved: CASE, source: 'def setUpModule():\n    pass\n\n\n' },
  ],
  [
    'a fixture that the conftest.py beside it takes from elsewhere',
    { moved: ASKS, more: { 'tests/a/conftest.py': 'from ..ovens import *\n', 'tests/ovens.py': HEAD + OVEN } },
  ],
  ['a mark of its module', { moved: PLAIN, source: 'pytestmark = pytest.mark.slow\n' }],
  ['a mark that is there', { moved: PLAIN, target: 'pytestmark = [pytest.mark.skipif(True, reason="x")]\n' }],
])('a test in another module: %s', (_, shape) => {
  expect(codes(shape)).toContain('tests-collected')
})

test.each<[string, Shape]>([
  ['nothing around it', { moved: PLAIN }],
  ['a fixture above both', { moved: ASKS, more: { 'tests/conftest.py': HEAD + OVEN } }],
  [
    'the same marks',
    { moved: PLAIN, source: 'pytestmark = pytest.mark.slow\n', target: 'pytestmark = pytest.mark.slow\n' },
  ],
  ['the mark itself', { moved: `@pytest.mark.slow\n${PLAIN}`, source: 'pytestmark = pytest.mark.slow\n' }],
  ['parameters of its own', { moved: `@pytest.mark.parametrize("oven", [1])\n${ASKS}`, source: OVEN }],
  ['parameters in a list', { moved: `@pytest.mark.parametrize(["oven"], [(1,)])\n${ASKS}`, source: OVEN }],
  [
    'a fixture that a conftest.py above both takes from elsewhere',
    { moved: ASKS, more: { 'tests/conftest.py': 'from .ovens import *\n', 'tests/ovens.py': HEAD + OVEN } },
  ],
  ['an automatic fixture above both', { moved: PLAIN, more: { 'tests/conftest.py': HEAD + AUTO } }],
])('a test in another module that is given the same: %s', (_, shape) => {
  expect(codes(shape)).toEqual([])
})
