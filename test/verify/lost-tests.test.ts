import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const TEST = 'def test_f():\n    assert 1\n'
const HEAD = 'import pytest\n\n\n'
const FIXTURE = '@pytest.fixture\ndef f():\n    return 1\n'
const CLASS = 'class TestF:\n    def test_f(self):\n        assert 1\n'
const OTHER = 'def test_other():\n    assert 1\n'
const tree = { 'tests/__init__.py': '' }

function codes(
  from: string,
  to: string,
  symbol: string,
  was: Readonly<Record<string, string>>,
  is: Readonly<Record<string, string>>,
): readonly string[] {
  const recipe = `move: [{ from: tests.${from}, to: tests.${to}, symbols: [${symbol}] }]`
  return proveTrees(recipe, { ...tree, ...was }, { ...tree, ...is }).checks.flatMap((check) =>
    check.name === 'load-order' ? check.findings.map((finding) => finding.code) : [],
  )
}

test('a test that runs in two modules', () => {
  const was = { 'tests/test_a.py': TEST + OTHER, 'tests/test_b.py': '' }
  const is = { 'tests/test_a.py': `from tests.test_b import test_f\n\n\n${OTHER}`, 'tests/test_b.py': TEST }
  expect(codes('test_a', 'test_b', 'test_f', was, is)).toContain('tests-collected')
  expect(codes('test_a', 'test_b', 'test_f', was, { ...is, 'tests/test_a.py': OTHER })).toEqual([])
})

test('a test that runs no more', () => {
  const was = { 'tests/test_a.py': TEST + OTHER, 'tests/cases.py': '' }
  const is = { 'tests/test_a.py': OTHER, 'tests/cases.py': TEST }
  expect(codes('test_a', 'cases', 'test_f', was, is)).toContain('tests-collected')
  const kept = { ...is, 'tests/test_a.py': `from tests.cases import test_f as test_f\n\n\n${OTHER}` }
  expect(codes('test_a', 'cases', 'test_f', was, kept)).toEqual([])
})

test('a class that pytest did not collect', () => {
  const was = { 'tests/base.py': CLASS, 'tests/test_b.py': '' }
  expect(codes('base', 'test_b', 'TestF', was, { 'tests/test_b.py': CLASS })).toContain('tests-collected')
  const own = CLASS.replace(':\n', ':\n    def __init__(self):\n        pass\n\n')
  expect(codes('base', 'test_b', 'TestF', { ...was, 'tests/base.py': own }, { 'tests/test_b.py': own })).toEqual([])
})

test('a test case that the moved code brings along', () => {
  const unit = 'import unittest\n\n\nclass Oven(unittest.TestCase):\n    pass\n\n\n'
  const load = 'def load():\n    return Oven\n'
  const was = { 'tests/test_a.py': unit + load, 'tests/test_b.py': '' }
  const is = { 'tests/test_a.py': unit, 'tests/test_b.py': `from tests.test_a import Oven\n\n\n${load}` }
  expect(codes('test_a', 'test_b', 'load', was, is)).toContain('tests-collected')
  const late = { ...is, 'tests/test_b.py': 'def load():\n    from tests.test_a import Oven\n\n    return Oven\n' }
  expect(codes('test_a', 'test_b', 'load', was, late)).toEqual([])
})

test('a fixture that is found no more', () => {
  const was = { 'tests/conftest.py': HEAD + FIXTURE, 'tests/ovens.py': '', 'tests/test_a.py': OTHER }
  const is = { 'tests/conftest.py': HEAD, 'tests/ovens.py': HEAD + FIXTURE, 'tests/test_a.py': OTHER }
  expect(codes('conftest', 'ovens', 'f', was, is)).toContain('tests-collected')
  const kept = { ...is, 'tests/conftest.py': 'from tests.ovens import f as f\n' }
  expect(codes('conftest', 'ovens', 'f', was, kept)).toEqual([])
})

