import type { Report } from '../report/report.ts'
import type { ConsoleIo } from './console-io.ts'
import { CHANGES, DONE, REFUSED } from './exit-code.ts'
import type { Flags } from './flags.ts'
import { computeReport, openRun } from './open-run.ts'
import { writePage } from './write-page.ts'
import { verifyWith } from './verify-with.ts'
import {
  isDiffWanted,
  printChecked,
  printClosing,
  printForReading,
  printMachine,
  printPatch,
  printText,
  writePatchFile,
} from './print-report.ts'

/**
 * `extract-codemod [preview]`: the report on stderr and the diff on stdout (on a terminal: with `--diff`), nothing written but what is
 * asked for by name.
 */
export async function preview(flags: Flags, io: ConsoleIo): Promise<number> {
  const opened = await openRun(flags, io)
  const computed = computeReport(opened, flags, io)
  const report = await verifyWith(computed, opened.root, flags, io)
  writePatchFile(report, flags, io)
  await writePage(report, flags, io)
  if (flags.format !== 'text') printMachine(report, flags, io)
  if (flags.check && !flags.verbose) {
    printPatch(report, flags, io)
    printChecked(report, flags, io)
  } else if (isDiffWanted(flags, io) && io.stdout.isTTY === true) {
    printForReading(report, opened.root, flags, io)
    printClosing(report, flags, io)
  } else {
    printText(report, flags, io)
    printPatch(report, flags, io)
    printClosing(report, flags, io)
  }
  return exitCodeOf(report, flags)
}

/** The exit code of a run that was only looked at. */
function exitCodeOf(report: Report, flags: Flags): number {
  if (report.outcome === 'refused') return REFUSED
  return flags.check && report.outcome === 'previewed' ? CHANGES : DONE
}
