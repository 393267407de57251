import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { refuseUnfinished } from '../apply/unfinished.ts'
import { UserError } from '../model/errors.ts'
import { closestWord } from '../plan/recipe/closest-word.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell, widthOf } from './console-io.ts'
import type { Flags } from './flags.ts'
import { FORMATS, UNSET } from './flags.ts'
import { thisProcess } from './host.ts'
import { rootOf } from './root-of.ts'
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

type Action<F extends Flags> = (flags: F, io: ConsoleIo) => Promise<number>

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
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError(
      '  extract-codemod COMMAND --help says what it takes, extract-codemod --help which commands there are.',
    )
    .addHelpText('after', EXIT_CODES)
  for (const option of sharedOptions()) program.addOption(option)

  const run =
    <F extends Flags>(load: () => Promise<Action<F>>) =>
    async (_options: unknown, command: Command) => {
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
  program
    .command('apply')
    .description('do it on a branch of its own, one commit for each group of transforms')
    .option('--branch <name>', 'name of the branch (default: extract/ and the name of the distribution)')
    .option('--no-branch', 'stay on the branch that is checked out')
    .option('--commits', 'commit (the default)')
    .option('--no-commits', 'leave the changes in the tree, not committed')
    .option('--allow-dirty', 'go on although tracked files have changes that are not committed')
    .option('--no-verify', 'commit without the hooks that judge a commit, as git commit does')
    .option('-i, --interactive', 'ask for each edit, transform by transform and file by file (terminal only)')
    .option('--no-formatter', 'do not run the formatter of the project on what is committed')
    .option('--plan <file>', 'apply a plan that plan -o froze; refused when it would do something else by now')
    .option('--replan', 'make such a plan again on the tree as it is now, and list what becomes different')
    .option('--expect-digest <digest>', 'refuse a run that has another digest')
    .option('--lock', 'afterwards run uv lock where uv.lock is stale, as a commit of its own (may ask an index)', false)
    .option('--continue', 'finish a run that was cut off while it wrote the tree')
    .option('--abort', 'take such a run back')
    .option('--try [level]', 'before anything is written, try the result as the command try does')
    .option('-y, --yes', 'do not ask on a terminal')
    .action(run(async () => (await import('./apply.ts')).apply))
  program
    .command('undo')
    .description('take the last run back, exactly; refused when one of its files has changed since')
    .action(run(async () => (await import('./undo.ts')).undo))
  program
    .command('try')
    .description(
      'build, install, import and test the tree before and after, in temporary checkouts; runs code of the repository',
    )
    .option('--level <level>', 'import, collect (the tests as well) or test (run them)', 'import')
    .option('--base <revision>', 'try a tree that is there already: the revision the work started from')
    .option('--head <revision>', 'with --base: the revision to try (default: the working tree)')
    .option('--python <version>', 'the Python of both sides (default: what the project asks for)')
    .option('--extras <names>', 'extras to install after a first round without: all, none, or names with commas', 'all')
    .option('--command <command>', 'a command line that runs pytest, in place of pytest itself')
    .option('--find-links <place>', 'a folder or an address with wheels (can be repeated)', collect, [])
    .option('--timeout <seconds>', 'for each program that runs', '1800')
    .option('--memory <MiB>', 'data memory of each process that imports (0: no limit)', '8192')
    .option('--jobs <count>', 'processes that import at a time', '2')
    .action(run(async () => (await import('./try.ts')).tryResult))
  program
    .command('guide')
    .description('print the migration guide alone')
    .option('-o, --output <file>', 'write it to a file instead')
    .action(run(async () => (await import('./guide.ts')).guide))
  program
    .command('verify')
    .description('judge a tree that is there already, by whomever it was made, against the plan for its base')
    .requiredOption('--base <revision>', 'the revision the work started from')
    .option('--head <revision>', 'the revision to judge (default: the working tree)')
    .option('--try [level]', 'try both trees as well, as the command try does')
    .option('--ledger', 'print every occurrence of every old name, with the verdict on it, on stdout')
    .action(run(async () => (await import('./verify.ts')).verify))
  program
    .command('init')
    .description(
      'write a recipe from the code, for you to look through; without --from, list the packages that could be lifted',
    )
    .option('--from <package>', 'the sub-package to extract')
    .option('--roots <folders>', 'where dotted names start, with commas (default: the root, and src beside a manifest)')
    .option('--to <name>', 'its new import name (default: shop_billing for shop.billing)')
    .option('--distribution <name>', 'the name of the new distribution (default: shop-billing)')
    .option('--directory <dir>', 'where it goes (default: packages/ and the name of the distribution)')
    .option('-o, --output <file>', 'the recipe to write (default: extract-codemod.yaml in the root)')
    .action(run(async () => (await import('./init.ts')).init))
  program
    .command('plan')
    .description('print what would move where, without making the changes')
    .option('-o, --output <file>', 'freeze it in a file for apply --plan: recipe, digest, hashes')
    .action(run(async () => (await import('./plan.ts')).plan))
  program
    .command('explain')
    .argument('[code]', 'the code of a finding, as a report prints it (without one: the list of all)')
    .description('say what a finding is about, why it matters and what to do')
    .action(async (code: string | undefined) => done((await import('./explain.ts')).explain(code, io)))
  program
    .command('doctor')
    .description('say what is here of what it can use: node, git, python, uv, formatters, recipe')
    .action(run(async () => (await import('./doctor.ts')).doctor))
  program
    .command('completion')
    .argument('<shell>', 'bash, zsh or fish')
    .description('print completions for a shell: source <(extract-codemod completion bash)')
    .action(async (shell: string) => {
      const { outlineOf } = await import('./outline-of.ts')
      done((await import('./completion.ts')).completion(shell, outlineOf(program, EXIT_CODES), io))
    })
  program
    .command('man')
    .description('print the page for man(1)')
    .action(async () => {
      const { outlineOf } = await import('./outline-of.ts')
      done((await import('./completion.ts')).man(outlineOf(program, EXIT_CODES), io))
    })
  return program
}

