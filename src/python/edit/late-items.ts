import { runsOnLoad } from '../facts/moments.ts'
import type { Edit } from '../../model/edit.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ImportItem, ImportStatement, Scope } from '../facts/facts.ts'
import { insertImports } from './import-block.ts'
import { byIsort, renderFrom, renderItem, spellModule } from './import-lines.ts'
import { callTimeReaders, insertLocalImports } from '../index/local-imports.ts'
import type { NeededImport } from '../index/needed-imports.ts'
import type { RewriteState } from './rewrite-state.ts'

/** A name that is no longer imported at the top of a text: its functions import it for themselves. */
export interface LateItem {
  readonly item: ImportItem
  /** The final name of the module that has it. */
  readonly module: QualifiedName
  readonly isRelative: boolean
}

/** Whether the plan wants a name of a top-level import to be imported by the functions that read it. */
export function isLate({ renaming, before }: RewriteState, statement: ImportStatement, item: ImportItem): boolean {
  const isTop = statement.scope === 0 && runsOnLoad(statement)
  return isTop && before.name !== undefined && renaming.isLateIn(before.name, item.bound)
}

/** The imports inside functions, and one for type checkers where annotations that are not evaluated read the name too. */
export function lateEdits(state: RewriteState): readonly Edit[] {
  const { facts, after, style, index } = state
  const isFirstParty = (top: string): boolean => index.isModule(top)
  const readers = callTimeReaders(
    facts,
    state.late.map((entry) => entry.item.bound),
  )
  const wanted = new Map<number, { readonly scope: Scope; readonly entries: LateItem[] }>()
  const typeOnly: NeededImport[] = []
  for (const entry of state.late) {
    const { item, module } = entry
    const found = readers.get(item.bound)
    for (const scope of found?.functions ?? []) {
      const known = wanted.get(scope.id) ?? { scope, entries: [] }
      known.entries.push(entry)
      wanted.set(scope.id, known)
    }
    if (found?.inAnnotations === true) typeOnly.push({ module, name: item.name, alias: item.alias, typeChecking: true })
  }
  const lines = new Map<Scope, string>()
  for (const { scope, entries } of wanted.values()) {
    const modules = new Map<string, string[]>()
    for (const { item, module, isRelative } of entries) {
      const spelt = spellModule(module, after, isRelative)
      modules.set(spelt, [...(modules.get(spelt) ?? []), renderItem(item.name, item.alias)])
    }
    const narrow = { ...style, lineLength: style.lineLength - 8 }
    const text = [...modules].sort(([a], [b]) => (a < b ? -1 : 1))
    lines.set(scope, text.map(([module, names]) => renderFrom(module, names.sort(byIsort), narrow)).join(style.newline))
  }
  return [
    ...insertLocalImports(facts, lines, style.newline),
    ...(typeOnly.length === 0
      ? []
      : insertImports({ facts, self: after, style, isFirstParty }, typeOnly, { gone: goneOf(state) })),
  ]
}

/** The import statements that are left with nothing. */
function goneOf(state: RewriteState): ReadonlySet<number> {
  const gone = [...state.plans.values()].filter(
    (plan) => plan.added.length === 0 && plan.removed.size === plan.statement.items.length,
  )
  return new Set(gone.map((plan) => plan.statement.index))
}
