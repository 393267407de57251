import { resolve } from 'node:path'
import { Command } from 'commander'
import { refuseUnfinished } from '../apply/unfinished.ts'
import { UserError } from '../model/errors.ts'
import { closestWord } from '../plan/recipe/closest-word.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell, widthOf } from './console-io.ts'
import type { Action, RunCommand } from './commands.ts'
import { addJudging, addPlanning, addTelling, addWriting } from './commands.ts'
import type { Flags } from './flags.ts'
import { UNSET } from './flags.ts'
import { HELP, MORE_OPTIONS } from './help-text.ts'
import { thisProcess } from './host.ts'
import { rootOf } from './root-of.ts'
import { sharedOptions } from './shared-options.ts'
import { toolVersion } from './tool-version.ts'
import { watchRun } from './watch-run.ts'

const ABOUT =
  'Lift a sub-package out of a Python monorepo.\n\nWithout a command it previews: what happens, what to look at and the proof ' +
  'that nothing else changes, on stderr; the diff on stdout, on a terminal with --diff. Nothing is written before `apply`.'

const EXIT_CODES = `
Exit codes: 0 done or nothing to do, 1 refused and nothing written,
2 flags or recipe wrong, 3 a bug of this program, 4 changes would be made
(--check), 5 the tree is in the middle: apply --continue or --abort.`

/** Columns of a help text that goes to no terminal. */
const HELP_WIDTH = 80

/** The commands and their flags. `done` gets the exit code of the command that ran. */
export function createProgram(io: ConsoleIo, done: (exitCode: number) => void): Command {
  const program = new Command('extract-codemod')
    .description(ABOUT)
    .version(toolVersion(), '--version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => tell(io.stdout, text),
      getOutHelpWidth: () => widthOf(io.stdout) ?? HELP_WIDTH,
      getErrHelpWidth: () => widthOf(io.stderr) ?? HELP_WIDTH,
      writeErr: (text) => tell(io.stderr, text),
      outputError: (text, write) => write(text.replace(/^error: /, 'Error: ').replace(/\n\(/, '\n  (')),
    })
    .configureHelp(HELP)
    .showHelpAfterError(
      '  extract-codemod COMMAND --help says what it takes, extract-codemod --help which commands there are.',
    )
    .addHelpText('after', EXIT_CODES)
  for (const option of sharedOptions()) program.addOption(option)

  const run: RunCommand =
    <F extends Flags>(load: () => Promise<Action<F>>) =>
    async (_options, command) => {
      // Only the command that runs is loaded: help and version need none.
      const action = await load()
      const given = { ...UNSET, ...command.optsWithGlobals<F>() }
      const typed = command.getOptionValueSourceWithGlobals('root') === 'cli' ? { givenRoot: given.root } : {}
      const flags = { ...given, ...typed, ...(command.name() === 'init' ? {} : { root: rootOf(io.folder, given) }) }
      if (!isFinishing(flags)) refuseUnfinished(resolve(io.folder, flags.root), thisProcess)
      const stop = watchRun(io, flags)
      try {
        done(await action(flags, io))
      } finally {
        stop()
      }
    }
  program
    .command('preview', { isDefault: true })
    .description('show everything as a diff and write nothing (the default)')
    .allowExcessArguments()
    .action(async (options: unknown, command: Command) => {
      refuseUnknown(program, command.args)
      await run(async () => (await import('./preview.ts')).preview)(options, command)
    })
  addWriting(program, run)
  addJudging(program, run)
  addPlanning(program, run)
  addTelling(program, run, {
    io,
    done,
    outline: async () => (await import('./outline-of.ts')).outlineOf(program, EXIT_CODES),
  })
  for (const command of program.commands) command.addHelpText('after', MORE_OPTIONS)
  return program
}

/** The commands that deal with a run that was cut off; every other one is refused until that is done. */
function isFinishing(flags: object): boolean {
  return ['continue', 'abort'].some((name) => name in flags && flags[name as keyof typeof flags] === true)
}

/** A word that is no command ends up as an argument of the default command. */
function refuseUnknown(program: Command, args: readonly string[]): void {
  const names = program.commands.map((command) => command.name())
  const problems = args.map((word) => {
    const meant = closestWord(word, names)
    return {
      message: `${word} is not a command, ${meant === undefined ? `there are ${names.join(', ')}` : `did you mean ${meant}?`}`,
    }
  })
  if (problems.length > 0) throw new UserError('the command line is not valid', problems)
}
