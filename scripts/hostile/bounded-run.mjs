/** One run of the program that cannot outlive its bounds, whatever it is given. */
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { environment, project } from '../faults/scene.mjs'

/** It is ended when it is over one of these: seconds of the processor, seconds on the clock (the machine may have other work), MiB. */
const BOUNDS = { seconds: 20, clock: 90, memory: 1500 }
const TICKS_A_SECOND = 100

/** What a process has used up to now; undefined where the system does not say (it has no /proc, or the process has ended). */
function usedBy(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
    return { seconds: (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND, memory: Number(peak) / 1024 }
  } catch {
    return undefined
  }
}

/**
 * Run the build `main` in a place of `copyOf`. Gives exit code or signal, both streams, what was used, `over` if it was ended for that,
 * and `crash` if an error went uncaught. `how` says what its streams and its environment are.
 */
export function boundedRun(main, { root, tmp }, args, how = {}) {
  const report = join(tmp, '..', 'measure.json')
  rmSync(report, { force: true })
  const env = { ...environment, TMPDIR: tmp, ...how.env, HOSTILE_MEASURE: report }
  const streams = [how.stdout, how.stderr].map((place) => (place?.startsWith('/') ? openSync(place, 'w') : 'pipe'))
  const measured = ['--import', join(project, 'scripts/hostile/measure.mjs'), main, ...args]
  const child = spawn(process.execPath, measured, { cwd: root, env, stdio: ['ignore', ...streams], detached: true })
  const said = ['', '']
  child.stdout?.on('data', (chunk) => (said[0] += said[0].length < 1e6 ? chunk : ''))
  child.stderr?.on('data', (chunk) => (said[1] += said[1].length < 1e6 ? chunk : ''))
  if (how.stdout === 'closed') child.stdout.destroy()
  const began = Date.now()
  let over
  let last = { seconds: 0, memory: 0 }
  const watch = setInterval(() => {
    last = usedBy(child.pid) ?? last
    const clock = (Date.now() - began) / 1000
    if (last.seconds > BOUNDS.seconds) over = `ended after ${BOUNDS.seconds} s of the processor`
    else if (last.memory > BOUNDS.memory) over = `ended at ${BOUNDS.memory} MiB`
    else if (clock > BOUNDS.clock) over = `ended after ${BOUNDS.clock} s on the clock`
    if (over !== undefined) endGroup(child.pid)
  }, 100)
  return new Promise((resolve) =>
    child.on('close', (code, signal) => {
      clearInterval(watch)
      for (const stream of streams) if (typeof stream === 'number') closeSync(stream)
      const used = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : last
      resolve({ code: code ?? signal, stdout: said[0], stderr: said[1], over, ...used })
    }),
  )
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has just ended.
  }
}
