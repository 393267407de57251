import type { Processes } from '../disk/run-lock.ts'

/** Somebody who waits for signals, so that there is time to clean up. */
export interface Signals {
  /** Remember the process group to end. */
  readonly watch: (group: number) => void
  /** Forget the group; throws RefusedError after a signal. */
  readonly check: () => void
  readonly stop: () => void
}

/** What applying needs of the process it runs in. */
export interface Host extends Processes {
  /** Do something that no signal may cut off in the middle. */
  readonly holdSignals: <T>(work: () => T) => T
  /** From here on a signal ends the process group that is watched, and nothing else. */
  readonly listen: () => Signals
}
