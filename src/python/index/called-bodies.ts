import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { ModuleFacts, Reference, Scope } from '../facts/facts.ts'
import { meaningOf, visibleBindings } from '../facts/resolve.ts'
import { functionOf } from './running-scopes.ts'
import type { SymbolIndex } from './symbol-index.ts'

const knownCalls = new WeakMap<ModuleFacts, readonly Reference[]>()

/** The plain names that a module calls: `f(...)`, `@f`; in the order of the text. */
export function callsIn(facts: ModuleFacts): readonly Reference[] {
  const before = knownCalls.get(facts)
  if (before !== undefined) return before
  const calls = facts.references.filter(
    (reference) =>
      reference.attributes.length === 0 &&
      !reference.annotation &&
      !reference.typeChecking &&
      (/^\s*\(/.test(facts.text.slice(reference.span.end, reference.span.end + 40)) ||
        facts.text.charAt(reference.span.start - 1) === '@'),
  )
  knownCalls.set(facts, calls)
  return calls
}

/** The body of a function that runs, and where it stands. */
export interface Body {
  readonly module: QualifiedName
  readonly path: string
  readonly facts: ModuleFacts
  readonly scope: Scope
}

/** What runs of a class when it is called (data model 3.3.1; dataclasses). */
export const MAKING: readonly string[] = ['__new__', '__init__', '__post_init__']

/** The bodies that run when a name is called: of a function of this tree that makes imports, or of the making of a class. */
export function bodiesOf(index: SymbolIndex, path: string, facts: ModuleFacts, called: Reference): readonly Body[] {
  const meaning = meaningOf(facts, called, index.identityOf(path))
  const own = visibleBindings(facts, called).every((binding) => binding.scope === 0 && binding.imported === undefined)
  const module = index.moduleOf(path)
  const name =
    meaning.kind === 'imported' ? meaning.name : own && module !== undefined ? joinName(module, called.name) : undefined
  const target = name === undefined ? undefined : index.lookup(name)
  if (target?.kind !== 'symbol' || target.rest.length > 0) return []
  const home = index.definitionOf(target.module, target.symbol)
  const there = home === undefined ? undefined : index.fileOf(home.module)
  const theirs = there === undefined ? undefined : index.facts(there)
  if (home === undefined || there === undefined || theirs === undefined) return []
  const scope = theirs.scopes.find((entry) => entry.parent === 0 && entry.name === home.symbol)
  const bodies =
    scope?.kind === 'class'
      ? theirs.scopes.filter((entry) => entry.parent === scope.id && MAKING.includes(entry.name))
      : scope?.kind === 'function'
        ? [scope]
        : []
  return bodies.map((scope) => ({ module: home.module, path: there, facts: theirs, scope }))
}

/** Whether something of the module runs with a body: not in a function inside it, which runs when that is called. */
export function runsWith({ facts, scope }: Body, inner: number): boolean {
  return functionOf({ facts }, inner) === scope.id
}
