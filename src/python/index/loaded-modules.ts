import { lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { remembered } from '../../model/remembered.ts'
import type { ImportStatement } from '../facts/facts.ts'
import { loadTimeImports, namesAskedBy } from '../facts/moments.ts'
import { nameOfBinding } from '../facts/resolve.ts'
import { isBoundAtRunTime } from '../facts/run-time-binding.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** The modules of the tree one import statement asks for itself, parents left out (language reference 5.4, 7.11). */
export function importedModules(
  index: SymbolIndex,
  statement: ImportStatement,
  self: ModuleIdentity,
): readonly QualifiedName[] {
  const names = namesAskedBy(statement, self)
  const [base] = names
  // What lies below something that is no module is none either.
  if (statement.kind === 'from' && (base === undefined || !index.isModule(base))) return []
  return names.filter(
    (name) => index.isModule(name) && !(statement.kind === 'from' && name !== base && isHidden(index, name)),
  )
}

/**
 * Whether a package binds the word of a submodule to something else, so that `from package import word` finds that and loads nothing
 * (language reference 7.11). What is bound in one branch alone may be missing.
 */
const isHidden = remembered((index: SymbolIndex, module: QualifiedName): boolean => {
  const [holder, word] = [parentOf(module), lastPartOf(module)]
  const path = index.fileOf(holder)
  if (
    path === undefined ||
    !new RegExp(String.raw`(?<!\w)(?:${word}(?!\w)|import\s*\*)`).test(index.workspace.glance(path))
  )
    return false
  const facts = index.facts(path)
  const bindings = (facts?.scopes[0]?.bindings.get(word) ?? []).filter(isBoundAtRunTime)
  if (facts === undefined || bindings.length === 0) return index.definitionOf(holder, word) !== undefined
  if (bindings.some((one) => nameOfBinding(facts, one, index.identityOf(path)) === module)) return false
  return bindings.length > 1 || bindings.some((one) => !one.conditional)
})

/**
 * Every module of the tree that is loaded when `names` are imported, parents and what their own top level imports
 * included; `running` (a package that is being imported already) and its parents are not. With `certain` only
 * what is loaded in any case: imports inside `try` and `if` are passed over.
 */
export function loadedModules(
  index: SymbolIndex,
  names: Iterable<QualifiedName>,
  running: QualifiedName,
  certain = false,
): ReadonlySet<QualifiedName> {
  const started = new Set(prefixesOf(running))
  const loaded = new Set<QualifiedName>()
  const load = (name: QualifiedName): void => {
    for (const prefix of [...prefixesOf(name)].reverse()) {
      if (started.has(prefix) || !index.isModule(prefix)) continue
      started.add(prefix)
      loaded.add(prefix)
      const path = index.fileOf(prefix)
      const facts = path === undefined ? undefined : index.facts(path)
      if (facts === undefined || path === undefined) continue
      for (const statement of loadTimeImports(facts)) {
        if (certain && statement.conditional) continue
        importedModules(index, statement, index.identityOf(path)).forEach(load)
      }
    }
  }
  for (const name of names) load(name)
  return loaded
}
