import { inspect, stripVTControlCharacters } from 'node:util'
import { CommanderError } from 'commander'
import { NotTriedError, RefusedError, UnfinishedError, UserError } from '../model/errors.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell } from './console-io.ts'
import { BUG, DONE, NOT_TRIED, REFUSED, UNFINISHED, USAGE } from './exit-code.ts'
import { createProgram } from './program.ts'
import { toolVersion } from './tool-version.ts'

/** Run the command line and give the exit code. Never throws, and never ends the process. */
export async function runCli(args: readonly string[], io: ConsoleIo): Promise<number> {
  let code = DONE
  const program = createProgram(io, (result) => {
    code = result
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    // Commander has said what is wrong by itself.
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE
    const { text, exitCode } = explain(error)
    tell(io.stderr, text)
    return exitCode
  }
}

function explain(error: unknown): { text: string; exitCode: number } {
  if (error instanceof UserError) {
    const problems = error.problems.map(({ line, message }) =>
      line === undefined ? message : `line ${line}: ${message}`,
    )
    return { text: block(`Error: ${error.message}`, problems), exitCode: USAGE }
  }
  if (error instanceof NotTriedError)
    return { text: block(`Not tried: ${error.message}`, [error.advice]), exitCode: NOT_TRIED }
  if (error instanceof RefusedError) {
    return { text: block(`Refused: ${error.message}`, [error.advice, 'Nothing was written.']), exitCode: REFUSED }
  }
  if (error instanceof UnfinishedError) {
    return { text: block(`In the middle: ${error.message}`, [error.advice]), exitCode: UNFINISHED }
  }
  const details = [
    ...stripVTControlCharacters(inspect(error)).split('\n'),
    `extract-codemod ${toolVersion()}, Node ${process.version}`,
    'Nothing was written.',
  ]
  return {
    text: block('Error: this is a bug of extract-codemod; please report it with the lines below', details),
    exitCode: BUG,
  }
}

function block(title: string, lines: readonly string[]): string {
  const body = lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? '' : `  ${line}`))
  return visible([title, ...body].join('\n')) + '\n'
}

/** Control characters as they are spelled: flags, paths and recipes are quoted in errors, and a terminal would obey them. */
function visible(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, (unit) => `\\x${unit.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
