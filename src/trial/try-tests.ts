import { join } from 'node:path'
import type { RepoPath } from '../model/source-file.ts'
import { compareCollected, compareOutcomes, failedOfNewFiles, nodeIdAfter } from './compare-tests.ts'
import type { ComparedTests, SameTest } from './compare-tests.ts'
import { testRequirements } from './distributions.ts'
import { installEach } from './environment.ts'
import type { TrialContext } from './run-trial.ts'
import { runTests } from './run-tests.ts'
import { runToEnd } from './run-to-end.ts'
import type { TestRun } from './run-tests.ts'
import { wheelFolders } from './side.ts'
import type { Side } from './side.ts'

/** How often a test that ended otherwise runs again, on both sides, before it is called a difference. */
const AGAIN = 2

type Answer = TestRun | { readonly reason: string }

/** Collect the tests of both trees, and from the level `test` on run them. */
export async function tryTests(context: TrialContext): Promise<void> {
  const { before, after, options, scene, stages, differences } = context
  for (const side of [before, after]) await installTestTools(context, side)
  const [was, is] = [await run(context, before, 'collect'), await run(context, after, 'collect')]
  const title = 'the same tests are collected'
  if ('reason' in was || 'reason' in is || was.collected.length === 0) {
    const why = 'reason' in was ? `before: ${was.reason}` : 'reason' in is ? `after: ${is.reason}` : 'there are none'
    stages.push({ title, answers: 'collect', verdict: 'skipped', detail: why })
    return
  }
  const movedTo = placesOf(context)
  const nameAfter = (id: string): string => nodeIdAfter(id, scene, movedTo)
  const collected = await steadyOnly(context, compareCollected(was, is, nameAfter))
  differences.push(...collected.differences)
  const beside = was.broken.size === 0 ? '' : `; ${was.broken.size} files could not be collected before either`
  const detail = `${collected.same.length} of ${was.collected.length} tests, ${collected.added} more in the result${beside}`
  const verdict = collected.differences.length === 0 ? 'same' : 'different'
  stages.push({ title, answers: 'collect', verdict, detail })
  if (options.level === 'test') await compareSuites(context, collected.same)
}

/**
 * The same without what the base itself does not collect a second time: the id of a test may hold a time, an address or a number drawn at
 * random.
 */
async function steadyOnly(context: TrialContext, found: ComparedTests): Promise<ComparedTests> {
  if (found.lost.size === 0) return found
  const again = await run(context, context.before, 'collect')
  if ('reason' in again) return found
  const known = new Set(again.collected)
  const unsteady = [...found.lost.values()].flat().filter((id) => !known.has(id))
  if (unsteady.length === 0) return found
  context.notes.push(`${unsteady.length} tests have another id each time, such as ${unsteady[0] ?? ''}: left out`)
  return found.without(new Set(unsteady))
}

async function compareSuites(context: TrialContext, same: readonly SameTest[]): Promise<void> {
  const { before, after, stages, differences, notes } = context
  const [was, is] = [await run(context, before, 'test'), await run(context, after, 'test')]
  const title = 'tests end as before'
  if ('reason' in was || 'reason' in is) {
    const why = 'reason' in was ? `before: ${was.reason}` : 'reason' in is ? `after: ${is.reason}` : ''
    stages.push({ title, answers: 'test', verdict: 'skipped', detail: why })
    return
  }
  for (const [side, { notes: said = [] }] of [
    [before, was],
    [after, is],
  ] as const)
    notes.push(...said.map((note) => `${side.name}: ${note}`))
  const untold = same.filter(({ before: id }) => !was.outcomes.has(id))
  if (untold.length > 0)
    notes.push(`${untold.length} tests did not run before either, such as ${untold[0]?.before ?? ''}`)
  let found = compareOutcomes(was, is, same)
  for (let round = 1; round <= AGAIN && found.length > 0; round += 1) {
    const [old, now] = [
      await run(
        context,
        before,
        `again-${round}`,
        found.map(({ test }) => test.before),
      ),
      await run(
        context,
        after,
        `again-${round}`,
        found.map(({ test }) => test.after),
      ),
    ]
    if ('reason' in old || 'reason' in now) break
    const still = compareOutcomes(
      old,
      now,
      found.map(({ test }) => test),
    )
    const steady = new Set(still.map(({ subject }) => subject))
    for (const { subject, before: first, after: then } of found)
      if (!steady.has(subject))
        notes.push(`${subject} ends now so, now so (${first} before, ${then} in the result): left out`)
    found = found.filter(({ subject }) => steady.has(subject))
  }
  const made = failedOfNewFiles(is, (path) => isMade(context, path))
  differences.push(...found.map(({ test: _test, ...difference }) => difference), ...made)
  const detail = `${same.length} tests on both sides: ${countsOf(is)} in the result, ${countsOf(was)} before`
  const failures = [...was.outcomes.values()].filter(({ outcome }) => outcome === 'failed' || outcome === 'error')
  const isEmpty = failures.length + untold.length === same.length
  if (failures.length > 0)
    notes.push(`${failures.length} tests fail before as well, the first with: ${failures[0]?.message ?? ''}`)
  // Where no test passes, that the same fail says nothing.
  const verdict = found.length + made.length > 0 ? 'different' : isEmpty ? 'skipped' : 'same'
  stages.push({ title, answers: 'test', verdict, detail })
}

