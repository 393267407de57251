import type { QualifiedName } from '../../model/names.ts'
import { isWithin, joinName, prefixesOf } from '../../model/names.ts'
import type { ImportStatement } from '../facts/facts.ts'
import { runsOnLoad, surelyRunsOnLoad } from '../facts/moments.ts'
import { absoluteModule } from '../facts/resolve.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import { importedModules, loadedModules } from '../index/loaded-modules.ts'
import type { RewriteState } from './rewrite-state.ts'

/**
 * Whether nothing is missing when an `import package` of a text goes: loading the package does nothing but bind its names, or it is
 * loaded for the packages of the text, by another import of it, or behind the modules (today's names) that are imported in its place
 * or beside it.
 */
export function isLoadedBeside(
  state: RewriteState,
  statement: ImportStatement,
  instead: readonly QualifiedName[],
): boolean {
  const { facts, before, after, renaming } = state
  const [item] = statement.items
  if (statement.kind !== 'import' || item === undefined || statement.items.length > 1 || !surelyRunsOnLoad(statement))
    return false
  if (prefixesOf(item.name).every((module) => onlyBinds(state, module))) return true
  const final = renaming.moduleTo(item.name)
  if (instead.some((module) => isWithin(renaming.moduleTo(module), final))) return true
  if (final !== item.name) return false
  if (after.name !== undefined && after.name !== item.name && isWithin(after.name, item.name)) return true
  const others = facts.imports.filter((other) => other !== statement && surelyRunsOnLoad(other))
  const isAskedFor = others.some((other) => {
    const module = other.level > 0 ? undefined : moduleOf(state, other, before)
    return module !== undefined && isWithin(renaming.moduleTo(module), item.name)
  })
  if (isAskedFor) return true
  const beside = others.flatMap((other) => moduleOf(state, other, before) ?? [])
  const seen = new Set<QualifiedName>()
  return [...instead, ...beside].some((module) => loads(state, module, item.name, seen))
}

/**
 * Whether a package around the file, or around one of the modules that it imports (`homes`), has loaded a module (today's name) before it comes
 * to the file: by a `from` import in its `__init__` that takes a name which stays there, above all that loads the file. Nothing is known of
 * files that go elsewhere.
 */
export function isLoadedByPackage(
  { index, before, after, renaming }: RewriteState,
  module: QualifiedName,
  homes: readonly QualifiedName[],
): boolean {
  const { name = '' } = before
  if ((after.name ?? '') !== name) return false
  return [name, ...homes].flatMap(prefixesOf).some((holder) => {
    const path = index.fileOf(holder)
    const facts = path === undefined ? undefined : index.facts(path)
    if (holder === name || path === undefined || facts === undefined || renaming.moduleTo(holder) !== holder)
      return false
    const self = index.identityOf(path)
    const stays = ({ items, star }: ImportStatement): boolean =>
      star || items.some((item) => renaming.homeOf(module, item.name) === undefined)
    const at = facts.imports.findIndex(
      (entry) =>
        entry.kind === 'from' && surelyRunsOnLoad(entry) && absoluteModule(entry, self) === module && stays(entry),
    )
    const above = facts.imports.slice(0, at + 1).flatMap((entry) => importedModules(index, entry, self))
    return at >= 0 && !loadedModules(index, above, holder).has(name)
  })
}

/** Whether a module imports nothing, reads no name while it is loaded and cannot stop: plain values, functions and classes. */
function onlyBinds({ index }: RewriteState, module: QualifiedName): boolean {
  const facts = index.factsOfModule(module)
  return (
    facts !== undefined &&
    facts.errors.length === 0 &&
    facts.imports.length === 0 &&
    facts.statements.every(({ kind }) => /^(docstring|assign|function|class)$/.test(kind)) &&
    !facts.references.some(runsOnLoad)
  )
}

/** The module of the tree that a `from` import asks for. */
function moduleOf(
  { index }: RewriteState,
  statement: ImportStatement,
  self: ModuleIdentity,
): QualifiedName | undefined {
  const module = statement.kind === 'from' ? absoluteModule(statement, self) : undefined
  return module !== undefined && index.isModule(module) ? module : undefined
}

/**
 * Whether loading a module surely goes on loading a package: by `from` imports of names that stay where they are, for others may
 * themselves be dropped. What an `__init__` imports may become late, and a module that gives definitions away may lose imports.
 */
function loads(state: RewriteState, module: QualifiedName, wanted: QualifiedName, seen: Set<QualifiedName>): boolean {
  const { index, renaming } = state
  if (seen.has(module)) return false
  seen.add(module)
  if (isWithin(renaming.moduleTo(module), wanted)) return true
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined || path.endsWith('__init__.py')) return false
  if ([...(facts.scopes[0]?.bindings.keys() ?? [])].some((name) => renaming.homeOf(module, name) !== undefined))
    return false
  const self = index.identityOf(path)
  return facts.imports.some((statement) => {
    const target = surelyRunsOnLoad(statement) ? moduleOf(state, statement, self) : undefined
    if (target === undefined) return false
    const isKept = statement.items.some(
      ({ name }) => !index.isModule(joinName(target, name)) && renaming.homeOf(target, name) === undefined,
    )
    return (isKept || statement.star) && loads(state, target, wanted, seen)
  })
}
