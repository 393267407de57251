import { resolve } from 'node:path'
import type { Run } from '../engine/run.ts'
import { RefusedError } from '../model/errors.ts'
import { writeAskedFile } from './asked-file.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell } from './console-io.ts'
import { DONE, REFUSED } from './exit-code.ts'
import type { GuideFlags } from './flags.ts'
import { computeReport, openRun } from './open-run.ts'
import { printClosing, printText } from './print-report.ts'

/** The transform that writes the guide. */
const AUTHOR = 'write-migration-guide'

/** Where the guide stands when the recipe does not say; it is not written there. */
const DEFAULT_PATH = 'MIGRATION.md'

/** `extract-codemod guide`: the text of the migration guide on stdout or in a file. The tree is left alone. */
export async function guide(flags: GuideFlags, io: ConsoleIo): Promise<number> {
  const opened = await openRun(flags, io, (recipe) => ({ ...recipe, guide: recipe.guide ?? DEFAULT_PATH }))
  const report = computeReport(opened, flags, io)
  if (report.outcome !== 'previewed') {
    printText(report, flags, io)
    printClosing(report, flags, io)
    return report.outcome === 'refused' ? REFUSED : DONE
  }
  const text = guideOf(report.run)
  if (flags.output === undefined || flags.dryRun) io.stdout.write(text)
  else {
    writeAskedFile(resolve(io.folder, flags.output), text, flags.force)
    if (!flags.quiet) tell(io.stderr, `The guide was written to ${flags.output}.\n`)
  }
  return DONE
}

function guideOf(run: Run): string {
  const path = run.plan.recipe.guide ?? DEFAULT_PATH
  const isWritten = run.steps.some((step) => step.transform === AUTHOR && step.changes.length > 0)
  const file = isWritten ? run.final.read(path) : undefined
  if (file === undefined)
    throw new RefusedError('there is no guide', `Do not leave out ${AUTHOR} with --only or --skip.`)
  return file.text
}
