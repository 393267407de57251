import type { Signals } from '../apply/host.ts'
import { headRevision, isRepository } from '../git/git.ts'
import { runCommand } from '../git/run-command.ts'
import { RefusedError } from '../model/errors.ts'
import type { Report } from '../report/report.ts'
import { checkoutsOf, layTree } from '../trial/lay-tree.ts'
import type { Checkout, Revisions } from '../trial/lay-tree.ts'
import { commandCheck } from '../verify/checks/command-check.ts'
import type { CommandRun } from '../verify/checks/command-check.ts'
import type { ConsoleIo } from './console-io.ts'
import type { Flags } from './flags.ts'
import { listenToSignals } from './host.ts'
import { progressOf } from './progress.ts'
import { refusalsOf } from './refusals.ts'

/**
 * `--verify-with`: run the user's command in a checkout of the base tree and in one of the result, both in the folder for
 * temporary files, and add the comparison to the proof. The work tree is not written to. A signal ends the command, removes
 * the checkouts and is a RefusedError, as are a folder that is no repository and a repository without a commit.
 */
export async function verifyWith(
  report: Report,
  root: string,
  flags: Flags,
  io: ConsoleIo,
  revisions: Revisions = {},
): Promise<Report> {
  const command = flags.verifyWith
  if (command === undefined || report.proof === undefined) return report
  if (report.outcome === 'refused' || report.outcome === 'nothing-to-do') return report
  if (!isRepository(root) || headRevision(root) === undefined)
    throw new RefusedError(
      '--verify-with needs a git repository with a commit',
      'Commit the tree first, or leave it out.',
    )
  const { run, proof } = report
  const [before, after] = checkoutsOf(run, revisions)
  const progress = progressOf(io, flags)
  const signals = listenToSignals()
  try {
    progress.show(`running ${command} on the tree as it was`)
    const was = await runOn(root, run.plan.recipe.exclude, before, command, signals)
    progress.show(`running ${command} on the result`)
    const is = await runOn(root, run.plan.recipe.exclude, after, command, signals)
    const check = commandCheck(command, was, is)
    const proved = { ...proof, checks: [...proof.checks, check] }
    const refusals = refusalsOf(run, proved, flags.strict)
    if (refusals.length === 0) return { ...report, proof: proved }
    const isJudged = report.outcome === 'proved' || report.outcome === 'disproved'
    return { ...report, proof: proved, refusals, outcome: isJudged ? 'disproved' : 'refused' }
  } finally {
    signals.stop()
    progress.clear()
  }
}

async function runOn(
  root: string,
  exclude: readonly string[],
  checkout: Checkout,
  command: string,
  signals: Signals,
): Promise<CommandRun> {
  signals.check()
  const worktree = layTree(root, exclude, checkout)
  try {
    signals.check()
    const result = await runCommand(command, worktree.root, signals.watch)
    signals.check()
    return result
  } finally {
    worktree.remove()
  }
}
