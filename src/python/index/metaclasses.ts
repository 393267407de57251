import type { ModuleFacts, Reference, Scope } from '../facts/facts.ts'
import { inkEnd } from '../facts/lines.ts'

/** The references of a class statement that are not read in its body's scope: bases and keywords, and what stands in methods. */
export function referencesOfHeader(facts: ModuleFacts, scope: Scope): readonly Reference[] {
  return facts.references.filter(
    (reference) =>
      reference.span.start >= scope.span.start && reference.span.end <= scope.span.end && reference.scope !== scope.id,
  )
}

/** Of some references those that stand as the metaclass of a class: `class Cell(metaclass=Meta)`. */
export function metaReferences(facts: ModuleFacts, scope: Scope, among: readonly Reference[]): readonly Reference[] {
  return among.filter(
    (reference) =>
      reference.span.start >= scope.span.start &&
      reference.scope !== scope.id &&
      isMetaclass(facts.text, scope.span.start, reference.span.start),
  )
}

/** Whether `metaclass=` stands between `from` and `at`, right before `at`; a pattern with `$` would try each place of a large class. */
function isMetaclass(text: string, from: number, at: number): boolean {
  const equals = inkEnd(text, at)
  if (text[equals - 1] !== '=') return false
  const keyword = inkEnd(text, equals - 1)
  return /\bmetaclass$/.test(text.slice(Math.max(from, keyword - 10), keyword))
}
