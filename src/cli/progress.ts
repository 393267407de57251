import type { ConsoleIo } from './console-io.ts'
import type { Flags } from './flags.ts'

/** The name of the phase that is running, in one line that goes away again. */
export interface Progress {
  readonly show: (phase: string) => void
  readonly clear: () => void
}

/** Progress on a terminal where a person looks; silent everywhere else. */
export function progressOf(io: ConsoleIo, flags: Flags): Progress {
  const isShown = io.stderr.isTTY === true && !io.isAutomatic && !flags.quiet
  return {
    show(phase) {
      if (isShown) io.stderr.write(`\r\u001B[K${phase}...`)
    },
    clear() {
      if (isShown) io.stderr.write('\r\u001B[K')
    },
  }
}
