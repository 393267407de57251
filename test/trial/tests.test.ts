import { expect, test } from 'vitest'
import { compareCollected, compareOutcomes, failedOfNewFiles, nodeIdAfter } from '../../src/trial/compare-tests.ts'
import { readOutcomes } from '../../src/trial/run-tests.ts'
import { scene } from './trial-scene.ts'

const lines = (...records: readonly object[]): string => records.map((one) => JSON.stringify(one) + '\n').join('')

test('outcomes are read by the path of the file in the tree; the first that is not passed stays', () => {
  const run = readOutcomes(
    lines(
      { collected: '/tmp/x/tests/test_a.py::test_one' },
      { collected: '/tmp/x/tests/test_a.py::test_one' },
      { broken: '/tmp/x/tests/test_b.py', message: 'ImportError: no', place: '/tmp/x/tests/test_b.py:1' },
      { test: '/tmp/x/tests/test_a.py::test_one', when: 'call', outcome: 'passed' },
      { test: '/tmp/x/tests/test_a.py::test_one', when: 'teardown', outcome: 'failed', message: 'boom', place: '' },
      { test: '/tmp/x/tests/test_a.py::test_two', when: 'call', outcome: 'failed', message: 'assert', place: '' },
    ) + '{"test": "cut behind a brace", "text": "{}\n{"cut off',
    '/tmp/x',
  )
  expect(run.collected).toEqual(['tests/test_a.py::test_one'])
  expect([...run.broken.keys()]).toEqual(['tests/test_b.py'])
  expect([...run.outcomes].map(([id, { outcome }]) => [id, outcome])).toEqual([
    ['tests/test_a.py::test_one', 'error'],
    ['tests/test_a.py::test_two', 'failed'],
  ])
})

test('a test is known by its new place, and a doctest by its new dotted name', () => {
  const moved = (path: string): string => (path === 'shop/billing.py' ? 'shop/invoices.py' : path)
  const id = 'shop/billing.py::shop.billing.Bill'
  expect(nodeIdAfter(id, scene().scene, moved)).toBe('shop/invoices.py::shop.invoices.Bill')
})

test('tests that are collected no more are told by file, with the error of the file', () => {
  const before = readOutcomes(
    lines({ collected: '/r/t/a.py::one' }, { collected: '/r/t/a.py::two' }, { collected: '/r/t/b.py::x' }),
    '/r',
  )
  const after = readOutcomes(
    lines(
      { collected: '/r/t/b.py::x' },
      { collected: '/r/t/new.py::y' },
      { broken: '/r/t/a.py', message: 'ImportError: no', place: '/r/t/a.py:3' },
    ),
    '/r',
  )
  const { differences, same, added } = compareCollected(before, after, (id) => id)
  expect(same).toEqual([{ before: 't/b.py::x', after: 't/b.py::x' }])
  expect(added).toBe(1)
  expect(differences.map(({ subject, after: is }) => [subject, is])).toEqual([
    ['t/a.py::one and 1 more of t/a.py', 'ImportError: no'],
  ])
})

test('a test that ends otherwise; one that failed before as well is none', () => {
  const ended = (...outcomes: readonly (readonly [string, string])[]): ReturnType<typeof readOutcomes> =>
    readOutcomes(
      lines(
        ...outcomes.map(([test, outcome]) => ({ test: `/r/${test}`, when: 'call', outcome, message: 'm', place: '' })),
      ),
      '/r',
    )
  const before = ended(['a', 'passed'], ['b', 'failed'], ['c', 'passed'])
  const after = ended(['a', 'failed'], ['b', 'failed'])
  const same = ['a', 'b', 'c'].map((id) => ({ before: id, after: id }))
  expect(compareOutcomes(before, after, same).map(({ subject, after: is }) => [subject, is])).toEqual([
    ['a', 'failed: m'],
    ['c', 'did not run'],
  ])
})

test('a test of a file that the run made is a difference where it does not pass', () => {
  const outcome = (test: string, how: string): object => ({
    test: `/r/${test}`,
    when: 'call',
    outcome: how,
    message: 'm',
    place: '',
  })
  const after = readOutcomes(
    lines(outcome('new/t.py::a', 'failed'), outcome('new/t.py::b', 'passed'), outcome('t.py::a', 'failed')),
    '/r',
  )
  const found = failedOfNewFiles(after, (path) => path.startsWith('new/'))
  expect(found.map(({ subject, before, after: is }) => [subject, before, is])).toEqual([
    ['new/t.py::a', 'is new', 'failed: m'],
  ])
})
