import { runProcess } from './run-process.ts'

/** How a command of the user's ended. */
export interface CommandResult {
  /** 0 is success; 127 a command that is not there; 128 one that a signal ended. */
  readonly exitCode: number
  /** The last lines of what it printed, without colours, blank ones left out. */
  readonly lastLines: readonly string[]
}

const KEPT_LINES = 20

/**
 * Run a command line with the shell in a folder (an OS path), in a process group of its own, without input. `started` gets
 * the id of that group's leader, so that the caller can end all of it. Never throws for a command that fails.
 */
export async function runCommand(
  command: string,
  folder: string,
  started: (group: number) => void,
): Promise<CommandResult> {
  const { exitCode, printed } = await runProcess(command, [], { cwd: folder, shell: true }, started)
  return { exitCode, lastLines: linesOf(printed) }
}

function linesOf(text: string): readonly string[] {
  const plain = text.replace(/\u001B\[[0-9;]*[A-Za-z]/g, '')
  const lines = plain.split(/\r?\n|\r/).map((line) => line.trimEnd())
  return lines.filter((line) => line !== '').slice(-KEPT_LINES)
}
