import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { importedName, visibleBindings } from '../../python/facts/resolve.ts'
import type { Reference } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * The absolute dotted name that an expression `a.b.c` at a span stands for, through imports and re-exports of the tree;
 * undefined for locals, builtins and whatever is put together at run time. UTF-16 span of the file at `path`.
 */
export function nameAt(index: SymbolIndex, path: RepoPath, span: Span): QualifiedName | undefined {
  const facts = index.facts(path)
  const reference = facts === undefined ? undefined : referenceStartingAt(facts, span.start)
  if (reference === undefined) return undefined
  const ends = [reference.span.end, ...reference.attributes.map((step) => step.span.end)]
  return ends.includes(span.end) ? nameOfReference(index, path, reference, span.end) : undefined
}

/** As `nameAt`, for a reference that is at hand; attributes that end after `end` are left out. */
export function nameOfReference(
  index: SymbolIndex,
  path: RepoPath,
  reference: Reference,
  end = Number.POSITIVE_INFINITY,
): QualifiedName | undefined {
  const facts = index.facts(path)
  if (facts === undefined) return undefined
  const attributes = reference.attributes.filter((step) => step.span.end <= end).map((step) => step.name)
  const bindings = visibleBindings(facts, reference)
  const imported = bindings.find((binding) => binding.imported !== undefined)?.imported
  if (imported === undefined) {
    const own = index.moduleOf(path)
    const isTopLevel = bindings.length > 0 && bindings.every((binding) => binding.scope === 0)
    return own !== undefined && isTopLevel ? joinName(own, reference.name, ...attributes) : undefined
  }
  const statement = facts.imports[imported.statement]
  const item = statement?.items[imported.item]
  const base =
    statement === undefined || item === undefined ? undefined : importedName(statement, item, index.identityOf(path))
  return base === undefined ? undefined : definedAt(index, joinName(base, ...attributes))
}

/** A first-party name under the module that defines it; any other name as it is. */
export function definedAt(index: SymbolIndex, name: QualifiedName): QualifiedName {
  const target = index.lookup(name)
  if (target.kind !== 'symbol') return name
  const origin = index.definitionOf(target.module, target.symbol)
  return origin === undefined ? name : joinName(origin.module, origin.symbol, ...target.rest)
}
