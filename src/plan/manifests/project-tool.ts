import { mappingOf } from '../../model/mapping.ts'
import type { Workspace } from '../../workspace/workspace.ts'

const POETRY_BACKEND = 'poetry.core.masonry.api'

/** What people work on a project with: what reads `[tool.uv]`, or something that has to be told of a new folder in words of its own. */
export type ProjectTool = 'uv' | 'poetry' | 'pdm' | 'hatch' | 'pip'

/**
 * The tool of a project, by its lock file, its tables (`data`: its `pyproject.toml`) and Poetry by its build backend too, which `poetry new` writes without
 * a table of its own (python-poetry.org, "The pyproject.toml file"); pip where nothing tells another.
 */
export function projectTool(workspace: Workspace, data: Readonly<Record<string, unknown>> | undefined): ProjectTool {
  const tool = mappingOf(data?.['tool'])
  if (workspace.has('uv.lock') || tool['uv'] !== undefined) return 'uv'
  if (workspace.has('poetry.lock') || tool['poetry'] !== undefined) return 'poetry'
  if (workspace.has('pdm.lock') || tool['pdm'] !== undefined) return 'pdm'
  if (mappingOf(tool['hatch'])['envs'] !== undefined) return 'hatch'
  return mappingOf(data?.['build-system'])['build-backend'] === POETRY_BACKEND ? 'poetry' : 'pip'
}
