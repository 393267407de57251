import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { Binding, ModuleFacts, Reference, Scope } from '../facts/facts.ts'
import { isBuiltin } from '../facts/python-names.ts'
import { nameOfBinding, visibleBindings } from '../facts/resolve.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** A file of the tree as the place where code stands. */
export interface Home {
  readonly module: QualifiedName
  readonly path: string
  readonly facts: ModuleFacts
}

/** What an expression `a.b.c` may stand for when it is called. */
export type Callee =
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'library'; readonly name: QualifiedName }
  | { readonly kind: 'function' | 'class'; readonly home: Home; readonly scope: Scope }
  /** A method of something that lives in a module: of an instance (`REGISTRY.add`) or of a class (`Base.add`). */
  | { readonly kind: 'method'; readonly home: Home; readonly scope: Scope; readonly owner: QualifiedName }
  /** Something of an object of the tree whose code cannot be found. */
  | { readonly kind: 'unknown'; readonly owner: QualifiedName | undefined }

/** The file of a module, undefined for what is not of the tree. */
export function homeOfModule(index: SymbolIndex, module: QualifiedName): Home | undefined {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  return path === undefined || facts === undefined ? undefined : { module, path, facts }
}

/** What a name with attributes may be called as: one for each binding that may be seen; a builtin where nothing binds it. */
export function calleesOf(
  index: SymbolIndex,
  home: Home,
  reference: Reference,
  attributes: readonly string[] = reference.attributes.map((step) => step.name),
): readonly Callee[] {
  return behind(index, home, reference, attributes, 0)
}

/** The same from so many steps away: a name may be given itself (`x = x.y`), or two each other. */
function behind(
  index: SymbolIndex,
  home: Home,
  reference: Reference,
  attributes: readonly string[],
  depth: number,
): readonly Callee[] {
  const bindings = visibleBindings(home.facts, reference)
  if (bindings.length === 0)
    return isBuiltin(reference.name)
      ? [{ kind: 'builtin', name: joinName(reference.name, ...attributes) }]
      : [{ kind: 'unknown', owner: undefined }]
  return bindings.flatMap((binding) => ofBinding(index, home, binding, attributes, depth))
}

const DEEPEST = 8

function ofBinding(
  index: SymbolIndex,
  home: Home,
  binding: Binding,
  attributes: readonly string[],
  depth: number,
): readonly Callee[] {
  if (depth > DEEPEST) return [{ kind: 'unknown', owner: undefined }]
  const imported = nameOfBinding(home.facts, binding, index.identityOf(home.path))
  if (imported !== undefined) return ofName(index, joinName(imported, ...attributes), depth + 1)
  const owner = binding.scope === 0 ? joinName(home.module, binding.name) : undefined
  const scope = scopeOf(home.facts, binding)
  const [first, ...rest] = attributes
  if (scope !== undefined) {
    if (first === undefined) return [{ kind: scope.kind === 'class' ? 'class' : 'function', home, scope }]
    const method = scope.kind === 'class' && rest.length === 0 ? methodOf(index, home, scope, first) : undefined
    return method === undefined || owner === undefined
      ? [{ kind: 'unknown', owner }]
      : [{ kind: 'method', ...method, owner }]
  }
  const value = binding.scope === 0 && binding.kind === 'assign' ? valueOf(home.facts, binding) : undefined
  if (value === undefined) return [{ kind: 'unknown', owner }]
  const steps = value.attributes.map((step) => step.name)
  if (!isCalled(home.facts, value))
    return behind(index, home, value, [...steps, ...attributes], depth + 1).map((callee): Callee =>
      callee.kind === 'unknown' ? { kind: 'unknown', owner } : callee,
    )
  return behind(index, home, value, steps, depth + 1).map((made): Callee => {
    if (made.kind === 'library') return { kind: 'library', name: joinName(made.name, '()', ...attributes) }
    if (made.kind !== 'class' || owner === undefined) return { kind: 'unknown', owner }
    const method = first === undefined ? '__call__' : rest.length === 0 ? first : undefined
    const found = method === undefined ? undefined : methodOf(index, made.home, made.scope, method)
    return found === undefined ? { kind: 'unknown', owner } : { kind: 'method', ...found, owner }
  })
}

