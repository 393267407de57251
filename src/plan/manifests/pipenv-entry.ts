import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { tomlValue } from '../../templates/toml-value.ts'
import type { NewDependency } from './declare-dependency.ts'
import { fromFolder } from './from-folder.ts'

/** Whether a manifest is that of pipenv, which installs what its entries point to. */
export function isPipfile(path: RepoPath): boolean {
  return baseNameOf(path) === 'Pipfile'
}

/** One entry of a table of a `Pipfile`: the folder, installed in place. */
export function pipenvEntry(folder: RepoPath, { name, directory }: NewDependency): { key: string; value: string } {
  return { key: name, value: tomlValue({ path: `./${fromFolder(folder, directory)}`, editable: true }) }
}
