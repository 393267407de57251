import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import type { Workflow } from './workflows.ts'

/** A command of a workflow that installs the root of the repository with pip. */
export interface RootInstall {
  readonly path: RepoPath
  /** 1-based. */
  readonly line: number
  /** Why the command does not bring a member that the root requires. */
  readonly lack: InstallLack
  /** Puts the folders into the same command; undefined where the command runs in another folder. */
  readonly edit: Edit | undefined
}

/** pip knows no sources of a workspace; uv is told not to read them; pip or uv is told to install nothing that is required. */
export type InstallLack = 'pip' | 'no-sources' | 'no-deps'

/**
 * The commands of a workflow that install one of `homes` (`''` for the root) with pip and not `member` with it. pip does not read
 * `[tool.uv.sources]`, so it looks for workspace members in an index, where a new one is not; nor does uv with `--no-sources`, and
 * with `--no-deps` it installs none (uv, "Command line reference", `uv pip install`).
 */
export function rootInstalls(workflow: Workflow, homes: readonly RepoPath[], member: RepoPath): readonly RootInstall[] {
  const { text, path } = workflow.file
  const index = lineIndexOf(text)
  const found: RootInstall[] = []
  for (const { run, isElsewhere } of workflow.commands) {
    for (const command of run.split('\n').map((line) => line.trim())) {
      if (command.includes(member)) continue
      const written = homes.flatMap((home) => writtenAs(home, isElsewhere) ?? [])
      const root = written.map((pattern) => rootArgument(command, pattern)).find((one) => one !== undefined)
      if (root === undefined) continue
      for (let at = text.indexOf(command); at >= 0; at = text.indexOf(command, at + command.length)) {
        const line = index.lineOf(at)
        if (found.some((one) => one.line === line)) continue
        const more = `${root.flag}./${member} `
        found.push({
          path,
          line,
          lack: root.lack,
          edit: isElsewhere ? undefined : insert(at + root.at, more, 'review'),
        })
      }
    }
  }
  return found
}

/** How pip is handed a folder of the repository: the root as `.`, another one behind `-e` or with `./` before it, else it names a distribution. */
function writtenAs(home: RepoPath, isElsewhere: boolean): string | undefined {
  if (home === '') return isElsewhere ? '\\.\\.(?:\\/\\.\\.)*' : '\\.'
  if (isElsewhere) return undefined
  return `(?:\\.\\/|(?<=(?:-e|--editable) ["']?))${home.replace(/[\\^$.+?()[\]{}|]/g, '\\$&')}`
}

/** A workflow's text without the folder of a member that was put before another one in commands of pip. */
export function withoutInstalled(text: string, folder: RepoPath): string {
  const arguments_ = [`-e ./${folder} `, `--editable ./${folder} `, `./${folder} `]
  return text
    .split('\n')
    .map((line) => {
      if (pipInstalls(line).length === 0) return line
      const left = arguments_.reduce((rest, word) => rest.replace(word, ''), line)
      return rootArgument(left, ANY_FOLDER) === undefined ? line : left
    })
    .join('\n')
}

const PIP_INSTALL = /\b(uv )?pip3? install(?= )/g

/** What stands behind a command on its line, up to what ends it for a shell; a marker in quotes may have a semicolon. */
const ARGUMENTS = /^(?:"[^"]*"|'[^']*'|(?!&&|\|\||[;|]).)*/

/** A `pip install` of a line that does not bring what lies in a workspace. */
interface PipInstall {
  /** Where its arguments begin. */
  readonly at: number
  readonly given: string
  readonly lack: InstallLack
}

/** The commands of a line that install with pip, without those of uv, which reads its sources, unless it is told to leave them or what is required. */
function pipInstalls(line: string): readonly PipInstall[] {
  return [...line.matchAll(PIP_INSTALL)].flatMap((install): readonly PipInstall[] => {
    const at = install.index + install[0].length
    const given = ARGUMENTS.exec(line.slice(at))?.[0] ?? ''
    const lack = lackOf(given, install[1] !== undefined)
    return lack === undefined ? [] : [{ at, given, lack }]
  })
}

/** Why a `pip install` does not bring what lies in a workspace; undefined where it does. */
function lackOf(given: string, isOfUv: boolean): InstallLack | undefined {
  const isTold = (flag: string): boolean => new RegExp(` --${flag}(?![\\w-])`).test(given)
  if (isTold('no-deps')) return 'no-deps'
  if (!isOfUv) return 'pip'
  return isTold('no-sources') ? 'no-sources' : undefined
}

/** A folder as pip is handed it. */
const ANY_FOLDER = '(?:\\.|(?<=(?:-e|--editable) ["\']?))[\\w./-]*'

/**
 * Where the root stands in a `pip install` of a line, as `.` or `.[extra]`, with the flag before it, and why the command does not bring a member.
 * `root` is a pattern of how it is written.
 */
export function rootArgument(
  line: string,
  root = '\\.',
): { readonly at: number; readonly flag: string; readonly lack: InstallLack } | undefined {
  const argument = new RegExp(
    `(?<= )((?:-e|--editable) )?(["']?)${root}\\/?(?:\\[[^\\]]*\\])?\\2(?=[\\s\`"';&|),\\]]|$)`,
  )
  for (const { at, given, lack } of pipInstalls(line)) {
    const found = argument.exec(given)
    if (found !== null) return { at: at + found.index, flag: found[1] ?? '', lack }
  }
  return undefined
}
