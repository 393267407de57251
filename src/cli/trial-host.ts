import { runProcess } from '../git/run-process.ts'
import type { Signals } from '../apply/host.ts'
import type { Command, Ended, Runner } from '../trial/runner.ts'
import type { Progress } from './progress.ts'

/** What a process group that takes too long gets, and after so many milliseconds what it cannot refuse. */
const GRACE_MS = 3000

/** Runs the programs of a trial: bounded in time, ended with everything they started, and after a signal none any more. */
export function trialRunner(signals: Signals, progress: Progress): Runner {
  return {
    tell: (phase) => progress.show(phase),
    run: async ({ program, args, folder, environment, seconds }: Command): Promise<Ended> => {
      signals.check()
      let group: number | undefined
      let isLate = false
      const ask = setTimeout(() => {
        isLate = true
        end(group, 'SIGTERM')
      }, seconds * 1000)
      const force = setTimeout(() => end(group, 'SIGKILL'), seconds * 1000 + GRACE_MS)
      const options = { cwd: folder, env: { ...process.env, ...CLEAN, ...environment } }
      const { exitCode, printed } = await runProcess(program, args, options, (started) => {
        group = started
        signals.watch(started)
      })
      clearTimeout(ask)
      clearTimeout(force)
      // Whatever a test left running goes with it.
      end(group, 'SIGKILL')
      signals.check()
      return { exitCode, printed, isLate }
    },
  }
}

/** Variables of an environment that is active here say nothing about those that are made. */
const CLEAN = { PYTHONPATH: '', PYTHONHOME: undefined, VIRTUAL_ENV: undefined, PYTEST_ADDOPTS: undefined }

function end(group: number | undefined, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (group === undefined) return
  try {
    process.kill(-group, signal)
  } catch {
    // It has ended by itself.
  }
}
