import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** A formatter of Python that a file of the project has run. */
export interface FormattingCommand {
  readonly tool: 'black' | 'ruff'
  /** Long options, as they are written. */
  readonly options: readonly string[]
  readonly told: RepoPath
}

/** Files that say what is run: by tox, nox, make, just, the scripts of hatch, PDM or poe, and by CI. */
const RUNNERS =
  /^(?:tox\.ini|noxfile\.py|(?:GNUm|[mM])akefile|[jJ]ustfile|pyproject\.toml|\.gitlab-ci\.yml|\.github\/workflows\/[^/]+\.ya?ml)$/
/** What may stand between the beginning of a line, or of a command on it, and the program. */
const LEAD = String.raw`(?:^|&&|;|\|\|)(?:[\s@\-"'[]|(?:run|script):|[\w.-]+\s*=)*`
const LAUNCHER = String.raw`(?:(?:poetry|uv|pdm|pipenv)\s+run\s+|(?:python3?|\{envpython\})\s+-m\s+|\{envbindir\}/)?`
const COMMAND = new RegExp(String.raw`${LEAD}\s*${LAUNCHER}(black|ruff\s+format)((?:[ \t]+[^\s"';&|#]+)+)`, 'gm')
const BY_NOX = /\.run\(\s*["']black["']\s*,|\.run\(\s*["']ruff["']\s*,\s*["']format["']/
const ACTION = /^[\s-]*uses:\s*psf\/black@/m

/** The formatters that command lines of the project run, in the order of the files. What is only installed is no command. */
export function formattingCommands(workspace: Workspace): readonly FormattingCommand[] {
  return workspace
    .mentioning(['black', 'ruff'])
    .filter((path) => RUNNERS.test(path))
    .flatMap((told) => {
      const text = workspace.glance(told)
      const lines = [...text.matchAll(COMMAND)].map((match): FormattingCommand => ({
        tool: match[1] === 'black' ? 'black' : 'ruff',
        options: (match[2] ?? '')
          .split(/\s+/)
          .filter((word) => /^--[a-z][\w-]*(?:=[\w.,-]+)?$/.test(word) && !isMode(word)),
        told,
      }))
      const other = BY_NOX.exec(text)?.[0] ?? ACTION.exec(text)?.[0]
      if (other === undefined) return lines
      return [...lines, { tool: other.includes('black') ? ('black' as const) : ('ruff' as const), options: [], told }]
    })
}

/** Options that say what is done with the outcome, not how code is laid out. */
function isMode(word: string): boolean {
  return /^--(?:check|diff|color|no-color|quiet|verbose|fast|safe)$/.test(word)
}
