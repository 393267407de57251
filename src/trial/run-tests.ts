import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ScratchFolder } from '../disk/scratch-folder.ts'
import type { Environment } from './environment.ts'
import { PYCACHE } from './probe-imports.ts'
import { lastLinesOf } from './runner.ts'
import type { Ended, Runner } from './runner.ts'

/** How one test ended. The message is the first line of the error, the place its `OS path:line`. */
export interface TestOutcome {
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped' | 'xfailed'
  readonly message: string
  readonly place: string
}

/** What pytest said of a tree. */
export interface TestRun {
  /** Node ids in the order pytest has them; each begins with the path of its file in the tree. */
  readonly collected: readonly string[]
  /** Files (node ids) that could not be collected, with the error. */
  readonly broken: ReadonlyMap<string, { readonly message: string; readonly place: string }>
  readonly outcomes: ReadonlyMap<string, TestOutcome>
  /** The test that began last, and how pytest's process ended; undefined where nothing is known of it. */
  readonly last?: { readonly test: string | undefined; readonly exitCode: number }
  /** What a person should know of how it went, a sentence each. */
  readonly notes?: readonly string[]
}

/** Where tests run: the checkout, the environment, and what stands on `sys.path` where nothing is installed (OS paths). */
export interface TestPlace {
  /** The checkout, and the folder in it where pytest is started. */
  readonly root: string
  readonly folder: string
  readonly environment: Environment
  readonly paths: readonly string[]
  readonly seconds: number
}

const PLUGINS = fileURLToPath(new URL('../../python', import.meta.url))

/** pytest(1): tests failed, nothing collected, interrupted by errors of collection; each leaves an answer. */
const ANSWERED = [0, 1, 2, 5]

/** pytest refuses its command line, or what `addopts` adds to it (a plugin that is not installed). */
const USAGE = 4

/** What pytest is asked for. */
export interface TestRequest {
  readonly isCollecting: boolean
  /** Node ids; undefined: all tests. */
  readonly only?: readonly string[]
  /** Node ids that are left out. */
  readonly done?: readonly string[]
  /** A command line of the user's that runs pytest in place of it. */
  readonly command?: string | undefined
}

/** Run pytest in a checkout, collecting only or in full. Gives the reason where pytest did not answer. */
export async function runTests(
  runner: Runner,
  scratch: ScratchFolder,
  place: TestPlace,
  label: string,
  how: TestRequest,
): Promise<TestRun | { readonly reason: string }> {
  const output = `${label}.jsonl`
  scratch.write(output, '')
  const done = `${label}.done`
  scratch.write(done, (how.done ?? []).map((id) => join(place.root, id)).join('\n'))
  const flags = [
    '-p',
    'extract_codemod_outcomes',
    '-p',
    'no:cacheprovider',
    // One file that cannot be collected says nothing about the tests of the others.
    '--continue-on-collection-errors',
    // `-x` of the project's `addopts` would end the run at the first test that fails.
    '--maxfail=0',
    ...(how.isCollecting ? ['--collect-only', '-q'] : []),
  ]
  const bin = join(place.environment.folder, 'bin')
  const environment = {
    EXTRACT_CODEMOD_OUTCOMES: `${scratch.path}/${output}`,
    EXTRACT_CODEMOD_DONE: `${scratch.path}/${done}`,
    PYTHONPATH: [...place.paths, PLUGINS].join(':'),
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONPYCACHEPREFIX: `${scratch.path}/${PYCACHE}`,
    VIRTUAL_ENV: place.environment.folder,
  }
  const start = (extra: readonly string[]): Promise<Ended> => {
    const shared = { folder: place.folder, seconds: place.seconds }
    if (how.command === undefined || how.isCollecting) {
      const args = ['-m', 'pytest', ...flags, ...extra, ...(how.only ?? []).map((id) => join(place.root, id))]
      return runner.run({ ...shared, program: place.environment.python, args, environment })
    }
    const line = `PATH=${quoted(bin)}:"$PATH" PYTEST_ADDOPTS=${quoted(flags.join(' '))} && export PATH PYTEST_ADDOPTS && ${how.command}`
    return runner.run({ ...shared, program: 'sh', args: ['-c', line], environment })
  }
  const first = await start([])
  const ended = first.exitCode === USAGE && how.command === undefined ? await start(['-o', 'addopts=']) : first
  const written = scratch.read(output) ?? ''
  const run = readOutcomes(written, place.root)
  if (ended.isLate) return { reason: `it took more than ${place.seconds} s` }
  if (!written.includes('"began"')) return { reason: `pytest did not begin: ${lastLinesOf(ended.printed)}` }
  if (run.collected.length === 0 && run.broken.size === 0 && !ANSWERED.includes(ended.exitCode))
    return { reason: lastLinesOf(ended.printed) }
  return { ...run, last: { test: run.last?.test, exitCode: ended.exitCode } }
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`
}

/**
 * Read the lines that the plugin wrote; `root` is the OS path that the paths of ids are relative to. A line that was cut when pytest was ended says
 * nothing.
 */
export function readOutcomes(text: string, root: string): TestRun {
  const idOf = (name: string): string => name.replace(`${root}/`, '')
  const collected: string[] = []
  const broken = new Map<string, { readonly message: string; readonly place: string }>()
  const outcomes = new Map<string, TestOutcome>()
  let running: string | undefined
  for (const record of text.split('\n').flatMap(recordIn)) {
    const { message = '', place = '' } = record
    if (record['collected'] !== undefined) collected.push(idOf(record['collected']))
    if (record['broken'] !== undefined) broken.set(idOf(record['broken']), { message, place })
    if (record['running'] !== undefined) running = idOf(record['running'])
    const test = record['test']
    if (test === undefined) continue
    const outcome = outcomeOf(record['outcome'] ?? '', record['when'] ?? '')
    const known = outcomes.get(idOf(test))
    if (known === undefined || known.outcome === 'passed') outcomes.set(idOf(test), { outcome, message, place })
  }
  return { collected: [...new Set(collected)], broken, outcomes, last: { test: running, exitCode: 0 } }
}

function recordIn(line: string): readonly Readonly<Record<string, string>>[] {
  try {
    return line.endsWith('}') ? [JSON.parse(line) as Readonly<Record<string, string>>] : []
  } catch {
    return []
  }
}

function outcomeOf(outcome: string, when: string): TestOutcome['outcome'] {
  if (outcome === 'failed') return when === 'call' ? 'failed' : 'error'
  return outcome === 'skipped' || outcome === 'xfailed' ? outcome : 'passed'
}
