import type { Finding } from '../../model/finding.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { NeededFor } from '../manifests/declare-dependency.ts'
import type { Distribution } from '../manifests/distribution.ts'
import { distributionAt } from '../manifests/distribution.ts'
import { isPipfile } from '../manifests/pipenv-entry.ts'
import { PDM_OVERRIDES, pdmAddress, pdmEntry } from '../manifests/pdm-entry.ts'
import { fromFolder } from '../manifests/from-folder.ts'
import { readProject } from '../manifests/project-manifest.ts'
import { projectTool } from '../manifests/project-tool.ts'
import type { ProjectTool } from '../manifests/project-tool.ts'
import { isWorkspaceRoot } from './workspace-edits.ts'

/**
 * What a person has to know of the manifests that are there: one that cannot be read, none at all, no uv workspace, or one that the
 * project's own tool does not read. `neededFor`: what of the distribution that was left needs the new one, if anything does.
 */
export function manifestFindings(
  workspace: Workspace,
  home: Distribution,
  extracted: PackageRequest,
  neededFor: NeededFor | undefined,
): readonly Finding[] {
  const isNeeded = neededFor === 'code'
  const broken = ['', home.folder].flatMap((folder) => {
    const file = workspace.read(joinPath(folder, 'pyproject.toml'))
    return file === undefined ? [] : readProject(file).findings
  })
  const [first] = broken
  if (first !== undefined) return [first]
  const { data } = distributionAt(workspace, '')
  const tool = projectTool(workspace, data)
  if (isWorkspaceRoot(workspace, data)) return home.folder === '' ? besideUv(tool, home, extracted, isNeeded) : []
  if (!workspace.has(home.manifest)) {
    const environment = home.declarations.find(({ scope }) => scope.kind === 'runtime')?.place.path
    return environment === undefined ? readProject(undefined).findings : [inEnvironment(environment, extracted)]
  }
  if (isPipfile(home.manifest)) return []
  if (tool === 'poetry' && home.manifest.endsWith('pyproject.toml')) return byPoetry(home, extracted, neededFor)
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

/** PDM and hatch read no workspace of uv (pdm-project.org, "Override the resolved package versions"; hatch.pypa.io, "Workspace environments"). */
function besideUv(
  tool: ProjectTool,
  { manifest, folder, data }: Distribution,
  { distribution, directory }: PackageRequest,
  isNeeded: boolean,
): readonly Finding[] {
  if (tool !== 'pdm' && tool !== 'hatch') return []
  const name = tool === 'pdm' ? 'PDM' : 'hatch'
  const told = { code: 'install-both', level: 'note', place: { path: manifest } } as const
  const reason = `${manifest} has a workspace of uv, which ${name} does not read, so ${name} has to be told where ${distribution} lies`
  const added = { name: distribution, directory }
  if (tool === 'hatch')
    return [
      {
        ...told,
        reason,
        advice: `Write \`workspace.members = ["${directory}"]\` into \`[tool.hatch.envs.default]\` and each environment that installs the project (hatch 1.16 and newer), or \`pre-install-commands = ["pip install -e ./${directory}"]\`.`,
      },
    ]
  if (isNeeded && data !== undefined && pdmEntry(folder, data, added) !== undefined)
    return [
      {
        ...told,
        reason: `${manifest} takes ${distribution} from its folder by \`[${PDM_OVERRIDES.join('.')}]\`: PDM reads no workspace of uv, and installs a copy of it`,
        advice: `Run \`pdm lock\` and \`pdm install\`, and \`pdm install\` again when the code in ${directory} changes.`,
      },
    ]
  const advice = isNeeded
    ? `Write \`${distribution} = "${pdmAddress(folder, added)}"\` into \`[${PDM_OVERRIDES.join('.')}]\`, and run \`pdm lock\`.`
    : `Run \`pdm add --dev --editable ./${directory}\`.`
  return [{ ...told, reason, advice }]
}

/**
 * Poetry installs what its tables take from a folder. Beside `[project]` it puts the name alone into the wheel, as any other tool does, so nothing is to
 * be said; what nothing of the monolith needs, those who work on it have to ask for.
 */
function byPoetry(home: Distribution, extracted: PackageRequest, neededFor: NeededFor | undefined): readonly Finding[] {
  if (neededFor === 'code' && home.data?.['project'] === undefined) return [fromItsFolder(home, extracted)]
  if (neededFor !== undefined) return []
  return [
    {
      code: 'install-both',
      level: 'note',
      reason: `${home.manifest} does not need ${extracted.distribution}, so \`poetry install\` does not bring it`,
      advice: `Run \`poetry add --group dev --editable ${fromFolder(home.folder, extracted.directory)}\` to have both in one environment.`,
      place: { path: home.manifest },
    },
  ]
}

/** Poetry's own table takes a folder or versions, and puts what it says into the wheel (python-poetry.org, "Path dependencies"). */
function fromItsFolder({ manifest, name = 'the project' }: Distribution, { distribution }: PackageRequest): Finding {
  return {
    code: 'install-both',
    level: 'note',
    reason: `${manifest} takes ${distribution} from its folder: \`poetry install\` brings both, and what \`poetry build\` makes of ${name} asks for that folder (\`${distribution} @ file:///...\`), which nobody else has`,
    advice: `Before ${name} is published, write \`${distribution} = ">=0.1.0"\` there, and what stands there now into \`[tool.poetry.group.dev.dependencies]\`.`,
    place: { path: manifest },
  }
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
