import type { Binding, ModuleFacts, Reference, Scope } from '../facts/facts.ts'
import { nameOfBinding } from '../facts/resolve.ts'
import type { Node } from '../parse/syntax-tree.ts'
import { calleesOf, methodOf, ofName } from './callees.ts'
import type { Home } from './callees.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** A function that a call may run, with the file it is in. */
export interface CallTarget {
  readonly facts: ModuleFacts
  readonly path: string
  readonly scope: ModuleFacts['scopes'][number]
  readonly there: Home
}

/** The functions behind a call; a method of who knows what is any function of the file, or of the classes it imports, that has its name. */
export function targets(index: SymbolIndex, home: Home, reference: Reference, method?: string): readonly CallTarget[] {
  return calleesOf(index, home, reference).flatMap((callee): readonly CallTarget[] => {
    if (callee.kind === 'builtin' || callee.kind === 'library') return []
    const there = callee.kind === 'unknown' ? home : callee.home
    const target = (scope: Scope, at: Home): CallTarget => ({ facts: at.facts, path: at.path, scope, there: at })
    if (method !== undefined && callee.kind === 'class') {
      const found = methodOf(index, there, callee.scope, method)
      return found === undefined ? [] : [target(found.scope, found.home)]
    }
    if (method === undefined && (callee.kind === 'function' || callee.kind === 'method'))
      return [target(callee.scope, there)]
    const name = method ?? (callee.kind === 'class' ? '__init__' : reference.attributes.at(-1)?.name)
    const near = there.facts.scopes.filter(
      (scope) =>
        scope.kind === 'function' &&
        scope.name === name &&
        (callee.kind !== 'class' || scope.parent === callee.scope.id),
    )
    const inherited =
      callee.kind === 'class' && near.length === 0 ? methodOf(index, there, callee.scope, '__init__') : undefined
    const far = callee.kind === 'unknown' && name !== undefined ? methodsOfImported(index, home, name) : []
    return [
      ...near.map((scope) => target(scope, there)),
      ...(inherited === undefined ? [] : [target(inherited.scope, inherited.home)]),
      ...far.map((one) => target(one.scope, one.home)),
    ]
  })
}

/** The methods of a name that classes have which a file imports. */
function methodsOfImported(index: SymbolIndex, home: Home, name: string): readonly { home: Home; scope: Scope }[] {
  const bindings = home.facts.scopes.flatMap((scope) => [...scope.bindings.values()].flat())
  return bindings.flatMap((binding) => {
    const imported = nameOfBinding(home.facts, binding, index.identityOf(home.path))
    if (imported === undefined) return []
    return ofName(index, imported).flatMap((one) => {
      const found = one.kind === 'class' ? methodOf(index, one.home, one.scope, name) : undefined
      return found === undefined ? [] : [found]
    })
  })
}

/** The parameters of a function in the order they are written. */
export function parametersOf({ scope }: CallTarget): readonly Binding[] {
  const parameters = [...scope.bindings.values()].flat().filter((binding) => binding.kind === 'parameter')
  return parameters.sort((one, other) => one.span.start - other.span.start)
}

/** Those that take one argument of a call (language reference 6.3.4): by its name or place, else what is starred, else any. */
export function parametersFor(call: Node, argument: Node, target: CallTarget): readonly Binding[] {
  const all = parametersOf(target)
  const isStarred = ({ span }: Binding): boolean => target.facts.text[span.start - 1] === '*'
  const name = argument.type === 'keyword_argument' ? argument.childForFieldName('name')?.text : undefined
  if (name !== undefined) {
    const named = all.filter((one) => one.name === name)
    return named.length > 0 ? named : all.filter(isStarred)
  }
  const given = (call.childForFieldName('arguments')?.namedChildren ?? []).filter((one) => one.type !== 'comment')
  const at = given.findIndex((one) => one.startIndex === argument.startIndex)
  if (at < 0 || given.slice(0, at + 1).some((one) => /_splat$/.test(one.type))) return all
  const bound = /^(self|cls|mcs)$/.test(all[0]?.name ?? '') ? 1 : 0
  const place = all[at + bound]
  const star = all.findIndex(isStarred)
  if (place === undefined || (star >= 0 && at + bound > star)) return star < 0 ? all : all.filter(isStarred)
  return [place]
}

/** Whether an expression is surely something of the tree that can be called. */
export function isCallable(index: SymbolIndex, home: Home, reference: Reference): boolean {
  return calleesOf(index, home, reference).some(({ kind }) => /^(function|class|method)$/.test(kind))
}
