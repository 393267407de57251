import type { ModuleFacts, Scope } from '../../python/facts/facts.ts'

/** The innermost function around an offset (UTF-16); undefined at the top of the module and in the body of a class there. */
export function functionAround(facts: ModuleFacts, offset: number): Scope | undefined {
  return facts.scopes.findLast(({ kind, span }) => kind === 'function' && span.start <= offset && offset < span.end)
}
