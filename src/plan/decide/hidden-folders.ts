import type { Problem } from '../../model/errors.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'

/**
 * New modules of a recipe that stand beside a folder of their name without an `__init__.py`: a module goes before a namespace package
 * (PEP 420), so what is imported or read from that folder by its dotted name would be found no more. `moves` are the symbols that move,
 * `to` gives the final name of a module.
 */
export function hiddenFolders(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Problem[] {
  const asked = [
    ...Object.keys(recipe.renameModules)
      .filter((from) => index.isModule(from) && !index.isPackage(from) && to(from) !== from)
      .map((from) => ({ key: `rename_modules: ${from}`, name: to(from) })),
    ...[...new Set(moves.map((move) => move.to))].map((target) => ({ key: `move: to ${target}`, name: to(target) })),
  ]
  return asked.flatMap(({ key, name }): readonly Problem[] => {
    if (index.fileOf(name) !== undefined || index.stubOf(name) !== undefined) return []
    const place = index.isModule(name) ? index.modulesBelow(name)[0] : readerOf(index, name)
    if (place === undefined) return []
    const why = index.isModule(name)
      ? `has modules (${place}) and no __init__.py`
      : `is no package for Python but by its name, and ${place} asks for it by that`
    return [
      {
        message: `${key}: the folder ${name.replaceAll('.', '/')} ${why}; a module of that name would hide it. Give the folder an __init__.py first, or choose another name`,
      },
    ]
  })
}

/** A Python file that names the folder of a module by dots, where there is such a folder; undefined where nobody does. */
function readerOf(index: SymbolIndex, name: QualifiedName): RepoPath | undefined {
  const parent = parentOf(name)
  const folders = index.roots.map((root) => `${joinPath(root, ...name.split('.'))}/`)
  const { workspace } = index
  if (parent === '' || !workspace.list().some((path) => folders.some((folder) => path.startsWith(folder))))
    return undefined
  const dotted = literalPattern(name)
  const [above, last] = [literalPattern(parent), literalPattern(lastPartOf(name))]
  const named = new RegExp(`(?<![\\w.])${dotted}(?!\\w)|from\\s+${above}\\s+import\\b[^\\n]*(?<!\\w)${last}(?!\\w)`)
  return workspace.matching(moduleQuery(workspace, name), '.py').find((path) => named.test(workspace.glance(path)))
}
