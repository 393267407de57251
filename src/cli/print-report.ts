import { resolve } from 'node:path'
import { jsonLinesReport, jsonReport } from '../report/json-report.ts'
import { paintFor } from '../report/paint.ts'
import { paintPatch } from '../report/paint-patch.ts'
import { patchBytesOf, patchOf } from '../report/patch.ts'
import type { Report } from '../report/report.ts'
import { githubReport } from '../report/github-report.ts'
import { gitlabReport } from '../report/gitlab-report.ts'
import { sarifReport } from '../report/sarif-report.ts'
import { closingText, textReport } from '../report/text-report.ts'
import { writeAskedFile } from './asked-file.ts'
import type { ConsoleIo } from './console-io.ts'
import type { Flags } from './flags.ts'
import { verbosityOf } from './flags.ts'

/** The report for people on stderr, without its closing lines. */
export function printText(report: Report, flags: Flags, io: ConsoleIo): void {
  const paint = paintFor(io.stderr, flags.color)
  io.stderr.write(textReport(report, { paint, verbosity: verbosityOf(flags) }))
}

/** What was written, or why nothing was. */
export function printClosing(report: Report, flags: Flags, io: ConsoleIo): void {
  if (flags.quiet && report.outcome !== 'refused') return
  io.stderr.write(closingText(report, paintFor(io.stderr, flags.color)))
}

/** The diff on stdout: in colours on a terminal, as exact bytes everywhere else. */
export function printPatch(report: Report, flags: Flags, io: ConsoleIo): void {
  if (io.stdout.isTTY === true) io.stdout.write(paintPatch(patchOf(report.run), paintFor(io.stdout, flags.color)))
  else io.stdout.write(patchBytesOf(report.run))
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
