import type { Finding } from '../../model/finding.ts'
import { parentOf } from '../../model/names.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * New files that Python does not find by the name they are imported by: the package around lies in another folder, and a module is looked for in the
 * one package that is found first (import reference 5.2.1, 5.4). Read off folders alone.
 */
export function foundElsewhere(scene: Scene): readonly Finding[] {
  const { base, before, after } = scene
  const told = new Set<RepoPath>()
  return [...scene.touched].flatMap(([path, origin]): readonly Finding[] => {
    const package_ = path.endsWith('.py') && !base.has(path) ? packageBeside(after, path) : undefined
    if (package_ === undefined || told.has(folderOf(path))) return []
    // So it was where it comes from.
    if (origin !== undefined && packageBeside(before, origin) !== undefined) return []
    told.add(folderOf(path))
    return [
      {
        code: 'unresolved-import',
        level: 'error',
        reason: `${path} would not be found as ${after.moduleOf(path) ?? ''}: that package lies in ${folderOf(package_)}`,
        advice: `Choose a module of a package that lies where the code comes from, or move the code into a module that is in ${folderOf(package_)} already.`,
        place: { path },
      },
    ]
  })
}

/** The `__init__.py` of the package that a file belongs to by its name, where it lies in another folder. */
function packageBeside(index: SymbolIndex, path: RepoPath): RepoPath | undefined {
  const parent = parentOf(index.moduleOf(path) ?? '')
  const init = parent === '' ? undefined : index.fileOf(parent)
  const folder = baseNameOf(path) === '__init__.py' ? folderOf(folderOf(path)) : folderOf(path)
  if (init === undefined || baseNameOf(init) !== '__init__.py' || folderOf(init) === folder) return undefined
  return index.workspace.has(`${folder === '' ? '' : `${folder}/`}__init__.py`) ? undefined : init
}
