import { mappingOf } from '../../model/mapping.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** What people work on a project with: what reads `[tool.uv]`, or something that has to be told of a new folder in words of its own. */
export type ProjectTool = 'uv' | 'poetry' | 'pdm' | 'hatch' | 'pip'

/** The tool of a project, by its lock file and its tables (`data`: its `pyproject.toml`); pip where nothing tells another. */
export function projectTool(workspace: Workspace, data: Readonly<Record<string, unknown>> | undefined): ProjectTool {
  const tool = mappingOf(data?.['tool'])
  if (workspace.has('uv.lock') || tool['uv'] !== undefined) return 'uv'
  if (workspace.has('poetry.lock') || tool['poetry'] !== undefined) return 'poetry'
  if (workspace.has('pdm.lock') || tool['pdm'] !== undefined) return 'pdm'
  return mappingOf(tool['hatch'])['envs'] === undefined ? 'pip' : 'hatch'
}
