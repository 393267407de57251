import type { Finding } from '../../model/finding.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { joinPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Distribution } from '../manifests/distribution.ts'
import { distributionAt } from '../manifests/distribution.ts'
import { isPipfile } from '../manifests/pipenv-entry.ts'
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
  if (!workspace.has(home.manifest)) return readProject(undefined).findings
  if (isPipfile(home.manifest)) return []
  const root = home.folder === '' ? '.' : `./${home.folder}`
  return [
    {
      code: 'install-both',
      level: 'note',
      reason: `${home.manifest} is no part of a uv workspace, so what installs ${home.name ?? 'the project'} has to be told where ${extracted.distribution} lies`,
      advice: `Install both in one command: \`pip install -e ./${extracted.directory} -e ${root}\`.`,
      place: { path: home.manifest },
    },
  ]
}
