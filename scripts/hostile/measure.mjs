/** Loaded before the program: writes what it used when it ends, seconds of the processor and the most memory in MiB. */
import { writeFileSync } from 'node:fs'

const { HOSTILE_MEASURE: file } = process.env
delete process.env.HOSTILE_MEASURE
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeFileSync(file, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 }))
})