function sharedOptions(): readonly Option[] {
  return [
    new Option('--root <dir>', 'root of the repository').default('.'),
    new Option('--recipe <file>', 'the recipe (default: extract-codemod.yaml in the root)'),
    new Option('-n, --dry-run', 'write nothing, whatever the command'),
    new Option('--only <transform>', 'run this transform alone (can be repeated)')
      .argParser(collect)
      .default([], 'all'),
    new Option('--skip <transform>', 'leave this transform out (can be repeated)')
      .argParser(collect)
      .default([], 'none'),
    new Option('--patch <file>', 'write the diff to a file as well'),
    new Option(
      '--html <file>',
      'write the report as a page: graphs, diffs, findings, proof; one file that needs nothing else',
    ),
    new Option('--open', 'show that page in a browser'),
    new Option('--force', 'replace a recipe that is there (init), or a file that git tracks (--patch, -o)'),
    new Option('--format <format>', 'what goes to stdout').choices(FORMATS).default('text'),
    new Option('--diff', 'show the diff on a terminal as well, in the pager git would use'),
    new Option('--stat', 'in place of the diff show how much of each file changes'),
    new Option('--no-pager', 'no pager'),
    new Option('--check', 'exit with 4 if there are changes to be made, write nothing, and say it in a line'),
    new Option('--strict', 'refuse when an old name is undecided or a check warns'),
    new Option('--verify-with <command>', 'run a command (tests) on the tree before and after, in temporary checkouts'),
    new Option('--from-middle', 'take the tree as it is although HEAD is in the middle of an earlier run'),
    new Option('-q, --quiet', 'say only what stops the run'),
    new Option('-v, --verbose', 'do not shorten lists'),
    new Option('--timing', 'say where the time went, on stderr: cpu, files read, texts parsed, memory'),
    new Option('--color', 'colours, wherever the text goes (never in a diff that is piped)'),
    new Option('--no-color', 'no colours (as NO_COLOR does)'),
  ]
}

/** The commands that deal with a run that was cut off; every other one is refused until that is done. */
function isFinishing(flags: object): boolean {
  return ['continue', 'abort'].some((name) => name in flags && flags[name as keyof typeof flags] === true)
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value]
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
