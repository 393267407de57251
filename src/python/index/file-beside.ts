import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isStandardLibrary } from '../facts/python-names.ts'
import type { SymbolIndex } from './symbol-index.ts'

/**
 * The file in the folder of `path` that an import of `name` there can mean by its bare name, as scripts (`sys.path[0]` is their folder)
 * and pytest's `prepend` mode find it; undefined where a root of the tree or the standard library has the name, or nothing is there.
 */
export function fileBeside(index: SymbolIndex, path: RepoPath, name: QualifiedName): RepoPath | undefined {
  const first = firstPartOf(name)
  if (index.isModule(first) || isStandardLibrary(first)) return undefined
  const stem = joinPath(folderOf(path), ...name.split('.'))
  const file = [stem + '.py', joinPath(stem, '__init__.py')].find((one) => index.workspace.has(one))
  return file === path ? undefined : file
}
