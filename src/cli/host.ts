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
 * though it does not listen, and so does `patience` (milliseconds) where it is given.
 */
export function listenToSignals(patience?: number): Signals {
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
  let force: NodeJS.Timeout | undefined
  const ask = (): void => {
    send('SIGTERM')
    clearTimeout(force)
    if (patience !== undefined) force = setTimeout(send, patience, 'SIGKILL')
  }
  const end = (signal: NodeJS.Signals): void => {
    if (received === undefined) ask()
    else send('SIGKILL')
    received = signal
  }
  for (const signal of SIGNALS) process.on(signal, end)
  return {
    watch: (started) => {
      group = started
      // One that came before there was a group is for this one as well.
      if (received !== undefined) ask()
    },
    check: () => {
      group = undefined
      clearTimeout(force)
      if (received !== undefined)
        throw new RefusedError(`interrupted by ${received}`, 'What was made aside was removed.')
    },
    stop: () => {
      clearTimeout(force)
      for (const signal of SIGNALS) process.off(signal, end)
    },
  }
}
