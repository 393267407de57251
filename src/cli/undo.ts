import { resolve } from 'node:path'
import { undoRun } from '../apply/undo-run.ts'
import { plural } from '../report/plan-lines.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell } from './console-io.ts'
import { DONE } from './exit-code.ts'
import type { Flags } from './flags.ts'
import { thisProcess } from './host.ts'

/** `extract-codemod undo`: the last run, taken back; with `--dry-run` or `--check` it is only said how. */
export function undo(flags: Flags, io: ConsoleIo): Promise<number> {
  const isDry = flags.dryRun || flags.check
  const { last, how } = undoRun(resolve(io.folder, flags.root), thisProcess, isDry)
  const files = plural(last.files.length, 'file')
  const said = {
    files: 'git had no part in it',
    reset: 'HEAD and branches are as before',
    commit: 'by a commit on top, for there are later ones',
  }[how]
  const would = isDry ? 'would be' : 'are'
  const run = `The run of ${last.startedAt} (digest ${last.digest.slice(0, 12)}) ${isDry ? 'can be' : 'was'} taken back`
  if (!flags.quiet) tell(io.stderr, `${run}: ${files} ${would} as before it, ${said}.\n`)
  return Promise.resolve(DONE)
}
