import { beginPhase } from '../model/work.ts'
import type { ConsoleIo } from './console-io.ts'
import type { Flags } from './flags.ts'

/** The name of the phase that is running. */
export interface Progress {
  readonly show: (phase: string) => void
  readonly clear: () => void
}

/** Tells whoever watches the run (`watch-run.ts`) what is being done. */
export function progressOf(_io: ConsoleIo, _flags: Flags): Progress {
  return { show: beginPhase, clear: () => beginPhase('') }
}
