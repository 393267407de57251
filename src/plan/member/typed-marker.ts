import type { FileChange } from '../../model/change.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * The mark that a package has types (PEP 561) holds for all packages below it: where it lies above the one that leaves, the new one gets
 * its own, with the same bytes.
 */
export function typedMarker(index: SymbolIndex, { from, to, directory }: PackageRequest): readonly FileChange[] {
  const file = index.fileOf(from) ?? index.fileOf(index.modulesBelow(from)[0] ?? '')
  if (file === undefined || !index.isPackage(from)) return []
  const parts = from.split('.').length
  let folder: RepoPath = folderOf(file)
  if (index.workspace.has(joinPath(folder, 'py.typed'))) return []
  for (let level = 1; level < parts; level += 1) {
    folder = folderOf(folder)
    const marker = joinPath(folder, 'py.typed')
    if (index.workspace.has(marker))
      return [{ kind: 'copy-bytes', path: marker, to: joinPath(directory, 'src', ...to.split('.'), 'py.typed') }]
  }
  return []
}
