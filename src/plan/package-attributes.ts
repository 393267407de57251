import type { RepoPath } from '../model/source-file.ts'
import { joinName } from '../model/names.ts'
import type { QualifiedName } from '../model/names.ts'
import { meaningOf } from '../python/resolve.ts'
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

/** The import names of the dependencies that a file reads through a generated module while it runs; each once. */
export function dependenciesRead(
  index: SymbolIndex,
  path: RepoPath,
  dependencies: readonly OptionalDependency[],
): ReadonlySet<string> {
  const facts = index.facts(path)
  const self = index.identityOf(path)
  const found = new Set<string>()
  for (const reference of facts?.references ?? []) {
    if (facts === undefined || reference.typeChecking || reference.attributes.length === 0) continue
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind !== 'imported') continue
    let module = meaning.name
    for (const { name } of reference.attributes) {
      const file = index.isModule(module) ? index.fileOf(module) : undefined
      const attribute =
        file === undefined ? undefined : attributesOf(index, file, dependencies).find((entry) => entry.name === name)
      if (attribute !== undefined) found.add(attribute.dependency)
      module = joinName(module, name)
    }
  }
  return found
}
