import type { RepoPath } from '../model/source-file.ts'
import { applyMentions } from '../plan/mentions/apply-mentions.ts'
import type { FoundDifference, TrialScene } from './compare-imports.ts'
import type { TestRun } from './run-tests.ts'

/** Node ids of the base and what the result calls the same test. */
export interface SameTest {
  readonly before: string
  readonly after: string
}

/**
 * The node id of a test in the result: its file is where the run put it, and a doctest's dotted name, or one in brackets, is spelled anew.
 * `movedTo` gives the place of a file.
 */
export function nodeIdAfter(id: string, { plan, before }: TrialScene, movedTo: (path: RepoPath) => RepoPath): string {
  const [path = '', ...rest] = id.split('::')
  return [movedTo(path), ...rest.map((part) => applyMentions(part, plan, before))].join('::')
}

/** What a comparison of collected tests gives. */
export interface ComparedTests {
  readonly differences: readonly FoundDifference[]
  readonly same: readonly SameTest[]
  /** How many the result alone has. */
  readonly added: number
  /** The ids of tests that the result does not collect, by file of the base. */
  readonly lost: ReadonlyMap<string, readonly string[]>
  /** The same comparison without some ids of the base. */
  readonly without: (ids: ReadonlySet<string>) => ComparedTests
}

/** Tests of the base that the result does not collect; one that the result alone has is no difference. */
export function compareCollected(before: TestRun, after: TestRun, nameAfter: (id: string) => string): ComparedTests {
  const now = new Set(after.collected)
  const same: SameTest[] = []
  const lost = new Map<string, string[]>()
  for (const id of before.collected) {
    const name = nameAfter(id)
    if (now.has(name)) same.push({ before: id, after: name })
    else {
      const file = id.split('::')[0] ?? id
      lost.set(file, [...(lost.get(file) ?? []), id])
    }
  }
  const differences = [...lost].map(([file, ids]) => lostOf(file, ids, after, nameAfter))
  const without = (ids: ReadonlySet<string>): ComparedTests =>
    compareCollected({ ...before, collected: before.collected.filter((id) => !ids.has(id)) }, after, nameAfter)
  return { differences, same, added: now.size - same.length, lost, without }
}

function lostOf(
  file: string,
  ids: readonly string[],
  after: TestRun,
  nameAfter: (id: string) => string,
): FoundDifference {
  const path = nameAfter(file)
  const error = after.broken.get(path)
  const [first = file] = ids
  const more = ids.length > 1 ? ` and ${ids.length - 1} more of ${file}` : ''
  return {
    kind: 'collect',
    subject: `${first}${more}`,
    now: nameAfter(first),
    before: 'collected',
    after: error === undefined ? 'is not collected' : error.message,
    failure: error === undefined ? undefined : failureAt(error.message, error.place),
  }
}

/** Tests that end otherwise than before. */
export function compareOutcomes(
  before: TestRun,
  after: TestRun,
  tests: readonly SameTest[],
): readonly (FoundDifference & { readonly test: SameTest })[] {
  return tests.flatMap((test) => {
    const was = before.outcomes.get(test.before)
    const is = after.outcomes.get(test.after)
    if (was === undefined || was.outcome === is?.outcome) return []
    const said = is === undefined ? 'did not run' : is.message === '' ? is.outcome : `${is.outcome}: ${is.message}`
    const failure = is === undefined || is.place === '' ? undefined : failureAt(is.message, is.place)
    return [{ kind: 'test', subject: test.before, now: test.after, before: was.outcome, after: said, failure, test }]
  })
}

/** Tests of files that the run made, which nothing before can be compared with, where they do not pass. */
export function failedOfNewFiles(after: TestRun, isNew: (path: RepoPath) => boolean): readonly FoundDifference[] {
  return [...after.outcomes].flatMap(([id, { outcome, message, place }]): readonly FoundDifference[] => {
    if ((outcome !== 'failed' && outcome !== 'error') || !isNew(id.split('::')[0] ?? id)) return []
    const failure = place === '' ? undefined : failureAt(message, place)
    return [{ kind: 'test', subject: id, now: id, before: 'is new', after: `${outcome}: ${message}`, failure }]
  })
}

function failureAt(message: string, place: string): FoundDifference['failure'] {
  return { type: '', message, missing: null, files: place === '' ? [] : [place] }
}
