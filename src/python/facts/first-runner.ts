import { referencesOf } from './by-statement.ts'
import type { ModuleFacts, Reference, Statement } from './facts.ts'
import { momentOf } from './moments.ts'
import { visibleBindings } from './resolve.ts'

/**
 * The first top-level statement that may run code of the module's own functions and classes in which something is read, while the module is
 * imported. All that a name of the module is bound to counts as run where a statement calls something: which method of a class answers, nobody knows.
 */
export function firstRunner(facts: ModuleFacts, isRead: (reference: Reference) => boolean): Statement | undefined {
  const seen = new Set<number>()
  return facts.statements.find((statement) => reaches(facts, startsOf(facts, statement), seen, isRead))
}

/** Whether something is read by references, or in statements that bind what these name. `seen` are statements in which nothing is. */
function reaches(
  facts: ModuleFacts,
  starts: readonly Reference[],
  seen: Set<number>,
  isRead: (reference: Reference) => boolean,
): boolean {
  const waiting = [...starts]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.annotation || next.typeChecking) continue
    if (isRead(next)) return true
    for (const { scope, imported, statement } of visibleBindings(facts, next)) {
      if (scope !== 0 || imported !== undefined || seen.has(statement)) continue
      seen.add(statement)
      waiting.push(...referencesOf(facts, statement))
    }
  }
  return false
}

/**
 * What of a statement may run something when the module is imported: all of one that calls, the calls and decorators of a definition, hooks of its
 * bases, and all of one that a decorator of the module gets.
 */
function startsOf(facts: ModuleFacts, { index, kind, span }: Statement): readonly Reference[] {
  const own = referencesOf(facts, index).filter((one) => /^(?:load|script)$/.test(momentOf(one)))
  if (kind !== 'function' && kind !== 'class') return facts.text.slice(span.start, span.end).includes('(') ? own : []
  if (own.some((one) => isDecorator(facts, one) && isOwn(facts, one))) return referencesOf(facts, index)
  return own.flatMap((one) => (isCalled(facts, one) ? [one] : kind === 'class' ? hooksOf(facts, one, new Set()) : []))
}

function isOwn(facts: ModuleFacts, reference: Reference): boolean {
  return visibleBindings(facts, reference).some(({ scope, imported }) => scope === 0 && imported === undefined)
}

function isDecorator({ text }: ModuleFacts, { span }: Reference): boolean {
  return /@\s*$/.test(text.slice(Math.max(0, span.start - 10), span.start))
}

function isCalled(facts: ModuleFacts, reference: Reference): boolean {
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  return /^\s*\(/.test(facts.text.slice(end, end + 40)) || isDecorator(facts, reference)
}

/** What runs when a class is made (data model 3.3.3). */
const HOOKS = /^(?:__init_subclass__|__set_name__|__class_getitem__|__mro_entries__)$/
/** What runs of a metaclass then. */
const META_HOOKS = /^(?:__prepare__|__new__|__init__|__call__)$/

/** What methods of an own class read that run when a class is made of it, and of the classes it is made of. */
function hooksOf(facts: ModuleFacts, reference: Reference, seen: Set<number>): readonly Reference[] {
  return visibleBindings(facts, reference).flatMap(({ scope, kind, name, statement }): readonly Reference[] => {
    if (scope !== 0 || kind !== 'class' || seen.has(statement)) return []
    seen.add(statement)
    const classes = facts.scopes.filter((one) => one.parent === 0 && one.kind === 'class' && one.name === name)
    const isHook = (word: string): boolean => HOOKS.test(word) || META_HOOKS.test(word)
    const spans = classes.flatMap(({ id }) =>
      facts.scopes.filter(({ parent, name: word }) => parent === id && isHook(word)).map(({ span }) => span),
    )
    const own = referencesOf(facts, statement)
    const inHooks = own.filter((one) => spans.some(({ start, end }) => start <= one.span.start && one.span.end <= end))
    const header = own.filter((one) => one.scope === 0)
    return [...inHooks, ...header.flatMap((one) => hooksOf(facts, one, seen))]
  })
}
