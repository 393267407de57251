import type { RepoPath } from '../../model/source-file.ts'
import { tomlValue } from '../../templates/toml-value.ts'
import type { NewDependency } from './declare-dependency.ts'
import { fromFolder } from './from-folder.ts'

/** One entry of a table of Poetry: the folder, installed in place. */
export function poetryEntry(folder: RepoPath, { name, directory }: NewDependency): { key: string; value: string } {
  return { key: name, value: tomlValue({ path: fromFolder(folder, directory), develop: true }) }
}
