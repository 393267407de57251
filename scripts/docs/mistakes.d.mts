import type { ConsoleIo } from '../../src/cli/console-io.ts'

export interface Mistake {
  readonly title: string
  readonly files: Readonly<Record<string, unknown>>
  readonly words: string
}
export const MISTAKES: readonly Mistake[]
export function saidTo(
  mistake: Mistake,
  runCli: (args: readonly string[], io: ConsoleIo) => Promise<number>,
): Promise<string>
