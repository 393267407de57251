import type { TestOutcome, TestRun } from './run-tests.ts'

/** How many further processes take up what a run left that broke off. */
const ROUNDS = 8

type Answer = TestRun | { readonly reason: string }

/**
 * Run tests to the last one although one of them may end the process (a fault in compiled code, `os._exit`, `pytest.exit`): it is noted as an
 * error, and what had not run yet runs in a process of its own. `start` runs all tests but those with the ids (node ids) it is given.
 */
export async function runToEnd(start: (done: readonly string[]) => Promise<Answer>): Promise<Answer> {
  const first = await start([])
  if ('reason' in first) return first
  let run = withEnd(first)
  for (let round = 0; round < ROUNDS; round += 1) {
    if (unfinished(run).length === 0) return run
    const next = await start([...run.outcomes.keys()])
    if ('reason' in next) return { ...run, notes: [...(run.notes ?? []), leftOut(run, next.reason)] }
    const rest = withEnd(next)
    if (rest.outcomes.size === 0) break
    run = {
      ...run,
      outcomes: new Map([...run.outcomes, ...rest.outcomes]),
      notes: [...(run.notes ?? []), ...(rest.notes ?? [])],
    }
  }
  return unfinished(run).length === 0 ? run : { ...run, notes: [...(run.notes ?? []), leftOut(run, 'no answer')] }
}

/** The tests that were collected and of which nothing is known. */
function unfinished({ collected, outcomes }: TestRun): readonly string[] {
  return collected.filter((id) => !outcomes.has(id))
}

/** A run that broke off, with the test that was running then as an error. */
function withEnd(run: TestRun): TestRun {
  const left = unfinished(run)
  const culprit = run.last?.test
  if (left.length === 0 || culprit === undefined) return run
  const code = `exit code ${run.last?.exitCode ?? 0}`
  if (run.outcomes.has(culprit))
    return { ...run, notes: [`pytest ended behind ${culprit} (${code}): ${left.length} tests ran in another process`] }
  const outcome: TestOutcome = { outcome: 'error', message: `the process ended while it ran (${code})`, place: '' }
  const notes = [`the process ended while ${culprit} ran (${code}): ${left.length - 1} tests ran in another one`]
  return { ...run, outcomes: new Map([...run.outcomes, [culprit, outcome]]), notes }
}

function leftOut(run: TestRun, reason: string): string {
  const left = unfinished(run)
  return `${left.length} tests did not run, such as ${left[0] ?? ''}: ${reason}`
}
