import { firstPartOf, joinName, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ImportItem, ImportStatement, ModuleFacts, Reference } from '../facts/facts.ts'
import { loadTimeImports } from '../facts/moments.ts'
import { absoluteModule, visibleBindings } from '../facts/resolve.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'

/**
 * The submodules of libraries that references walk to through a plain import of what is above them, where another import of their module
 * loads them: `logging.handlers` of `logging.handlers.SysLogHandler` beside `import logging` and `from logging.handlers import X` (language
 * reference 5.4.2). Nothing of the package the module is in.
 */
export function walkedSubmodules(
  facts: ModuleFacts,
  references: readonly Reference[],
  self: ModuleIdentity,
): readonly QualifiedName[] {
  const loaded = new Set(
    loadTimeImports(facts).flatMap((one) => one.items.flatMap((item) => loadedBy(one, item, self))),
  )
  const plain = new Set(
    facts.imports.flatMap((one) =>
      one.kind === 'import' ? one.items.filter(({ alias }) => alias === undefined).map(({ name }) => name) : [],
    ),
  )
  const walked = new Set<QualifiedName>()
  for (const reference of references) {
    if (reference.attributes.length === 0 || reference.name === firstPartOf(self.name ?? '')) continue
    if (!isPlainImport(facts, reference)) continue
    const names = reference.attributes.map((_, at, steps) =>
      joinName(reference.name, ...steps.slice(0, at + 1).map(({ name }) => name)),
    )
    const deepest = names.findLast((name) => loaded.has(name))
    if (deepest !== undefined && !plain.has(deepest)) walked.add(deepest)
  }
  return [...walked]
}

/** The modules that one name of an import surely loads: of `from a.b import c` they are `a` and `a.b`, for `c` may be no module. */
export function loadedBy(
  statement: ImportStatement,
  { name }: ImportItem,
  self: ModuleIdentity,
): readonly QualifiedName[] {
  if (statement.kind === 'import') return prefixesOf(name)
  const module = absoluteModule(statement, self)
  return module === undefined ? [] : prefixesOf(module)
}

/** Whether a name is bound by `import a` or `import a.b` alone, which give the top of the dotted name. */
function isPlainImport(facts: ModuleFacts, reference: Reference): boolean {
  const bindings = visibleBindings(facts, reference)
  return (
    bindings.length > 0 &&
    bindings.every(({ imported }) => {
      const statement = imported === undefined ? undefined : facts.imports[imported.statement]
      const item = imported === undefined ? undefined : statement?.items[imported.item]
      return statement?.kind === 'import' && !statement.typeChecking && item !== undefined && item.alias === undefined
    })
  )
}