/** What an absolute dotted name may be called as, through re-exports, attributes of classes and instances included. */
export function ofName(index: SymbolIndex, name: QualifiedName, depth = 0): readonly Callee[] {
  if (depth > DEEPEST) return [{ kind: 'unknown', owner: undefined }]
  const target = index.lookup(name)
  if (target.kind === 'foreign') return [{ kind: 'library', name }]
  if (target.kind !== 'symbol') return [{ kind: 'unknown', owner: undefined }]
  const there = index.definitionOf(target.module, target.symbol)
  const home = homeOfModule(index, there?.module ?? target.module)
  const bindings = home?.facts.scopes[0]?.bindings.get(there?.symbol ?? target.symbol) ?? []
  const live = bindings.filter((binding) => binding.kind !== 'delete' && binding.kind !== 'annotation')
  const chosen = live.some((binding) => binding.conditional) ? live : live.slice(-1)
  if (home === undefined || chosen.length === 0)
    return [{ kind: 'unknown', owner: joinName(target.module, target.symbol) }]
  return chosen.flatMap((binding) => ofBinding(index, home, binding, target.rest, depth + 1))
}

/** The scope of a function or class that a binding makes; undefined for other bindings. */
export function scopeOf(facts: ModuleFacts, binding: Binding): Scope | undefined {
  if (binding.kind !== 'function' && binding.kind !== 'class') return undefined
  return facts.scopes.find(
    (scope) =>
      scope.kind === binding.kind &&
      scope.name === binding.name &&
      scope.span.start < binding.span.start &&
      binding.span.end < scope.span.end &&
      facts.scopes[binding.scope] === around(facts, scope),
  )
}

/** The scope a definition stands in; its type parameters (PEP 695) are no place. */
export function around(facts: ModuleFacts, scope: Scope): Scope | undefined {
  let up = scope.parent === undefined ? undefined : facts.scopes[scope.parent]
  while (up?.kind === 'type-params') up = up.parent === undefined ? undefined : facts.scopes[up.parent]
  return up
}

/** A method by name, of the class itself or of a base class of the tree. */
export function methodOf(
  index: SymbolIndex,
  home: Home,
  scope: Scope,
  name: string,
  seen = new Set<Scope>(),
): { readonly home: Home; readonly scope: Scope } | undefined {
  if (seen.has(scope)) return undefined
  seen.add(scope)
  const own = home.facts.scopes.find(
    (entry) => entry.kind === 'function' && entry.name === name && around(home.facts, entry) === scope,
  )
  if (own !== undefined) return { home, scope: own }
  for (const base of baseReferences(home.facts, scope)) {
    for (const callee of calleesOf(index, home, base)) {
      const found = callee.kind === 'class' ? methodOf(index, callee.home, callee.scope, name, seen) : undefined
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** The names that stand as positional bases of a class, `Base` of `Base[T]` and `make` of `make(x)` included. */
export function baseReferences(facts: ModuleFacts, scope: Scope): readonly Reference[] {
  return facts.references.filter(
    (reference) => !reference.annotation && scope.bases.some((base) => base.start === reference.span.start),
  )
}

/** The name that stands first in the value of an assignment to one name. */
export function valueOf(facts: ModuleFacts, binding: Binding): Reference | undefined {
  const statement = facts.statements[binding.statement]
  if (statement?.kind !== 'assign' || statement.names.length !== 1) return undefined
  const head = /^\w+\s*(:[^=]*)?=\s*\(?\s*/.exec(facts.text.slice(statement.span.start, statement.span.end))?.[0]
  return head === undefined
    ? undefined
    : facts.references.find(
        (reference) => reference.span.start === statement.span.start + head.length && !reference.annotation,
      )
}

/** Whether the chain of a reference is called right behind it. */
export function isCalled(facts: ModuleFacts, reference: Reference): boolean {
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  return /^\s*\(/.test(facts.text.slice(end, end + 40))
}
