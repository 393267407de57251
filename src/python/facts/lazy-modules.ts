import type { ModuleFacts, Statement } from './facts.ts'

/** The list of a module whose imports Python makes lazy (PEP 810): the plain strings in it, and the statement. */
export interface LazyModules {
  readonly names: ReadonlySet<string>
  readonly statement: Statement
}

/**
 * The `__lazy_modules__` of a module; undefined when it assigns none at its top level. Imports of the modules it names, at the
 * top level and outside any `try`, wait until what they bind is read; before Python 3.15 it is a variable like any other.
 */
export function lazyModulesOf(facts: ModuleFacts): LazyModules | undefined {
  const statement = facts.statements.find(
    (candidate) => candidate.kind === 'assign' && candidate.names.includes('__lazy_modules__'),
  )
  if (statement === undefined) return undefined
  const own = facts.strings.filter((fact) => fact.statement === statement.index && !fact.isFormat)
  return { statement, names: new Set(own.map(({ content }) => facts.text.slice(content.start, content.end))) }
}
