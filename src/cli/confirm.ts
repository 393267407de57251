import { createInterface } from 'node:readline/promises'
import type { ConsoleIo } from './console-io.ts'

/** Ask a person; true without asking where there is none (no terminal, CI). */
export async function confirm(question: string, io: ConsoleIo): Promise<boolean> {
  const isPerson = io.stdin.isTTY === true && io.stderr.isTTY === true && !io.isAutomatic
  if (!isPerson) return true
  io.stderr.write(`${question} [y/N] `)
  // Without an output, so that the answer's echo is the terminal's own and stdout stays clean.
  const lines = createInterface({ input: io.stdin })
  try {
    for await (const line of lines) return /^y(es)?$/i.test(line.trim())
    return false
  } finally {
    lines.close()
  }
}
