import type { ModuleFacts, Reference } from '../facts/facts.ts'
import { visibleBindings } from '../facts/resolve.ts'

/**
 * Whether code at the given references could use a new import of `name` made in scope `scope`: no scope
 * between binds it, the importing scope binds it to nothing else, and no code there reads it as a builtin.
 */
export function isFree(
  facts: ModuleFacts,
  name: string,
  scope: number,
  sites: readonly Pick<Reference, 'scope'>[],
): boolean {
  if (facts.scopes[scope]?.bindings.has(name) === true) return false
  if (facts.scopes.some((candidate) => candidate.globals.has(name))) return false
  for (const site of sites) {
    for (let at: number | undefined = site.scope; at !== undefined && at !== scope; at = facts.scopes[at]?.parent) {
      if (facts.scopes[at]?.bindings.has(name) === true) return false
    }
  }
  return !facts.references.some(
    (reference) => reference.name === name && visibleBindings(facts, reference).length === 0,
  )
}

/** The first of some names that is free at the sites; numbered when none is. */
export function freeName(
  facts: ModuleFacts,
  wishes: readonly string[],
  scope: number,
  sites: readonly Pick<Reference, 'scope'>[],
): string {
  const free = wishes.find((name) => isFree(facts, name, scope, sites))
  if (free !== undefined) return free
  const base = wishes.at(-1) ?? 'module'
  for (let count = 2; ; count += 1) {
    const name = `${base}_${count}`
    if (isFree(facts, name, scope, sites)) return name
  }
}
