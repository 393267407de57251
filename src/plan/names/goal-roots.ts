import type { QualifiedName } from '../../model/names.ts'
import { isWithin, parentOf } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import { baseNameOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isInit } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** The root that a file lies in, by the name that its module has from there; the root of the tree where no other gives that name. */
export function rootOf(index: SymbolIndex, path: RepoPath, module: QualifiedName): RepoPath {
  const inside = isInit(path)
    ? joinPath(...module.split('.'), baseNameOf(path))
    : joinPath(...module.split('.')) + (path.endsWith('.pyi') ? '.pyi' : '.py')
  const root = path.slice(0, Math.max(0, path.length - inside.length - 1))
  return index.roots.includes(root) ? root : ''
}

/**
 * The root below which a module of the new tree lives, from its name afterwards and the root it comes from: that of the package around it, for
 * Python looks for a module in the package that is found first and nowhere else (import reference 5.2.1, 5.4). Where there is none it stays in its root. The new
 * package has a root of its own. Without `to` nothing gets another name.
 */
export function goalRoots(
  index: SymbolIndex,
  recipe: Pick<Recipe, 'package'>,
  to?: (module: QualifiedName) => QualifiedName,
): (module: QualifiedName, rootBefore: RepoPath) => RepoPath {
  let renamed: ReadonlyMap<QualifiedName, QualifiedName> | undefined
  const cameFrom = (name: QualifiedName): QualifiedName | undefined => {
    if (index.isPackage(name) && (to === undefined || to(name) === name)) return name
    if (to === undefined) return undefined
    renamed ??= new Map(packagesOf(index).flatMap((one) => (to(one) === one ? [] : [[to(one), one] as const])))
    return renamed.get(name)
  }
  const goalOf = (module: QualifiedName, rootBefore: RepoPath): RepoPath => {
    if (recipe.package !== undefined && isWithin(module, recipe.package.to))
      return joinPath(recipe.package.directory, 'src')
    for (let around = parentOf(module); around !== ''; around = parentOf(around)) {
      const today = cameFrom(around)
      const root = today === undefined ? undefined : rootOfPackage(index, today, rootBefore)
      if (root !== undefined) return today === around ? root : goalOf(around, root)
    }
    return rootBefore
  }
  return goalOf
}

/** The root that a package is found in: a given one if it is there too, as the `tests` of each distribution. */
function rootOfPackage(index: SymbolIndex, name: QualifiedName, preferred: RepoPath): RepoPath | undefined {
  const { workspace } = index
  const init = index.fileOf(name)
  const folder = joinPath(preferred, ...name.split('.'))
  if (init !== undefined && isInit(init))
    return workspace.has(joinPath(folder, '__init__.py')) ? preferred : rootOf(index, init, name)
  const below = index.modulesBelow(name).filter((one) => one !== name)
  const files = below.flatMap((one) => index.fileOf(one) ?? [])
  const [first] = below
  if (first === undefined || files.some((file) => file.startsWith(`${folder}/`))) return first && preferred
  return rootOf(index, index.fileOf(first) ?? '', first)
}

/** Every package of a tree, those without an `__init__.py` included. */
function packagesOf(index: SymbolIndex): readonly QualifiedName[] {
  const found = new Set<QualifiedName>()
  for (const module of index.allModules())
    for (let name = index.isPackage(module) ? module : parentOf(module); name !== ''; name = parentOf(name)) {
      if (found.has(name)) break
      found.add(name)
    }
  return [...found]
}
