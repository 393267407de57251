import { spawn } from 'node:child_process'
import type { SpawnOptions } from 'node:child_process'

/** How a process ended, and what it printed. */
export interface ProcessEnd {
  /** 0 is success; 127 a program that is not there; 128 one that a signal ended. */
  readonly exitCode: number
  /** The end of both outputs, in the order they came. */
  readonly printed: string
}

const KEPT_CHARACTERS = 64 * 1024

/** How long what is still in the pipes is waited for once the process has ended. */
const DRAIN_MS = 250

/**
 * Run a program without input, in a process group of its own. `started` gets the id of the group's leader, so that the caller can end
 * all of it. It is over when the process has ended, also where one that it left behind still holds its pipes.
 */
export function runProcess(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
  started: (group: number) => void,
): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    const take = (chunk: Buffer): void => {
      printed = (printed + chunk.toString()).slice(-KEPT_CHARACTERS)
    }
    const end = (exitCode: number): void => {
      child.stdout?.destroy()
      child.stderr?.destroy()
      resolve({ exitCode, printed })
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    child.on('error', (error) => resolve({ exitCode: 127, printed: error.message }))
    child.on('close', (code) => end(code ?? 128))
    child.on('exit', (code) => setTimeout(end, DRAIN_MS, code ?? 128))
    if (child.pid !== undefined) started(child.pid)
  })
}
