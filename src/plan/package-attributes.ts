import type { RepoPath } from '../model/source-file.ts'
import type { QualifiedName } from '../model/names.ts'
import type { SymbolIndex } from '../python/symbol-index.ts'
import type { HelperHome } from './helper-home.ts'
import { attributesOf } from './helpers-file.ts'
import { optionalAttributes } from './optional-attributes.ts'
import type { OptionalAttributes } from './optional-attributes.ts'
import type { OptionalDependency } from './optional-dependencies.ts'

/**
 * The attributes through which the modules of each package reach its dependencies, by the home of its helpers; computed when
 * first asked for. `paths`: all modules that import some.
 */
export function packageAttributes(
  index: SymbolIndex,
  paths: readonly RepoPath[],
  homeOf: (module: QualifiedName) => HelperHome | undefined,
  dependencies: readonly OptionalDependency[],
): (home: HelperHome) => OptionalAttributes {
  const known = new Map<RepoPath, OptionalAttributes>()
  return (home) => {
    const before = known.get(home.path)
    if (before !== undefined) return before
    const modules = paths.flatMap((path) => {
      const [module, facts] = [index.moduleOf(path), index.facts(path)]
      if (module === undefined || facts === undefined || homeOf(module)?.path !== home.path) return []
      return path === home.path ? [] : [{ facts, self: index.identityOf(path) }]
    })
    const made = optionalAttributes(modules, dependencies, attributesOf(index, home.path, dependencies))
    known.set(home.path, made)
    return made
  }
}
