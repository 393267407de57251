import { mappingOf } from '../../model/mapping.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { tomlValue } from '../../templates/toml-value.ts'
import type { NewDependency } from './declare-dependency.ts'
import { fromFolder } from './from-folder.ts'

/** The table in which PDM is told where it gets a distribution, whoever asks for it (pdm-project.org, "Override the resolved package versions"). */
export const PDM_OVERRIDES = ['tool', 'pdm', 'resolution', 'overrides']

/**
 * The entry of that table for a folder of the project; undefined where uv is what the manifest (`data`) speaks to, or nothing says that PDM is. An editable
 * requirement beside the name is no way: which of the two PDM takes first is left to chance, and the name alone is in no index.
 */
export function pdmEntry(
  folder: RepoPath,
  data: Readonly<Record<string, unknown>>,
  added: NewDependency,
): { key: string; value: string } | undefined {
  const tool = mappingOf(data['tool'])
  if (tool['pdm'] === undefined || tool['uv'] !== undefined) return undefined
  if (fromFolder(folder, added.directory).startsWith('..')) return undefined
  const there = mappingOf(mappingOf(mappingOf(tool['pdm'])['resolution'])['overrides'])
  return there[added.name] === undefined ? { key: added.name, value: tomlValue(pdmAddress(folder, added)) } : undefined
}

/** The folder of a distribution as an address for PDM, which knows the root of the project by that name. */
export function pdmAddress(folder: RepoPath, { directory }: NewDependency): string {
  return `file:///\${PROJECT_ROOT}/${fromFolder(folder, directory)}`
}