function countsOf({ outcomes }: TestRun): string {
  const counts = new Map<string, number>()
  for (const { outcome } of outcomes.values()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'none'
}

/**
 * Run pytest at the root of a tree, and in the folder of each further distribution whose tests that leaves out (its `testpaths` name others).
 */
async function run(context: TrialContext, side: Side, what: string, only?: readonly string[]): Promise<Answer> {
  const { runner, scratch, options } = context
  const isCollecting = what === 'collect'
  runner.tell(`${isCollecting ? 'collecting' : 'running'} tests (${side.name})`)
  const runs: TestRun[] = []
  const reasons: string[] = []
  for (const [at, folder] of ['', ...side.distributions.flatMap((one) => one.folder || [])].entries()) {
    const isIn = (id: string): boolean => folder === '' || id.startsWith(`${folder}/`)
    const seen = runs.flatMap(({ collected, broken }) => [...collected, ...broken.keys()])
    const mine = only?.filter((id) => isIn(id) && !seen.includes(id))
    if (mine === undefined ? folder !== '' && seen.some(isIn) : mine.length === 0) continue
    const { root, environment, paths } = side
    const place = { root, folder: join(root, folder), environment, paths, seconds: options.seconds }
    const how = { isCollecting, ...(mine === undefined ? { command: options.command } : { only: mine }) }
    const start = (done: readonly string[]): Promise<Answer> =>
      runTests(runner, scratch, place, `${what}-${side.name}-${at}`, { ...how, done })
    const answer = isCollecting ? await start([]) : await runToEnd(start)
    if ('reason' in answer) reasons.push(answer.reason)
    else runs.push(answer)
  }
  return runs.length === 0 && reasons.length > 0 ? { reason: reasons.join('; ') } : merged(runs)
}

function merged(runs: readonly TestRun[]): TestRun {
  return {
    collected: [...new Set(runs.flatMap(({ collected }) => collected))],
    broken: new Map(runs.flatMap(({ broken }) => [...broken])),
    outcomes: new Map(runs.flatMap(({ outcomes }) => [...outcomes])),
    notes: runs.flatMap(({ notes = [] }) => notes),
  }
}

/** pytest, and what the project declares for its tests; what cannot be installed is a note. */
async function installTestTools({ run, runner, options, notes }: TrialContext, side: Side): Promise<void> {
  runner.tell(`installing what tests need (${side.name})`)
  const workspace = side.name === 'before' ? run.base : run.final
  const wanted = new Set(['pytest', ...testRequirements(workspace, side.distributions)])
  const links = { ...options, findLinks: [...options.findLinks, ...wheelFolders(side)] }
  const { missing } = await installEach(runner, side.environment, [...wanted], links)
  notes.push(...missing.map(({ text, reason }) => `${side.name}: ${text} could not be installed: ${reason}`))
}

/** Whether the run wrote a file that the base has nowhere. */
function isMade({ run: { base, final } }: TrialContext, path: RepoPath): boolean {
  return final.has(path) && !base.has(path) && final.originOf(path) === undefined
}

/** Where each file of the base is in the result. */
function placesOf({ run }: TrialContext): (path: RepoPath) => RepoPath {
  const places = new Map(run.plan.files.map(({ from, to }) => [from, to]))
  if (run.final.sourceId === run.base.sourceId)
    for (const path of run.final.touched()) {
      const origin = run.final.originOf(path)
      if (origin !== undefined && !run.final.has(origin.path)) places.set(origin.path, path)
    }
  return (path) => places.get(path) ?? path
}
