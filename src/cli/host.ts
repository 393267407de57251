import type { Host, Signals } from '../apply/host.ts'
import { RefusedError } from '../model/errors.ts'
import { holdSignals } from './hold-signals.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The process we are, for those who apply. */
export const thisProcess: Host = { pid: process.pid, isAlive, holdSignals, listen: listenToSignals }

function isAlive(pid: number): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * From here on a signal ends the process group that is watched and nothing else, so that there is time to clean up; a second one ends it
 * though it does not listen.
 */
export function listenToSignals(): Signals {
  let group: number | undefined
  let received: string | undefined
  const send = (signal: NodeJS.Signals): void => {
    if (group === undefined) return
    try {
      process.kill(-group, signal)
    } catch {
      // It has ended by itself.
    }
  }
  const end = (signal: NodeJS.Signals): void => {
    send(received === undefined ? 'SIGTERM' : 'SIGKILL')
    received = signal
  }
  for (const signal of SIGNALS) process.on(signal, end)
  return {
    watch: (started) => {
      group = started
      // One that came before there was a group is for this one as well.
      if (received !== undefined) send('SIGTERM')
    },
    check: () => {
      group = undefined
      if (received !== undefined)
        throw new RefusedError(`interrupted by ${received}`, 'What was made aside was removed.')
    },
    stop: () => {
      for (const signal of SIGNALS) process.off(signal, end)
    },
  }
}
