import { joinName } from '../model/names.ts'
import type { QualifiedName } from '../model/names.ts'
import type { ModuleFacts, Reference } from '../python/facts.ts'
import { importedName, visibleBindings } from '../python/resolve.ts'
import type { ModuleIdentity } from '../python/resolve.ts'
import { useRoles } from '../python/use-roles.ts'
import type { UseRole } from '../python/use-roles.ts'
import type { OptionalImport } from './optional-imports.ts'

/** One place that reads a name of an optional dependency while the program runs. */
export interface OptionalUse {
  readonly reference: Reference
  readonly imported: OptionalImport
  /** The absolute dotted name that is read: `tensorstore.open`, whatever the module calls it. */
  readonly name: QualifiedName
  readonly role: UseRole
}

/** Everything that reads what the imports bind; text that is only for type checkers and unevaluated annotations are left out. */
export function optionalUses(
  facts: ModuleFacts,
  self: ModuleIdentity,
  imports: readonly OptionalImport[],
): readonly OptionalUse[] {
  const found = facts.references.flatMap((reference) => {
    if (reference.typeChecking || reference.quoted) return []
    const imported = importRead(facts, reference, imports)
    if (imported === undefined) return []
    const base = importedName(imported.entry.statement, imported.item, self) ?? ''
    return [
      {
        reference,
        imported: imported.entry,
        name: joinName(base, ...reference.attributes.map((step) => step.name)),
      },
    ]
  })
  const roles = useRoles(
    facts.text,
    found.map((use) => use.reference.span.start),
  )
  return found.flatMap((use, at) => {
    const role = roles[at]
    if (role === undefined || (role.kind === 'annotation' && use.reference.deferred)) return []
    return [{ ...use, role }]
  })
}

function importRead(
  facts: ModuleFacts,
  reference: Reference,
  imports: readonly OptionalImport[],
): { readonly entry: OptionalImport; readonly item: OptionalImport['statement']['items'][number] } | undefined {
  for (const binding of visibleBindings(facts, reference)) {
    if (binding.imported === undefined) continue
    const { statement, item } = binding.imported
    const entry = imports.find((candidate) => candidate.statement.index === statement && candidate.items.has(item))
    const read = entry?.statement.items[item]
    if (entry !== undefined && read !== undefined) return { entry, item: read }
  }
  return undefined
}
