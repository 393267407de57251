import type { Command } from 'commander'
import type { ConsoleIo } from './console-io.ts'
import type { Flags } from './flags.ts'
import type { ProgramOutline } from '../templates/command-outline.ts'
import { collected } from './shared-options.ts'

/** What a command does with its flags; gives its exit code. */
export type Action<F extends Flags> = (flags: F, io: ConsoleIo) => Promise<number>

/** Makes what commander calls out of what loads an action: only the command that runs is loaded. */
export type RunCommand = <F extends Flags>(
  load: () => Promise<Action<F>>,
) => (options: unknown, command: Command) => Promise<void>

/** `apply`, and `undo` that takes it back. */
export function addWriting(program: Command, run: RunCommand): void {
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
}

/** What looks at a tree that is there: `try` and `verify`. */
export function addJudging(program: Command, run: RunCommand): void {
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
    .option('--find-links <place>', 'a folder or an address with wheels (can be repeated)', collected, [])
    .option('--with <requirement>', 'install this too, which no manifest declares (can be repeated)', collected, [])
    .option('--timeout <seconds>', 'for each program that runs', '1800')
    .option('--memory <MiB>', 'data memory of each process that imports (0: no limit)', '8192')
    .option('--jobs <count>', 'processes that import at a time', '2')
    .action(run(async () => (await import('./try.ts')).tryResult))
  program
    .command('verify')
    .description('judge a tree that is there already, by whomever it was made, against the plan for its base')
    .requiredOption('--base <revision>', 'the revision the work started from')
    .option('--head <revision>', 'the revision to judge (default: the working tree)')
    .option('--try [level]', 'try both trees as well, as the command try does')
    .option('--ledger', 'print every occurrence of every old name, with the verdict on it, on stdout')
    .action(run(async () => (await import('./verify.ts')).verify))
}

/** What comes before and beside a preview: `init`, `plan`, `guide`. */
export function addPlanning(program: Command, run: RunCommand): void {
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
    .command('guide')
    .description('print the migration guide alone')
    .option('-o, --output <file>', 'write it to a file instead')
    .action(run(async () => (await import('./guide.ts')).guide))
}

/** What commands need that only say something: where they say it, who gets the exit code, and what all commands are. */
export interface Telling {
  readonly io: ConsoleIo
  readonly done: (exitCode: number) => void
  readonly outline: () => Promise<ProgramOutline>
}

/** What speaks of the program itself: `explain`, `doctor`, `completion`, `man`. */
export function addTelling(program: Command, run: RunCommand, { io, done, outline }: Telling): void {
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
      done((await import('./completion.ts')).completion(shell, await outline(), io))
    })
  program
    .command('man')
    .description('print the page for man(1)')
    .action(async () => {
      done((await import('./completion.ts')).man(await outline(), io))
    })
}
