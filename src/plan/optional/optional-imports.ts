import { runTimeImports, runsLater } from '../../python/facts/moments.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import { headImports } from '../../python/edit/import-head.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { importTries } from '../../python/parse/import-tries.ts'
import type { ImportTry } from '../../python/parse/import-tries.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { requireName } from '../../templates/imports-module.ts'
import { dependencyOf } from '../names/optional-dependencies.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'

/**
 * How an import of an optional dependency stands in its module. `head`: among the imports at the top, `late`: at the top
 * level below other code, `guarded`: in a `try` that goes on without it, `replaced`: in one that uses something else instead, `stopped`: in one whose
 * handler asks for it, so that the whole module needs it, `refused`: in another `try` that only words the error,
 * `local`: in a function, `other`: anywhere else (under a condition, in a class body).
 */
export type ImportPlace = 'head' | 'late' | 'guarded' | 'replaced' | 'stopped' | 'refused' | 'local' | 'other'

/** One import statement and those of its names that belong to one optional dependency. */
export interface OptionalImport {
  readonly statement: ImportStatement
  readonly items: ReadonlySet<number>
  readonly dependency: OptionalDependency
  readonly place: ImportPlace
  readonly around: ImportTry | undefined
}

/** The module that `__lazy_modules__` names for an item of an import (PEP 810): what is imported, or imported from. */
export function lazyNameOf(statement: ImportStatement | undefined, item: number): string {
  return (statement?.kind === 'from' ? statement.module : statement?.items[item]?.name) ?? ''
}

/** The imports of optional dependencies that run, in the order of the text; type-only ones are left out. */
export function optionalImports(
  facts: ModuleFacts,
  self: ModuleIdentity,
  dependencies: readonly OptionalDependency[],
): readonly OptionalImport[] {
  const found = runTimeImports(facts)
  const split = found.flatMap((statement) =>
    [...byDependency(statement, self, dependencies)].map(([dependency, items]) => ({ statement, dependency, items })),
  )
  if (split.length === 0) return []
  const head = new Set(headImports(facts).map((statement) => statement.index))
  const tries = importTries(
    facts.text,
    split.map((entry) => entry.statement.span.start),
  )
  return split.map((entry, at) => {
    const around = tries[at]
    return {
      ...entry,
      around,
      place: placeOfImport(facts, entry.statement, head, around, requireName(entry.dependency.importName)),
    }
  })
}

function byDependency(
  statement: ImportStatement,
  self: ModuleIdentity,
  dependencies: readonly OptionalDependency[],
): ReadonlyMap<OptionalDependency, ReadonlySet<number>> {
  const found = new Map<OptionalDependency, Set<number>>()
  const module = statement.kind === 'from' ? absoluteModule(statement, self) : ''
  if (module === undefined || statement.level > 0) return found
  if (statement.star) {
    const dependency = dependencyOf(dependencies, module)
    return dependency === undefined ? found : new Map([[dependency, new Set()]])
  }
  statement.items.forEach((item, at) => {
    const dependency = dependencyOf(dependencies, joinName(module, item.name))
    if (dependency !== undefined) found.set(dependency, (found.get(dependency) ?? new Set()).add(at))
  })
  return found
}

function placeOfImport(
  facts: ModuleFacts,
  statement: ImportStatement,
  head: ReadonlySet<number>,
  around: ImportTry | undefined,
  helper: string,
): ImportPlace {
  if (runsLater(statement)) return 'local'
  if (around !== undefined && statement.scope === 0) {
    if (around.goesOn) return isReplaced(facts, statement) ? 'replaced' : 'guarded'
    const asks = facts.references.some(
      ({ name, span }) => name === helper && around.span.start <= span.start && span.end <= around.span.end,
    )
    return asks ? 'stopped' : 'refused'
  }
  if (statement.scope !== 0 || statement.conditional || facts.statements[statement.statement]?.kind !== 'import')
    return 'other'
  return head.has(statement.index) ? 'head' : 'late'
}

/** Whether a name of the import can also be something that works: another import, a definition, a value that is no sentinel. */
function isReplaced(facts: ModuleFacts, statement: ImportStatement): boolean {
  return statement.items.some((item) =>
    (facts.scopes[0]?.bindings.get(item.bound) ?? []).some((binding) => {
      if (binding.kind === 'annotation' || binding.kind === 'delete' || binding.typeChecking) return false
      if (binding.imported !== undefined) {
        const other = facts.imports[binding.imported.statement]
        return other !== undefined && topOf(other, binding.imported.item) !== topOf(statement, 0)
      }
      if (binding.kind !== 'assign') return true
      return !/=\s*(None|False|\.\.\.|object\(\))\s*$/.test(facts.text.slice(binding.span.end, binding.from))
    }),
  )
}

function topOf(statement: ImportStatement, item: number): string {
  const name = statement.kind === 'from' ? '.'.repeat(statement.level) + statement.module : statement.items[item]?.name
  return firstPartOf(name ?? '')
}

/** The names that imports bind in their module. */
export function boundBy(entries: readonly OptionalImport[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ statement, items }) => [...items].flatMap((item) => statement.items[item]?.bound ?? [])),
  )
}
