import type { QualifiedName } from '../../model/names.ts'
import { parentOf } from '../../model/names.ts'
import type { FileMove, ModuleMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isInit, isPython } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { goalRoots, rootOf } from './goal-roots.ts'

/** Every module that gets another dotted name. */
export function moduleMoves(index: SymbolIndex, to: (module: QualifiedName) => QualifiedName): readonly ModuleMove[] {
  const names = new Set([...index.allModules()])
  for (const path of index.workspace.list('.pyi')) {
    const name = index.moduleOf(path)
    if (name !== undefined) names.add(name)
  }
  return [...names].sort().flatMap((from) => (to(from) === from ? [] : [{ from, to: to(from) }]))
}

/**
 * Every file that changes its place: modules by their new name, and whatever else lies in the folder of a
 * renamed package (data files, `py.typed`, nested folders) beside them.
 */
export function fileMoves(
  index: SymbolIndex,
  recipe: Recipe,
  to: (module: QualifiedName) => QualifiedName,
): readonly FileMove[] {
  const moves: FileMove[] = []
  const goalOf = goalRoots(index, recipe, to)
  const folders = new Map<RepoPath, { module: QualifiedName; root: RepoPath }>()
  for (const path of index.workspace.list('.py', '.pyi')) {
    const module = index.moduleOf(path)
    if (module !== undefined && isInit(path)) folders.set(folderOf(path), { module, root: rootOf(index, path, module) })
  }
  for (const name of namespaceFolders(index)) folders.set(name.folder, name)
  for (const path of index.workspace.list()) {
    const module = isPython(path) ? index.moduleOf(path) : undefined
    if (module !== undefined) {
      const final = to(module)
      if (final === module) continue
      const root = goalOf(final, rootOf(index, path, module))
      const suffix = path.endsWith('.pyi') ? '.pyi' : '.py'
      const stem = joinPath(root, ...final.split('.'))
      moves.push({ from: path, to: isInit(path) ? joinPath(stem, '__init__' + suffix) : stem + suffix })
      continue
    }
    const holder = holderOf(folders, folderOf(path))
    if (holder === undefined) continue
    const final = to(holder.module)
    if (final === holder.module) continue
    const root = goalOf(final, holder.root)
    moves.push({ from: path, to: joinPath(root, ...final.split('.'), path.slice(holder.folder.length + 1)) })
  }
  return moves.sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** What arrives at new places: files, and modules that were made for definitions, with the root they were made in. */
export interface Arriving {
  readonly recipe: Recipe
  readonly moves: readonly FileMove[]
  readonly created: readonly { readonly module: QualifiedName; readonly root: RepoPath }[]
  readonly to: (module: QualifiedName) => QualifiedName
}

/** The packages that have to be made so that the new names can be imported: regular ones below a regular parent. */
export function missingInits(
  base: SymbolIndex,
  index: SymbolIndex,
  { recipe, moves, created, to }: Arriving,
): readonly RepoPath[] {
  const arriving = new Set(moves.map((move) => move.to))
  const leaving = new Set(moves.map((move) => move.from))
  const there = (path: RepoPath): boolean => arriving.has(path) || (index.workspace.has(path) && !leaving.has(path))
  const inits = new Set<RepoPath>()
  const goalOf = goalRoots(base, recipe, to)
  // Packages without `__init__` keep being such under their new name.
  const namespaces = new Set(namespaceFolders(base).map((folder) => to(folder.module)))
  const modules = [
    ...moduleMoves(index, to).map((move) => ({
      module: move.to,
      root: goalOf(move.to, rootOf(index, index.fileOf(move.from) ?? '', move.from)),
    })),
    ...created.map((entry) => ({ module: to(entry.module), root: goalOf(to(entry.module), entry.root) })),
  ]
  for (const { module, root } of modules) {
    const missing: RepoPath[] = []
    for (let parent = parentOf(module); parent !== ''; parent = parentOf(parent)) {
      const init = joinPath(root, ...parent.split('.'), '__init__.py')
      if (there(init)) {
        for (const path of missing) inits.add(path)
        break
      }
      if (namespaces.has(parent)) continue
      // Where a new module stands already, its folder is a package by that alone.
      const known = base.isPackage(parent) && base.fileOf(parent) === undefined && to(parent) === parent
      if (known) break
      missing.push(init)
    }
  }
  return [...inits].sort()
}

function holderOf(
  folders: ReadonlyMap<RepoPath, { module: QualifiedName; root: RepoPath }>,
  folder: RepoPath,
): { folder: RepoPath; module: QualifiedName; root: RepoPath } | undefined {
  for (let at = folder; at !== ''; at = folderOf(at)) {
    const found = folders.get(at)
    if (found !== undefined) return { folder: at, ...found }
  }
  return undefined
}

/** Folders of packages without `__init__`, as far as modules lie in them. */
function namespaceFolders(index: SymbolIndex): readonly { folder: RepoPath; module: QualifiedName; root: RepoPath }[] {
  const found: { folder: RepoPath; module: QualifiedName; root: RepoPath }[] = []
  for (const path of index.workspace.list('.py')) {
    const module = index.moduleOf(path)
    if (module === undefined || isInit(path)) continue
    const parent = parentOf(module)
    if (parent === '' || index.fileOf(parent) !== undefined) continue
    found.push({ folder: folderOf(path), module: parent, root: rootOf(index, path, module) })
  }
  return found
}
