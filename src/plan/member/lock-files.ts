import type { Finding } from '../../model/finding.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** Lock files, and what brings each up to date. */
const COMMANDS: Readonly<Record<string, string>> = {
  'uv.lock': 'uv lock',
  'poetry.lock': 'poetry lock',
  'pdm.lock': 'pdm lock',
  'pixi.lock': 'pixi lock',
  'Pipfile.lock': 'pipenv lock',
  'pylock.toml': 'uv export --format pylock.toml -o pylock.toml',
  'requirements.lock': 'pip-compile, or what made it',
}

/** The lock files beside manifests that change, each with the command: they say what is installed, and do not know the new distribution. */
export function staleLocks(
  workspace: Workspace,
  folders: readonly RepoPath[],
  distribution: string,
): readonly Finding[] {
  return [...new Set(folders)].flatMap((folder) =>
    Object.entries(COMMANDS).flatMap(([name, command]): readonly Finding[] => {
      const path = joinPath(folder, name)
      if (!workspace.has(path)) return []
      return [
        {
          code: 'lock-file-stale',
          level: 'note',
          reason: `${path} was left as it is and does not know ${distribution}, so what installs from it, or asks for it to be up to date, stops`,
          advice: `Run \`${command}\`${folder === '' ? '' : ` in ${folder}`} on the branch and commit what it writes.`,
          place: { path },
        },
      ]
    }),
  )
}
