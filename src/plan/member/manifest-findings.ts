import type { Finding } from '../../model/finding.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Distribution } from '../manifests/distribution.ts'
import { distributionAt } from '../manifests/distribution.ts'
import { fromFolder } from '../manifests/from-folder.ts'
import { readProject } from '../manifests/project-manifest.ts'
import { isWorkspaceRoot } from './workspace-edits.ts'

/** What a person has to know of the manifests that are there: one that cannot be read, none at all, or no uv workspace. */
export function manifestFindings(
  workspace: Workspace,
  home: Distribution,
  extracted: PackageRequest,
): readonly Finding[] {
  const broken = ['', home.folder].flatMap((folder) => {
    const file = workspace.read(joinPath(folder, 'pyproject.toml'))
    return file === undefined ? [] : readProject(file).findings
  })
  const [first] = broken
  if (first !== undefined) return [first]
  if (isWorkspaceRoot(distributionAt(workspace, '').data)) return []
  if (!workspace.has(home.manifest)) {
    const environment = home.declarations.find(({ scope }) => scope.kind === 'runtime')?.place.path
    return environment === undefined ? readProject(undefined).findings : [inEnvironment(environment, extracted)]
  }
  const root = home.folder === '' ? '.' : `./${home.folder}`
  const together = `Install both in one command: \`pip install -e ./${extracted.directory} -e ${root}\`.`
  return [
    {
      code: 'install-both',
      level: 'note',
      reason: `${home.manifest} is no part of a uv workspace, so what installs ${home.name ?? 'the project'} has to be told where ${extracted.distribution} lies`,
      advice:
        home.name === undefined
          ? `Install it beside what ${home.manifest} lists: \`pip install -e ./${extracted.directory}\`.`
          : together,
      place: { path: home.manifest },
    },
  ]
}

/** Only an environment of conda says what is installed: its list for pip takes folders, counted from the file. */
function inEnvironment(path: RepoPath, { distribution, directory }: PackageRequest): Finding {
  return {
    code: 'install-both',
    level: 'note',
    reason: `${path} alone says what is installed, and does not know ${distribution}`,
    advice: `Write \`- -e ./${fromFolder(folderOf(path), directory)}\` in its list \`pip:\`, or install it beside the environment: \`pip install -e ./${directory}\`.`,
    place: { path },
  }
}
