/** A program to run. Folder and program are OS paths (or a name on the PATH). */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly folder: string
  /** Variables beside those of the user's environment. */
  readonly environment?: Readonly<Record<string, string>>
  /** After so many seconds it is ended, with everything it started. */
  readonly seconds: number
}

/** How it ended. */
export interface Ended {
  /** 0 is success; 127 a program that is not there; 128 one that was ended. */
  readonly exitCode: number
  /** The end of what it printed. */
  readonly printed: string
  readonly isLate: boolean
}

/** Runs programs, one at a time, without input. Rejects with RefusedError after a signal. */
export interface Runner {
  readonly run: (command: Command) => Promise<Ended>
  /** The name of a phase, for a person who waits. */
  readonly tell: (phase: string) => void
}

/** The lines of an output that say something, the last of them, without colours. */
export function lastLinesOf(printed: string, count = 3): string {
  const plain = printed.replace(/\u001B\[[0-9;]*[A-Za-z]/g, '')
  const lines = plain.split(/\r?\n|\r/).map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .slice(-count)
    .join(' | ')
    .slice(0, 400)
}
