import { firstPartOf, isWithin, joinName, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isInit } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { IMPORTS_MODULE_TITLE } from '../../templates/imports-module.ts'
import { distributionOf } from '../manifests/distribution.ts'

/** Where the helpers of a package live, and the distribution its users install. */
export interface HelperHome {
  readonly module: QualifiedName
  readonly path: RepoPath
  /** The `__init__` of the package. */
  readonly init: RepoPath
  readonly distribution: string
}

/** What the module of the helpers is called, in a package, where each name before is taken. */
export const HELPER_MODULES = ['_imports', '_optional_imports', '_optional_dependencies'] as const

/**
 * The home of the helpers for each module: `_imports.py` in the outermost package around it (in the extracted package
 * for its modules), `_optional_imports.py` where that name is taken. Undefined for a module in no package.
 */
export function helperHomes(index: SymbolIndex, recipe: Recipe): (module: QualifiedName) => HelperHome | undefined {
  const known = new Map<QualifiedName, HelperHome>()
  return (module) => {
    const around = prefixesOf(module).filter((name) => {
      const path = index.fileOf(name)
      return path !== undefined && isInit(path)
    })
    const extracted = recipe.package
    const root = extracted !== undefined && isWithin(module, extracted.to) ? extracted.to : around.at(-1)
    const init = root === undefined ? undefined : index.fileOf(root)
    if (root === undefined || init === undefined || !isInit(init)) return undefined
    const before = known.get(root)
    if (before !== undefined) return before
    const [first, second, last] = HELPER_MODULES
    const name = [first, second].find((candidate) => isFreeOrOurs(index, joinName(root, candidate))) ?? last
    const project = distributionOf(index.workspace, init).name
    const home: HelperHome = {
      module: joinName(root, name),
      path: joinPath(folderOf(init), `${name}.py`),
      init,
      distribution: root === extracted?.to ? extracted.distribution : (project ?? firstPartOf(root)),
    }
    known.set(root, home)
    return home
  }
}

function isFreeOrOurs(index: SymbolIndex, module: QualifiedName): boolean {
  if (!index.isModule(module)) return true
  const path = index.fileOf(module)
  return path !== undefined && index.workspace.read(path)?.text.startsWith(IMPORTS_MODULE_TITLE) === true
}
