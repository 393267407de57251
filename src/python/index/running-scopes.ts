import type { Scope } from '../facts/facts.ts'
import { around } from './callees.ts'
import type { Home } from './callees.ts'

/**
 * The scopes of functions that run when one does: itself, what it returns `levels` calls further down, and what it calls of its own;
 * by their numbers in the facts of its file.
 */
export function runningScopes(home: Home, from: Scope, levels: number): ReadonlySet<number> {
  const { facts } = home
  const running = new Set([from.id])
  let level = [from]
  for (let depth = 0; depth <= Math.max(levels, 0); depth += 1) {
    const next: Scope[] = []
    for (const scope of level) {
      for (const inner of facts.scopes) {
        if (inner.kind !== 'function' || running.has(inner.id) || around(facts, inner) !== scope) continue
        const called =
          inner.name !== '<lambda>' &&
          facts.references.some(
            (reference) =>
              reference.name === inner.name &&
              reference.scope !== inner.id &&
              functionOf(home, reference.scope) === scope.id &&
              /^\s*\(/.test(facts.text.slice(reference.span.end, reference.span.end + 40)),
          )
        if (!called && depth >= levels) continue
        running.add(inner.id)
        next.push(inner)
      }
    }
    level = next
  }
  return running
}

/** The function a scope's code runs with, by its number, or 0, the module: comprehensions and class bodies run where they stand. */
export function functionOf({ facts }: Pick<Home, 'facts'>, scope: number): number {
  let at = facts.scopes[scope]
  while (at !== undefined && at.kind !== 'function' && at.parent !== undefined) at = facts.scopes[at.parent]
  return at?.id ?? 0
}
