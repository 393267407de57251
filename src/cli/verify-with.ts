import type { Signals } from '../apply/host.ts'
import { copyDifferences } from '../disk/copy-differences.ts'
import { writeTree } from '../disk/write-tree.ts'
import { headRevision, isRepository } from '../git/git.ts'
import { revisionSource } from '../git/revision-source.ts'
import { runCommand } from '../git/run-command.ts'
import { addWorktree } from '../git/temporary-worktree.ts'
import { RefusedError } from '../model/errors.ts'
import type { Report } from '../report/report.ts'
import { commandCheck } from '../verify/checks/command-check.ts'
import type { CommandRun } from '../verify/checks/command-check.ts'
import { excluding } from '../workspace/excluding.ts'
import { openWorkspace } from '../workspace/snapshot.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ConsoleIo } from './console-io.ts'
import type { Flags } from './flags.ts'
import { listenToSignals } from './host.ts'
import { progressOf } from './progress.ts'
import { refusalsOf } from './refusals.ts'

/** What is compared, where it is not the work tree and what a run makes of it. */
export interface Revisions {
  readonly base?: string
  readonly head?: string | undefined
}

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
  const { base, final } = run
  const before: Checkout = { revision: revisions.base ?? 'HEAD', trees: revisions.base === undefined ? [base] : [] }
  const after: Checkout =
    revisions.base === undefined
      ? { revision: 'HEAD', trees: [base, final] }
      : { revision: revisions.head ?? 'HEAD', trees: revisions.head === undefined ? [final] : [] }
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

/** A revision to check out, and the trees to turn it into, one after the other; each but the first grew from the one before. */
interface Checkout {
  readonly revision: string
  readonly trees: readonly Workspace[]
}

async function runOn(
  root: string,
  exclude: readonly string[],
  { revision, trees }: Checkout,
  command: string,
  signals: Signals,
): Promise<CommandRun> {
  signals.check()
  const worktree = addWorktree(root, revision)
  try {
    const [first, ...later] = trees
    if (first !== undefined) {
      copyDifferences(worktree.root, openWorkspace(excluding(revisionSource(root, revision), exclude)), first)
      later.forEach((tree, at) => writeTree(worktree.root, trees[at] ?? first, tree))
    }
    signals.check()
    const result = await runCommand(command, worktree.root, signals.watch)
    signals.check()
    return result
  } finally {
    worktree.remove()
  }
}
