import type { RepoPath } from '../../model/source-file.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Reference } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { HelperHome } from '../names/helper-home.ts'
import { attributesOf } from './helpers-file.ts'
import { optionalAttributes } from './optional-attributes.ts'
import type { OptionalAttributes } from './optional-attributes.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'

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

/** A read of a dependency through the generated module. */
export interface AttributeRead {
  readonly reference: Reference
  /** The import name of the dependency. */
  readonly dependency: string
  /** What is read, as an absolute dotted name: `gridlib.files.write`. */
  readonly name: QualifiedName
}

/** What a file reads through generated modules while it runs, in the order of the text. */
export function attributeReads(
  index: SymbolIndex,
  path: RepoPath,
  dependencies: readonly OptionalDependency[],
): readonly AttributeRead[] {
  const facts = index.facts(path)
  const self = index.identityOf(path)
  if (facts === undefined || dependencies.length === 0) return []
  return facts.references.flatMap((reference): readonly AttributeRead[] => {
    if (reference.typeChecking || reference.attributes.length === 0) return []
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind !== 'imported') return []
    let module = meaning.name
    for (const [at, { name }] of reference.attributes.entries()) {
      const file = index.isModule(module) ? index.fileOf(module) : undefined
      const read =
        file === undefined ? undefined : attributesOf(index, file, dependencies).find((one) => one.name === name)
      if (read !== undefined) {
        const rest = reference.attributes.slice(at + 1).map((step) => step.name)
        return [{ reference, dependency: read.dependency, name: joinName(read.module, read.symbol ?? '', ...rest) }]
      }
      module = joinName(module, name)
    }
    return []
  })
}
