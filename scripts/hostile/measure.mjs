/**
 * Loaded before the program: writes what it used when it ends, seconds of the processor and the most memory in MiB, and whether it ended by an
 * error that nobody caught, as a program does that cannot even start.
 */
import { writeFileSync } from 'node:fs'

const { HOSTILE_MEASURE: file } = process.env
delete process.env.HOSTILE_MEASURE
let crash
process.on('uncaughtExceptionMonitor', (error) => (crash = String(error?.message ?? error)))
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeFileSync(file, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024, crash }))
})
