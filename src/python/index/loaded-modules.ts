import { joinName, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ImportStatement, ModuleFacts } from '../facts/facts.ts'
import { absoluteModule } from '../facts/resolve.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import { isMainGuard } from '../parse/statements.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** The import statements that run while a module is imported. */
export function loadTimeImports(facts: ModuleFacts): readonly ImportStatement[] {
  const scripts = new Set(
    facts.statements.filter((entry) => isMainGuard(facts.text, entry)).map((entry) => entry.index),
  )
  return facts.imports.filter(
    (entry) => !entry.deferred && !entry.typeChecking && !entry.future && !scripts.has(entry.statement),
  )
}

/** The modules of the tree one import statement asks for itself, parents left out (language reference 5.4, 7.11). */
export function importedModules(
  index: SymbolIndex,
  statement: ImportStatement,
  self: ModuleIdentity,
): readonly QualifiedName[] {
  if (statement.kind === 'import')
    return statement.items.map((item) => item.name).filter((name) => index.isModule(name))
  const base = absoluteModule(statement, self)
  if (base === undefined || !index.isModule(base)) return []
  const below = statement.items.map((item) => joinName(base, item.name)).filter((name) => index.isModule(name))
  return [base, ...below]
}

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
