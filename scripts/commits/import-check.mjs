/**
 * What has to hold after each commit of a branch, not only after the last: it parses, its imports resolve, each module can be imported first, and
 * strings that Python resolves find what they name. As a program it is a command for `git bisect run` (`--no-checkout`): exit 0 or 1.
 */
import { execFileSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'

const EACH = ['parses', 'resolves', 'names', 'attributes', 'imports-first']

/** The checks that fail for a commit, out of what `verify --format json` printed. */
export function failedChecks(printed) {
  const { checks } = JSON.parse(printed.slice(printed.indexOf('{'), printed.lastIndexOf('}') + 1)).proof
  return checks.filter(({ name, verdict }) => EACH.includes(name) && verdict === 'fail')
}

/** The arguments that let the program judge a commit of a branch that was made from `main`. */
export const verifyArguments = (commit) => [
  ...['verify', '--base', 'main', '--head', commit],
  ...['--format', 'json', '-q', '--from-middle'],
]

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [main, ...flags] = process.argv.slice(2)
  const commit = execFileSync('git', ['rev-parse', 'BISECT_HEAD'], { encoding: 'utf8' }).trim()
  let printed
  try {
    printed = execFileSync(process.execPath, [main, ...verifyArguments(commit), ...flags], { encoding: 'utf8' })
  } catch (error) {
    // A commit in the middle is not proved as a whole.
    printed = error.stdout
  }
  process.exitCode = failedChecks(printed).length === 0 ? 0 : 1
}
