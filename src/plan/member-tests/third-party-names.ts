import { momentOf } from '../../python/facts/moments.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin, joinName } from '../../model/names.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { absoluteModule, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { attributeReads } from '../optional/package-attributes.ts'
import { nameOfReference } from '../names/name-at.ts'

/**
 * The names that modules take from third-party packages at run time, sorted, each with the modules that do. A name is an
 * imported name or an attribute read from an imported module; what a class or an instance has is not followed.
 * Imports that may fail (in `try`, or under a condition) are left out unless `guarded` names their package.
 */
export function thirdPartyNames(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
  guarded: readonly QualifiedName[],
): ReadonlyMap<string, readonly QualifiedName[]> {
  const found = new Map<QualifiedName, Set<QualifiedName>>()
  const dependencies = guarded.map((importName) => ({ importName, extras: [] }))
  for (const module of modules) {
    const path = index.fileOf(module)
    const facts = path === undefined ? undefined : index.facts(path)
    if (path === undefined || facts === undefined) continue
    const note = (name: QualifiedName): void => void found.set(name, (found.get(name) ?? new Set()).add(module))
    for (const { reference, name } of attributeReads(index, path, dependencies))
      if (!reference.annotation && reference.context === 'load') note(name)
    for (const statement of facts.imports) {
      const base = statement.kind === 'from' ? absoluteModule(statement, index.identityOf(path)) : ''
      if (base === undefined || momentOf(statement) === 'never' || statement.star) continue
      for (const [at, item] of statement.items.entries()) {
        const name = joinName(base, item.name)
        const top = firstPartOf(name)
        if (index.isModule(top) || isStandardLibrary(top)) continue
        if (statement.conditional && !guarded.some((known) => isWithin(name, known) || isWithin(known, name))) continue
        if (statement.kind === 'from') note(name)
        else {
          const reads = facts.references.filter((reference) =>
            visibleBindings(facts, reference).some(
              (binding) => binding.imported?.statement === statement.index && binding.imported.item === at,
            ),
          )
          for (const reference of reads) {
            if (reference.typeChecking || reference.annotation || reference.context !== 'load') continue
            const read = nameOfReference(index, path, reference)
            if (read !== undefined && read !== item.name) note(read)
          }
        }
      }
    }
  }
  return new Map(
    [...found]
      .map(([name, users]) => [name, [...users].sort()] as const)
      .sort(([a], [b]) =>
        firstPartOf(a) === firstPartOf(b) ? (a < b ? -1 : 1) : firstPartOf(a) < firstPartOf(b) ? -1 : 1,
      ),
  )
}
