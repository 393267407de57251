import type { Problem } from '../../model/errors.ts'
import { lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { absoluteModule, nameOfBinding } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Why a module cannot become a submodule of a package that binds that name to something else: loading it would put the module
 * in the place of what the package has (language reference 5.4.2). Empty when the name is free, or an import of this very module.
 */
export function takenAttribute(index: SymbolIndex, from: QualifiedName, final: QualifiedName): readonly Problem[] {
  const parent = parentOf(final)
  const path = index.fileOf(parent)
  const facts = index.factsOfModule(parent)
  const bindings = facts?.scopes[0]?.bindings.get(lastPartOf(final)) ?? []
  const own = bindings.filter((one) => one.kind !== 'delete' && one.kind !== 'annotation' && !one.typeChecking).at(-1)
  if (own === undefined || facts === undefined || path === undefined) return []
  const self = index.identityOf(path)
  const statement = own.imported === undefined ? undefined : facts.imports[own.imported.statement]
  const loaded = statement === undefined ? [] : [nameOfBinding(facts, own, self), absoluteModule(statement, self)]
  if (loaded.some((name) => name === from || name === final)) return []
  return [
    {
      message: `rename_modules: ${from} cannot become ${final}: ${parent} binds another ${lastPartOf(final)} itself, and loading the module would take its place`,
    },
  ]
}
