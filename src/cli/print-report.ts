import { resolve } from 'node:path'
import { jsonLinesReport, jsonReport } from '../report/json-report.ts'
import { paintFor } from '../report/paint.ts'
import { paintPatch } from '../report/paint-patch.ts'
import { filePatchesOf, patchBytesOf, patchOf } from '../report/patch.ts'
import { fitted } from '../report/fit-width.ts'
import { nextText } from '../report/next-lines.ts'
import type { CalledAs } from '../report/next-lines.ts'
import { plural } from '../report/plan-lines.ts'
import { statText } from '../report/stat-lines.ts'
import { summaryOf } from '../report/summary.ts'
import type { Report } from '../report/report.ts'
import { githubReport } from '../report/github-report.ts'
import { gitlabReport } from '../report/gitlab-report.ts'
import { sarifReport } from '../report/sarif-report.ts'
import { closingText, textReport } from '../report/text-report.ts'
import { writeAskedFile } from './asked-file.ts'
import { branchNameOf } from './branch-name.ts'
import { widthOf } from './console-io.ts'
import type { ConsoleIo } from './console-io.ts'
import type { Flags } from './flags.ts'
import { verbosityOf } from './flags.ts'
import { paged } from './pager.ts'

/** The report for people on stderr, without its closing lines. */
export function printText(report: Report, flags: Flags, io: ConsoleIo): void {
  const paint = paintFor(io.stderr, flags.color)
  io.stderr.write(textReport(report, { paint, verbosity: verbosityOf(flags), width: widthOf(io.stderr) }))
}

/** What to type next, then what was written, or why nothing was; after a run that was written the other way round. */
export function printClosing(report: Report, flags: Flags, io: ConsoleIo): void {
  if (flags.quiet && report.outcome !== 'refused') return
  const width = widthOf(io.stderr)
  const closing = fitted(closingText(report, paintFor(io.stderr, flags.color)), width)
  const next = flags.quiet ? '' : fitted(nextText(report, calledAs(report, flags, io)), width)
  io.stderr.write(report.outcome === 'applied' || next === '' ? closing + next : `${next}\n${closing}`)
}

/** `--check`: what refuses the run, or in one line what there is to do; all the rest with `--verbose`. */
export function printChecked(report: Report, flags: Flags, io: ConsoleIo): void {
  printText(report, { ...flags, quiet: true }, io)
  if (report.outcome !== 'previewed') printClosing(report, { ...flags, quiet: true }, io)
  if (report.outcome === 'nothing-to-do' && !flags.quiet)
    io.stderr.write(closingText(report, paintFor(io.stderr, flags.color)))
  if (report.outcome !== 'previewed' || flags.quiet) return
  const { files, toReview } = summaryOf(report)
  const look = toReview === 0 ? '' : `, ${plural(toReview, 'edit')} to look at`
  io.stderr.write(`${plural(files, 'file')} would change${look}; --verbose says which. Nothing was written.\n`)
}

function calledAs({ run }: Report, flags: Flags, io: ConsoleIo): CalledAs {
  const given = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [name, quotedForShell(value)]
  return {
    program: io.calledAs ?? 'extract-codemod',
    flags: [
      ...given('--root', flags.givenRoot),
      ...given('--recipe', flags.recipe),
      ...flags.only.flatMap((one) => given('--only', one)),
      ...flags.skip.flatMap((one) => given('--skip', one)),
    ],
    branch: branchNameOf(run.plan.recipe),
    isDiffShown: isDiffWanted(flags, io),
  }
}

function quotedForShell(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`
}

/** A terminal shows the diff when it is asked for; everything else gets it, but for `--check`, which answers with its exit code. */
export function isDiffWanted(flags: Flags, io: ConsoleIo): boolean {
  if (flags.format !== 'text' || flags.stat === true) return false
  return flags.diff === true || (io.stdout.isTTY !== true && !flags.check)
}

/** The diff on stdout as exact bytes, or `--stat`, where no person looks at it. */
export function printPatch(report: Report, flags: Flags, io: ConsoleIo): void {
  if (flags.stat === true) {
    const paint = paintFor(io.stdout, flags.color)
    io.stdout.write(statText(filePatchesOf(report.run), paint, widthOf(io.stdout) ?? 80))
  } else if (isDiffWanted(flags, io)) io.stdout.write(patchBytesOf(report.run))
}

/** Report and diff for a person at a terminal who asked for the diff: in the pager, the report first. */
export function printForReading(report: Report, root: string, flags: Flags, io: ConsoleIo): void {
  const paint = paintFor(io.stdout, flags.color)
  const text = textReport(report, { paint, verbosity: verbosityOf(flags), width: widthOf(io.stdout) })
  const whole = `${text}${text === '' ? '' : '\n'}${paintPatch(patchOf(report.run), paint)}`
  if (flags.pager === false || !paged(root, whole)) io.stdout.write(whole)
}

/** The report for machines on stdout; nothing for `text`. */
export function printMachine(report: Report, flags: Flags, io: ConsoleIo): void {
  if (flags.format === 'json') io.stdout.write(jsonReport(report))
  if (flags.format === 'jsonl') io.stdout.write(jsonLinesReport(report))
  if (flags.format === 'sarif') io.stdout.write(sarifReport(report))
  if (flags.format === 'github') io.stdout.write(githubReport(report))
  if (flags.format === 'gitlab') io.stdout.write(gitlabReport(report))
}

/** `--patch`: a run that was refused has no patch to apply, so the file is left alone. */
export function writePatchFile(report: Report, flags: Flags, io: ConsoleIo): void {
  if (flags.patch === undefined || report.outcome === 'refused') return
  writeAskedFile(resolve(io.folder, flags.patch), patchBytesOf(report.run), flags.force)
}
