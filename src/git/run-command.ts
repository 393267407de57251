import { spawn } from 'node:child_process'

/** How a command of the user's ended. */
export interface CommandResult {
  /** 0 is success; 127 a command that is not there; 128 one that a signal ended. */
  readonly exitCode: number
  /** The last lines of what it printed, without colours, blank ones left out. */
  readonly lastLines: readonly string[]
}

const KEPT_LINES = 20
const KEPT_CHARACTERS = 64 * 1024

/**
 * Run a command line with the shell in a folder (an OS path), in a process group of its own, without input. `started` gets
 * the id of that group's leader, so that the caller can end all of it. Never throws for a command that fails.
 */
export function runCommand(command: string, folder: string, started: (group: number) => void): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, { cwd: folder, shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let tail = ''
    const take = (chunk: Buffer): void => {
      tail = (tail + chunk.toString()).slice(-KEPT_CHARACTERS)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', (error) => resolve({ exitCode: 127, lastLines: [error.message] }))
    child.on('close', (code) => resolve({ exitCode: code ?? 128, lastLines: linesOf(tail) }))
    if (child.pid !== undefined) started(child.pid)
  })
}

function linesOf(text: string): readonly string[] {
  const plain = text.replace(/\u001B\[[0-9;]*[A-Za-z]/g, '')
  const lines = plain.split(/\r?\n|\r/).map((line) => line.trimEnd())
  return lines.filter((line) => line !== '').slice(-KEPT_LINES)
}
