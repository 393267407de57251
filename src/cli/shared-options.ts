import { Option } from 'commander'
import { FORMATS } from './flags.ts'

/** The options that every command takes. */
export function sharedOptions(): readonly Option[] {
  return [
    new Option('--root <dir>', 'root of the repository').default('.'),
    new Option('--recipe <file>', 'the recipe (default: extract-codemod.yaml in the root)'),
    new Option('-n, --dry-run', 'write nothing, whatever the command'),
    new Option('--only <transform>', 'run this transform alone (can be repeated)')
      .argParser(collected)
      .default([], 'all'),
    new Option('--skip <transform>', 'leave this transform out (can be repeated)')
      .argParser(collected)
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

/** An option that can be repeated: what was given before, and this. */
export function collected(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value]
}
