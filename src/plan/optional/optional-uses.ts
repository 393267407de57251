import { runsLater } from '../../python/facts/moments.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ImportItem, ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { importedName, visibleBindings } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { useRoles } from '../../python/parse/use-roles.ts'
import type { UseRole } from '../../python/parse/use-roles.ts'
import type { OptionalImport } from './optional-imports.ts'

/** One place that reads a name of an optional dependency while the program runs. */
export interface OptionalUse {
  readonly reference: Reference
  readonly imported: OptionalImport
  /** The absolute dotted name that is read: `tensorstore.open`, whatever the module calls it. */
  readonly name: QualifiedName
  readonly role: UseRole
}

/** One place that reads what an optional import binds, whether that is evaluated or not. */
export interface ImportRead {
  readonly reference: Reference
  readonly imported: OptionalImport
  readonly item: ImportItem
  /** The absolute dotted name that is bound: `tensorstore` for `ts`. */
  readonly base: QualifiedName
}

/** Every read of what the imports bind, also by type checkers alone and in quotes. In the order of the text. */
export function importReads(
  facts: ModuleFacts,
  self: ModuleIdentity,
  imports: readonly OptionalImport[],
): readonly ImportRead[] {
  return facts.references.flatMap((reference) => {
    const found = importRead(facts, reference, imports)
    if (found === undefined) return []
    const base = importedName(found.entry.statement, found.item, self) ?? ''
    return [{ reference, imported: found.entry, item: found.item, base }]
  })
}

/** Everything that reads what the imports bind; text that is only for type checkers and unevaluated annotations are left out. */
export function optionalUses(
  facts: ModuleFacts,
  self: ModuleIdentity,
  imports: readonly OptionalImport[],
): readonly OptionalUse[] {
  const found = importReads(facts, self, imports)
    .filter(({ reference }) => !reference.typeChecking && !reference.quoted)
    .map(({ reference, imported, base }) => ({
      reference,
      imported,
      name: joinName(base, ...reference.attributes.map((step) => step.name)),
    }))
  const roles = useRoles(
    facts.text,
    found.map((use) => use.reference.span.start),
  )
  return found.flatMap((use, at) => {
    const role = roles[at]
    if (role === undefined || (role.kind === 'annotation' && runsLater(use.reference))) return []
    return [{ ...use, role }]
  })
}

function importRead(
  facts: ModuleFacts,
  reference: Reference,
  imports: readonly OptionalImport[],
): { readonly entry: OptionalImport; readonly item: ImportItem } | undefined {
  for (const binding of visibleBindings(facts, reference)) {
    if (binding.imported === undefined) continue
    const { statement, item } = binding.imported
    const entry = imports.find((candidate) => candidate.statement.index === statement && candidate.items.has(item))
    const read = entry?.statement.items[item]
    if (entry !== undefined && read !== undefined) return { entry, item: read }
  }
  return undefined
}
