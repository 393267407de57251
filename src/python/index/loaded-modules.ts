import { lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { remembered } from '../../model/remembered.ts'
import type { ImportStatement } from '../facts/facts.ts'
import { loadTimeImports, namesAskedBy } from '../facts/moments.ts'
import { nameOfBinding } from '../facts/resolve.ts'
import { isBoundAtRunTime } from '../facts/run-time-binding.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import { packagesAround } from './packages-around.ts'
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
    if (started.has(name)) return
    started.add(name)
    loaded.add(name)
    const asked = askedOnLoad(index, name)
    for (const other of certain ? asked.certain : asked.all) load(other)
  }
  for (const name of names) packagesAround(index, name).forEach(load)
  return loaded
}

interface AskedOnLoad {
  readonly all: readonly QualifiedName[]
  /** By statements that are run in any case. */
  readonly certain: readonly QualifiedName[]
}

/** The modules of the tree that the top level of one asks for, each behind its packages. */
const askedOnLoad = remembered((index: SymbolIndex, module: QualifiedName): AskedOnLoad => {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (facts === undefined || path === undefined) return { all: [], certain: [] }
  const self = index.identityOf(path)
  const asked = loadTimeImports(facts).map((statement) => ({
    isCertain: !statement.conditional,
    modules: importedModules(index, statement, self).flatMap((name) => packagesAround(index, name)),
  }))
  const namesOf = (statements: typeof asked): readonly QualifiedName[] => [
    ...new Set(statements.flatMap(({ modules }) => modules)),
  ]
  return { all: namesOf(asked), certain: namesOf(asked.filter(({ isCertain }) => isCertain)) }
})
