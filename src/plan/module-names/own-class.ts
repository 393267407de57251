import type { ModuleFacts } from '../../python/facts/facts.ts'
import { around } from '../../python/index/callees.ts'

/**
 * Whether `self` or `cls` where a scope asks for it is what a method of a class of that text gets. In a function beside the classes it
 * is whatever the function was handed: the module of that is any.
 */
export function isOfOwnClass(facts: ModuleFacts, scope: number, name: string): boolean {
  for (let at = facts.scopes[scope]; at !== undefined; at = facts.scopes[at.parent ?? -1])
    if (at.kind === 'function' && at.bindings.get(name)?.some(({ kind }) => kind === 'parameter') === true)
      return around(facts, at)?.kind === 'class'
  return false
}
