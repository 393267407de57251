import { resolve } from 'node:path'
import { makeScratch } from '../disk/scratch-folder.ts'
import { headRevision, isRepository } from '../git/git.ts'
import { NotTriedError, RefusedError, UserError } from '../model/errors.ts'
import type { Problem } from '../model/errors.ts'
import { TRIAL_LEVELS, wasTried } from '../model/trial.ts'
import type { Trial, TrialLevel } from '../model/trial.ts'
import { paintFor } from '../report/paint.ts'
import type { Report } from '../report/report.ts'
import { jsonTrial, trialText } from '../report/trial-report.ts'
import { checkoutsOf, layTree } from '../trial/lay-tree.ts'
import type { Revisions } from '../trial/lay-tree.ts'
import { runTrial } from '../trial/run-trial.ts'
import type { TrialOptions } from '../trial/run-trial.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell } from './console-io.ts'
import { DONE, NOT_TRIED, REFUSED } from './exit-code.ts'
import type { Flags, TryFlags } from './flags.ts'
import { UNSET, verbosityOf } from './flags.ts'
import { listenToSignals } from './host.ts'
import { computeReport, openRun } from './open-run.ts'
import { printClosing } from './print-report.ts'
import { progressOf } from './progress.ts'
import { trialRunner } from './trial-host.ts'
import { judge } from './verify.ts'
import { writePage } from './write-page.ts'

/** `extract-codemod try`: put base and result where their users will, and say what differs. Runs code of the repository. */
export async function tryResult(flags: TryFlags, io: ConsoleIo): Promise<number> {
  const options = trialOptions(flags)
  const root = resolve(io.folder, flags.root)
  const report = await orNotTried(reportOf(root, flags, io))
  if (report.outcome === 'refused' || report.outcome === 'nothing-to-do') {
    printClosing(report, flags, io)
    if (report.outcome === 'nothing-to-do')
      tell(
        io.stderr,
        'To try a tree that is done already, name the revision the work started from: --base <revision>.\n',
      )
    return NOT_TRIED
  }
  const trial = await orNotTried(carryOutTrial(report, { root, revisions: flags }, options, flags, io))
  printTrial(trial, flags, io)
  await writePage({ ...report, trial }, flags, io)
  return exitCodeOf(trial)
}

/** What a trial could not be carried out for says nothing of the result: it is no difference. */
async function orNotTried<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof RefusedError ? new NotTriedError(error) : error
  }
}

/** `--try` of another command: the trial of its report with the usual bounds; a difference refuses. `asked` is the level, if one was named. */
export async function tryBeside(
  report: Report,
  asked: string | true | undefined,
  place: TreePlace,
  flags: Flags,
  io: ConsoleIo,
): Promise<Report> {
  if (asked === undefined || report.outcome === 'refused' || report.outcome === 'nothing-to-do') return report
  const options = trialOptions({ ...flags, ...DEFAULTS, level: asked === true ? 'import' : asked })
  const trial = await carryOutTrial(report, place, options, flags, io)
  tell(io.stderr, trialText(trial, paintFor(io.stderr, flags.color), flags.verbose))
  const code = exitCodeOf(trial)
  if (code === DONE) return { ...report, trial }
  const why = code === REFUSED ? 'the trial found differences' : 'nothing could be tried'
  const isJudged = report.outcome === 'proved' || report.outcome === 'disproved'
  return { ...report, trial, refusals: [...report.refusals, why], outcome: isJudged ? 'disproved' : 'refused' }
}

/** What a signal ends has so long to end by itself: a program of the repository may not listen. */
const PATIENCE_MS = 3000

const DEFAULTS = { extras: 'all', findLinks: [], with: [], timeout: '1800', memory: '8192', jobs: '2' } as const

function reportOf(root: string, flags: TryFlags, io: ConsoleIo): Promise<Report> {
  const { base, head } = flags
  if (base === undefined && head !== undefined)
    throw new UserError('the command line is not valid', [
      { message: '--head needs --base, the revision the work started from' },
    ])
  if (base === undefined) return openRun(flags, io).then((opened) => computeReport(opened, flags, io))
  return judge(root, { ...UNSET, ...flags, base }, io)
}

/** The repository (an OS path) and what of it is compared. */
export interface TreePlace {
  readonly root: string
  readonly revisions: Revisions
}

async function carryOutTrial(
  { run, proof }: Report,
  { root, revisions }: TreePlace,
  options: TrialOptions,
  flags: Flags,
  io: ConsoleIo,
): Promise<Trial> {
  if (!isRepository(root) || headRevision(root) === undefined)
    throw new RefusedError(
      'a trial needs a git repository with a commit',
      'Make one with git init, and commit the tree first.',
    )
  const progress = progressOf(io, flags)
  const signals = listenToSignals(PATIENCE_MS)
  const cleaning: (() => void | Promise<void>)[] = []
  try {
    progress.show('laying out both trees')
    const scratch = makeScratch()
    cleaning.push(scratch.remove)
    const [before, after] = checkoutsOf(run, revisions).map((checkout) => {
      const tree = layTree(root, run.plan.recipe.exclude, checkout)
      cleaning.push(tree.remove)
      return tree.root
    }) as [string, string]
    return await runTrial(run, proof, { before, after, scratch }, options, trialRunner(signals, progress))
  } finally {
    progress.show('removing what was made aside')
    for (const clean of cleaning.reverse()) await clean()
    signals.stop()
    progress.clear()
  }
}

/** The flags as what they mean; throws UserError for what they cannot mean, all of it at once. */
function trialOptions(flags: Omit<TryFlags, 'base' | 'head'>): TrialOptions {
  const problems: Problem[] = []
  const level = TRIAL_LEVELS.find((one) => one === flags.level)
  if (level === undefined) problems.push({ message: `--level ${flags.level}: there are ${TRIAL_LEVELS.join(', ')}` })
  const whole = (flag: string, text: string, least: number): number => {
    const value = Number(text)
    if (!/^\d{1,9}$/.test(text) || value < least)
      problems.push({ message: `${flag} ${text}: a whole number from ${least} on is wanted` })
    return value
  }
  const seconds = whole('--timeout', flags.timeout, 1)
  const memory = whole('--memory', flags.memory, 0)
  const processes = whole('--jobs', flags.jobs, 1)
  if (problems.length > 0) throw new UserError('the command line is not valid', problems)
  const { extras, python, command, findLinks } = flags
  return {
    level: level ?? ('import' satisfies TrialLevel),
    python,
    extras: extras === 'all' || extras === 'none' ? extras : extras.split(',').map((one) => one.trim()),
    command,
    findLinks,
    beside: flags.with,
    seconds,
    processes,
    bytes: memory * 1024 * 1024,
  }
}

function printTrial(trial: Trial, flags: Flags, io: ConsoleIo): void {
  if (flags.format === 'json' || flags.format === 'jsonl') io.stdout.write(jsonTrial(trial))
  else if (verbosityOf(flags) !== 'quiet' || trial.differences.length > 0)
    tell(io.stdout, trialText(trial, paintFor(io.stdout, flags.color), flags.verbose))
}

function exitCodeOf(trial: Trial): number {
  if (trial.differences.length > 0) return REFUSED
  return wasTried(trial) ? DONE : NOT_TRIED
}
