import { resolve } from 'node:path'
import { applyRun } from '../apply/apply-run.ts'
import { finishRun, isUnfinished } from '../apply/unfinished.ts'
import { isRepository } from '../git/git.ts'
import { runInMiddle } from '../git/run-trailers.ts'
import { RefusedError } from '../model/errors.ts'
import type { Side } from '../model/journal.ts'
import { plural } from '../report/plan-lines.ts'
import type { Report } from '../report/report.ts'
import { differences } from '../workspace/compare.ts'
import { branchNameOf } from './branch-name.ts'
import { commitMessages } from './commit-messages.ts'
import { confirm } from './confirm.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell } from './console-io.ts'
import { DONE, REFUSED } from './exit-code.ts'
import type { ApplyFlags } from './flags.ts'
import { formattingOf } from './formatting-of.ts'
import { driftOf } from './frozen-plan.ts'
import type { FrozenPlan } from './frozen-plan.ts'
import { thisProcess } from './host.ts'
import { lockAfter } from './lock.ts'
import { choose, refuseNobody } from './interactive.ts'
import { computeReport, openRun } from './open-run.ts'
import type { OpenedRun } from './open-run.ts'
import { preview } from './preview.ts'
import { printClosing, printMachine, printText, writePatchFile } from './print-report.ts'
import { resume } from './resume.ts'
import { writePage } from './write-page.ts'
import { verifyWith } from './verify-with.ts'
import { writtenBy } from './written-by.ts'

/** `extract-codemod apply`: the same run as the preview, written on a branch and committed. */
export async function apply(flags: ApplyFlags, io: ConsoleIo): Promise<number> {
  if (flags.continue || flags.abort) return goOn(flags, io)
  if (flags.dryRun || flags.check) return preview(flags, io)
  if (flags.interactive) refuseNobody(flags, io)
  const opened = await openRun(flags, io)
  const computed = await chosen(opened, computeReport(opened, flags, io), flags, io)
  if (computed === undefined) {
    io.stderr.write('Nothing was written.\n')
    return DONE
  }
  const checked = await verifyWith(computed, opened.root, flags, io)
  const report =
    flags.try === undefined
      ? checked
      : await (await import('./try.ts')).tryBeside(checked, flags.try, { root: opened.root, revisions: {} }, flags, io)
  printText(report, flags, io)
  writePatchFile(report, flags, io)
  await writePage(report, flags, io)
  const tell = (result: Report, exitCode: number): number => {
    printMachine(result, flags, io)
    printClosing(result, flags, io)
    return exitCode
  }
  if (report.outcome === 'refused') return tell(report, REFUSED)
  checkExpected(report, flags, opened.frozen, io)
  if (report.outcome !== 'previewed') return tell(report, DONE)

  const branch = flags.branch === false ? undefined : (flags.branch ?? branchNameOf(report.run.plan.recipe))
  const files = plural(differences(report.run.base, report.run.final).length, 'file')
  const where = branch === undefined ? 'here' : `on the new branch ${branch}`
  if (!flags.yes && !(await confirm(`Write ${files} ${where}?`, io))) return tell(report, DONE)

  const { commits, allowDirty } = flags
  const formatting = formattingOf(report.run, opened.planned.index, flags)
  const options = {
    branch,
    commits,
    allowDirty,
    noVerify: !flags.verify,
    recipe: report.run.plan.recipe.file,
    messageOf: commitMessages(report),
    formatting,
  }
  const applied = await applyRun(opened.root, report.run, options, thisProcess)
  const code = tell({ ...report, outcome: 'applied', written: writtenBy(applied) }, DONE)
  if (flags.lock) await lockAfter(report, opened.root, flags, io)
  return code
}

/** With `--interactive` what a person leaves of a run; undefined when the person stops. */
async function chosen(
  opened: OpenedRun,
  report: Report,
  flags: ApplyFlags,
  io: ConsoleIo,
): Promise<Report | undefined> {
  return flags.interactive && report.outcome === 'previewed' ? choose(opened, report, flags, io) : report
}

/** Throws RefusedError for a run that is not the one that was looked at before. */
function checkExpected({ run }: Report, flags: ApplyFlags, frozen: FrozenPlan | undefined, io: ConsoleIo): void {
  const { expectDigest } = flags
  if (expectDigest !== undefined && (expectDigest.length < 8 || !run.digest.startsWith(expectDigest.toLowerCase())))
    throw new RefusedError(
      `the digest of the run is ${run.digest}, not ${expectDigest}`,
      'Look at the preview again: recipe, tree or version are not what they were.',
    )
  if (frozen === undefined) return
  const drift = driftOf(frozen, run, flags.replan)
  if (drift.length > 0) tell(io.stderr, `Different from the plan:\n${drift.map((line) => `  ${line}`).join('\n')}\n`)
}

/** `--continue` and `--abort`: a run that was cut off while it wrote; else, on, one that HEAD holds the first commits of. */
function goOn(flags: ApplyFlags, io: ConsoleIo): number | Promise<number> {
  const root = resolve(io.folder, flags.root)
  const step = flags.abort || !isRepository(root) || isUnfinished(root) ? undefined : runInMiddle(root, 'HEAD')
  return step === undefined ? finish(flags.abort ? 'before' : 'after', flags, io) : resume(step, flags, io)
}

/** `--continue` and `--abort`: the run that was cut off, on or back. Its journal says all that is needed, so nothing is planned. */
function finish(side: Side, flags: ApplyFlags, io: ConsoleIo): number {
  const { journal, left } = finishRun(resolve(io.folder, flags.root), side, thisProcess)
  const files = plural(journal.files.length, 'file')
  const what = side === 'after' ? `finished: ${files} are as after it` : `taken back: ${files} are as before`
  const lines = [`The ${journal.kind} of ${journal.startedAt} was ${what}.`, ...left.map((line) => `  ${line}`)]
  if (!flags.quiet || left.length > 0) tell(io.stderr, `${lines.join('\n')}\n`)
  return DONE
}
