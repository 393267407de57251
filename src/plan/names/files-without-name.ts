import type { QualifiedName } from '../../model/names.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isInit } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * The Python files in the folders of a package that no import statement can name (`unicode10-0-0.py`): `import_module` and `runpy` can, and
 * what they import is needed where the package is. Folders that are no packages (data, templates) are left out.
 */
export function filesWithoutName(index: SymbolIndex, name: QualifiedName): readonly RepoPath[] {
  const inits = index.modulesBelow(name).flatMap((module) => index.fileOf(module) ?? [])
  const folders = new Set(inits.filter(isInit).map(folderOf))
  return index.workspace.list('.py').filter((path) => folders.has(folderOf(path)) && index.moduleOf(path) === undefined)
}