test('a fixture that goes to the conftest.py its tests see', () => {
  const was = { 'tests/conftest.py': '', 'tests/test_a.py': HEAD + FIXTURE + OTHER }
  const is = { 'tests/conftest.py': HEAD + FIXTURE, 'tests/test_a.py': HEAD + OTHER }
  expect(codes('test_a', 'conftest', 'f', was, is)).toEqual([])
  const auto = FIXTURE.replace('fixture', 'fixture(autouse=True)')
  const all = { 'tests/conftest.py': HEAD + auto, 'tests/test_a.py': HEAD + OTHER }
  expect(codes('test_a', 'conftest', 'f', { ...was, 'tests/test_a.py': HEAD + auto + OTHER }, all)).toContain(
    'tests-collected',
  )
})

test.each(['setUpModule', 'pytestmark', 'load_tests'])('%s acts on other tests', (name) => {
  const value = `${name} = None\n`
  const was = { 'tests/test_a.py': value + OTHER, 'tests/test_b.py': '' }
  const is = { 'tests/test_a.py': OTHER, 'tests/test_b.py': value }
  expect(codes('test_a', 'test_b', name, was, is)).toContain('tests-collected')
})

test('a hook of a plugin that is found no more', () => {
  const hook = 'def pytest_configure(config):\n    pass\n'
  const was = { 'conftest.py': 'pytest_plugins = ["tests.plug"]\n', 'tests/plug.py': hook, 'tests/util.py': '' }
  const is = { ...was, 'tests/plug.py': '', 'tests/util.py': hook }
  expect(codes('plug', 'util', 'pytest_configure', was, is)).toContain('tests-collected')
})

test('a fixture of a conftest.py that moves away from tests that stay', () => {
  const recipe = 'rename_modules: { shop.bill: shop.bills }'
  const shop = { 'shop/__init__.py': '' }
  const test = (module: string): string =>
    `from shop.${module} import total\n\n\ndef test_total(more):\n    assert total(more)\n`
  const conftest = `${HEAD}@pytest.fixture\ndef more():\n    return [3]\n`
  const base = {
    ...shop,
    'shop/bill.py': 'total = sum\n',
    'tests/bill/test_a.py': test('bill'),
    'tests/bill/conftest.py': conftest,
  }
  const made = { ...shop, 'shop/bills.py': 'total = sum\n', 'tests/bill/test_a.py': test('bills') }
  const codesOf = (after: Readonly<Record<string, string>>): readonly string[] =>
    proveTrees(recipe, base, after).checks.flatMap((check) =>
      check.name === 'load-order' ? check.findings.map((finding) => finding.code) : [],
    )
  expect(codesOf({ ...made, 'new/conftest.py': conftest })).toContain('tests-collected')
  expect(codesOf({ ...made, 'tests/conftest.py': conftest })).toEqual([])
  expect(codesOf({ ...made, 'tests/bill/conftest.py': conftest.replace('more', 'less') })).toContain('tests-collected')
})

test('a test inside of a package that leaves the folder of its fixtures', () => {
  const asks = 'def test_f(f):\n    assert f\n'
  const recipe = 'rename_modules: { shop.till: bank.till }'
  const was = {
    'shop/__init__.py': '',
    'shop/conftest.py': HEAD + FIXTURE,
    'shop/till/__init__.py': '',
    'shop/till/test_a.py': asks,
    'bank/__init__.py': '',
  }
  const { 'shop/till/__init__.py': init, 'shop/till/test_a.py': test, ...stays } = was
  const is = { ...stays, 'bank/till/__init__.py': init, 'bank/till/test_a.py': test }
  const found = (after: Readonly<Record<string, string>>): readonly string[] =>
    proveTrees(recipe, was, after).checks.flatMap((check) =>
      check.name === 'load-order' ? check.findings.map((finding) => finding.code) : [],
    )
  expect(found(is)).toContain('tests-collected')
  expect(found({ ...is, 'bank/till/conftest.py': HEAD + FIXTURE })).not.toContain('tests-collected')
})
