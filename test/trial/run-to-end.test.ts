import { expect, test } from 'vitest'
import { readOutcomes } from '../../src/trial/run-tests.ts'
import type { TestRun } from '../../src/trial/run-tests.ts'
import { runToEnd } from '../../src/trial/run-to-end.ts'

const TESTS = ['t/a.py::one', 't/a.py::two', 't/a.py::three', 't/b.py::four']

/** A suite in which a test ends the process while it runs, or when it is through. */
function suite(
  endsAt: string,
  isThrough = false,
): { start: (done: readonly string[]) => Promise<TestRun>; runs: string[][] } {
  const runs: string[][] = []
  const start = (done: readonly string[]): Promise<TestRun> => {
    const mine = TESTS.filter((id) => !done.includes(id))
    runs.push(mine)
    const records: object[] = mine.map((id) => ({ collected: `/r/${id}` }))
    for (const id of mine) {
      records.push({ running: `/r/${id}` })
      if (id !== endsAt || isThrough) records.push({ test: `/r/${id}`, when: 'call', outcome: 'passed' })
      if (id === endsAt) break
    }
    const run = readOutcomes(records.map((one) => JSON.stringify(one) + '\n').join(''), '/r')
    return Promise.resolve({ ...run, last: { test: run.last?.test, exitCode: 139 } })
  }
  return { start, runs }
}

test('a test that ends the process is an error, and those behind it run in another process', async () => {
  const { start, runs } = suite('t/a.py::two')
  const run = await runToEnd(start)
  if ('reason' in run) throw new Error(run.reason)
  expect(runs).toEqual([TESTS, ['t/a.py::three', 't/b.py::four']])
  expect([...run.outcomes].map(([id, { outcome }]) => [id, outcome])).toEqual([
    ['t/a.py::one', 'passed'],
    ['t/a.py::two', 'error'],
    ['t/a.py::three', 'passed'],
    ['t/b.py::four', 'passed'],
  ])
  expect(run.notes).toEqual(['the process ended while t/a.py::two ran (exit code 139): 2 tests ran in another one'])
})

test('a process that ends behind a test takes nothing from its outcome', async () => {
  const run = await runToEnd(suite('t/a.py::three', true).start)
  if ('reason' in run) throw new Error(run.reason)
  expect(run.outcomes.get('t/a.py::three')?.outcome).toBe('passed')
  expect(run.outcomes.size).toBe(4)
  expect(run.notes).toEqual(['pytest ended behind t/a.py::three (exit code 139): 1 tests ran in another process'])
})

test('tests that never say how they end are told, once', async () => {
  let asked = 0
  const silent: TestRun = {
    collected: TESTS,
    broken: new Map(),
    outcomes: new Map(),
    last: { test: undefined, exitCode: 0 },
  }
  const run = await runToEnd(() => {
    asked += 1
    return Promise.resolve(silent)
  })
  if ('reason' in run) throw new Error(run.reason)
  expect(asked).toBe(2)
  expect(run.notes).toEqual(['4 tests did not run, such as t/a.py::one: no answer'])
})
