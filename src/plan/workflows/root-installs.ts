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
  /** Puts the folders into the same command; undefined where the command runs in another folder. */
  readonly edit: Edit | undefined
}

/**
 * The commands of a workflow that install the root with pip and not `folders` with it. pip does not read `[tool.uv.sources]`, so
 * it looks for workspace members in an index, where a new one is not.
 */
export function rootInstalls(workflow: Workflow, folders: readonly RepoPath[]): readonly RootInstall[] {
  const { text, path } = workflow.file
  const index = lineIndexOf(text)
  const found: RootInstall[] = []
  for (const { run, isElsewhere } of workflow.commands) {
    for (const command of run.split('\n').map((line) => line.trim())) {
      const missing = folders.filter((folder) => !command.includes(folder))
      const root = rootArgument(command, isElsewhere ? '\\.\\.(?:\\/\\.\\.)*' : '\\.')
      if (root === undefined || missing.length === 0) continue
      for (let at = text.indexOf(command); at >= 0; at = text.indexOf(command, at + command.length)) {
        const line = index.lineOf(at)
        if (found.some((one) => one.line === line)) continue
        const more = missing.map((folder) => `${root.flag}./${folder} `).join('')
        found.push({ path, line, edit: isElsewhere ? undefined : insert(at + root.at, more, 'review') })
      }
    }
  }
  return found
}

/** A workflow's text without the folders that were put before the root in commands of pip. */
export function withoutInstalled(text: string, folder: RepoPath): string {
  const arguments_ = [`-e ./${folder} `, `--editable ./${folder} `, `./${folder} `]
  return text
    .split('\n')
    .map((line) => {
      const words = rootArgument(line) === undefined ? [] : arguments_
      return words.reduce((left, word) => left.replace(word, ''), line)
    })
    .join('\n')
}

/**
 * Where the root stands in a `pip install`, as `.` or `.[extra]`, with the flag before it; commands of uv read its sources.
 * `root` is a pattern of how it is written.
 */
export function rootArgument(
  command: string,
  root = '\\.',
): { readonly at: number; readonly flag: string } | undefined {
  const install = /(?<!\buv )\bpip3? install(?= )/.exec(command)
  if (install === null) return undefined
  const start = install.index + install[0].length
  const argument = new RegExp(`(?<= )((?:-e|--editable) )?(["']?)${root}\\/?(?:\\[[^\\]]*\\])?\\2(?= |$)`)
  const found = argument.exec(command.slice(start))
  return found === null ? undefined : { at: start + found.index, flag: found[1] ?? '' }
}
