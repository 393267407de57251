import { diskWriter } from '../disk/disk-writer.ts'
import { applyRun } from '../git/commit-run.ts'
import { plural } from '../report/plan-lines.ts'
import type { Report } from '../report/report.ts'
import { differences } from '../workspace/compare.ts'
import { branchNameOf } from './branch-name.ts'
import { commitMessages } from './commit-messages.ts'
import { confirm } from './confirm.ts'
import type { ConsoleIo } from './console-io.ts'
import { DONE, REFUSED } from './exit-code.ts'
import type { ApplyFlags } from './flags.ts'
import { holdSignals } from './hold-signals.ts'
import { computeReport, openRun } from './open-run.ts'
import { preview } from './preview.ts'
import { printClosing, printMachine, printText, writePatchFile } from './print-report.ts'
import { verifyWith } from './verify-with.ts'

/** `extract-codemod apply`: the same run as the preview, written on a branch and committed. */
export async function apply(flags: ApplyFlags, io: ConsoleIo): Promise<number> {
  if (flags.dryRun || flags.check) return preview(flags, io)
  const opened = await openRun(flags, io)
  const computed = computeReport(opened, flags, io)
  const report = await verifyWith(computed, opened.root, flags, io)
  printText(report, flags, io)
  writePatchFile(report, flags, io)
  const finish = (result: Report, exitCode: number): number => {
    printMachine(result, flags, io)
    printClosing(result, flags, io)
    return exitCode
  }
  if (report.outcome !== 'previewed') return finish(report, report.outcome === 'refused' ? REFUSED : DONE)

  const branch = flags.branch === false ? undefined : (flags.branch ?? branchNameOf(report.run.plan.recipe))
  const files = plural(differences(report.run.base, report.run.final).length, 'file')
  const where = branch === undefined ? 'here' : `on the new branch ${branch}`
  if (!flags.yes && !(await confirm(`Write ${files} ${where}?`, io))) return finish(report, DONE)

  const { commits, allowDirty } = flags
  const messageOf = commitMessages(report)
  const applied = holdSignals(() =>
    applyRun(opened.root, report.run, { branch, commits, allowDirty, messageOf }, diskWriter(opened.root)),
  )
  const made = applied.commits.map(({ revision, message }) => ({ id: revision, subject: message.split('\n')[0] ?? '' }))
  const written = { files: applied.differences.length, branch: applied.branch, commits: made }
  return finish({ ...report, outcome: 'applied', written }, DONE)
}
