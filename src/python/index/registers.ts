import { runsOnLoad } from '../facts/moments.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { word } from '../../workspace/tokens.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ModuleFacts, Reference, Scope, Statement } from '../facts/facts.ts'
import { libraryKeepsSubclasses } from '../facts/known-effects.ts'
import { visibleBindings } from '../facts/resolve.ts'
import { useOf } from './after-chain.ts'
import { around, baseReferences, calleesOf, homeOfModule, methodOf } from './callees.ts'
import type { Home } from './callees.ts'
import { metaReferences, referencesOfHeader } from './metaclasses.ts'
import { changesOfCall, changesOfMaking, ownerOf } from './changes-outside.ts'
import type { OutsideChange } from './changes-outside.ts'
import type { SymbolIndex } from './symbol-index.ts'
import { referencesOf } from '../facts/by-statement.ts'

/** How a definition makes itself known elsewhere while its module is loaded, and on what (today's names; undefined: unknown). */
export interface Registration {
  readonly how: 'decorator' | 'class' | 'call'
  readonly on: readonly (QualifiedName | undefined)[]
}

const known = new WeakMap<SymbolIndex, Map<Statement, readonly Registration[]>>()

/**
 * Whether a top-level definition registers itself when its module is loaded, by what runs and not by its name: a decorator that
 * keeps what it is given, `__init_subclass__`, a metaclass or `__set_name__` that does (data model 3.3.3), a base class that is asked
 * for its subclasses, a call in its value that puts what it makes on a list. Code that cannot be seen may register.
 */
export function registers(index: SymbolIndex, module: QualifiedName, statement: Statement): readonly Registration[] {
  const cache = known.get(index) ?? new Map<Statement, readonly Registration[]>()
  known.set(index, cache)
  const before = cache.get(statement)
  if (before !== undefined) return before
  const home = homeOfModule(index, module)
  const found = home === undefined ? [] : find(index, home, statement)
  cache.set(statement, found)
  return found
}

function find(index: SymbolIndex, home: Home, statement: Statement): readonly Registration[] {
  const own = referencesOf(home.facts, statement.index).filter((entry) => runsOnLoad(entry) && !entry.annotation)
  const result: Registration[] = []
  const add = (how: Registration['how'], changes: readonly OutsideChange[]): void => {
    if (changes.length > 0) result.push({ how, on: [...new Set(changes.map((change) => change.object))] })
  }
  for (const span of statement.decorators) add('decorator', decoratorChanges(index, home, own, span.start, span.end))
  if (statement.kind === 'class') {
    const scope = classScope(home.facts, statement)
    if (scope !== undefined) {
      add('class', classChanges(index, home, scope, own))
      add('class', bodyCalls(index, home, scope, own))
    }
  }
  if (statement.kind === 'assign') add('call', valueCalls(index, home, statement, own))
  add('call', putElsewhere(index, home, own))
  return result
}

/** Methods by which the containers of Python take something in (library reference, "Built-in Types", `collections`). */
const TAKING_IN = /^(append|appendleft|add|extend|extendleft|insert|update|setdefault|__setitem__)$/

/**
 * Objects of other modules of the tree that a class body, a default or a value stores into: `signals.Cell.show = True`,
 * `HOOK = signals.hooks.append(show)`.
 */
function putElsewhere(index: SymbolIndex, home: Home, own: readonly Reference[]): readonly OutsideChange[] {
  return own.flatMap((reference): readonly OutsideChange[] => {
    const bindings = visibleBindings(home.facts, reference)
    if (bindings.length === 0 || bindings.some((binding) => binding.imported === undefined)) return []
    const use = useOf(home.facts, reference)
    const call = use.steps.findIndex((step) => step.kind === 'call')
    const takesIn = call > 0 && TAKING_IN.test(use.steps[call - 1]?.name ?? '')
    const isStored = use.steps.length > 0 && (use.stored || reference.context === 'store')
    const object = takesIn || isStored ? ownerOf(index, home, reference) : undefined
    return object !== undefined && index.isModule(firstPartOf(object)) ? [{ object }] : []
  })
}

/** What one decorator expression changes when it is evaluated and called with what stands below. */
function decoratorChanges(
  index: SymbolIndex,
  home: Home,
  own: readonly Reference[],
  start: number,
  end: number,
): readonly OutsideChange[] {
  const head = own.find((reference) => reference.span.start > start && reference.span.start < end)
  if (head === undefined || !/^@\s*$/.test(home.facts.text.slice(start, head.span.start)))
    return [{ object: undefined }]
  const use = useOf(home.facts, head)
  const first = use.steps.findIndex((step) => step.kind !== 'attribute')
  const names = (first < 0 ? use.steps : use.steps.slice(0, first)).map((step) => step.name)
  const rest = first < 0 ? [] : use.steps.slice(first)
  const owner = ownerOf(index, home, head)
  if (rest.some((step) => step.kind !== 'call')) return [{ object: owner }]
  return calleesOf(index, home, head, names).flatMap((callee) =>
    changesOfCall(index, callee, rest.length + 1).map(({ object }) => ({ object: object ?? owner })),
  )
}

/** The scope of a class statement's body. */
export function classScope(facts: ModuleFacts, statement: Statement): Scope | undefined {
  return facts.scopes.find(
    (scope) =>
      scope.kind === 'class' &&
      around(facts, scope)?.id === 0 &&
      scope.span.start >= statement.span.start &&
      scope.span.end <= statement.span.end + 1,
  )
}

/** What the making of a class does elsewhere because of its bases and metaclasses, those of its bases included. */
function classChanges(
  index: SymbolIndex,
  home: Home,
  scope: Scope,
  own: readonly Reference[],
): readonly OutsideChange[] {
  const found: OutsideChange[] = []
  const seen = new Set<Scope>([scope])
  const metas = metaReferences(home.facts, scope, own)
  const queue: { home: Home; references: readonly Reference[]; meta: boolean }[] = [
    { home, references: baseReferences(home.facts, scope), meta: false },
    { home, references: metas, meta: true },
  ]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const reference of next.references) {
      for (const callee of calleesOf(index, next.home, reference)) {
        if (callee.kind === 'library') {
          if (libraryKeepsSubclasses(callee.name.replaceAll('.()', ''))) found.push({ object: callee.name })
          continue
        }
        if (callee.kind !== 'class' || seen.has(callee.scope)) continue
        seen.add(callee.scope)
        const there = { home: callee.home, scope: callee.scope }
        const name = joinName(there.home.module, there.scope.name)
        const hooks = next.meta ? ['__new__', '__init__', '__prepare__'] : ['__init_subclass__']
        for (const hook of hooks) {
          const method = ownMethod(there, hook)
          if (method === undefined) continue
          found.push(
            ...changesOfMaking(index, { home: there.home, scope: method }).map((change) => ({
              object: change.object ?? name,
            })),
          )
        }
        if (!next.meta && askedForSubclasses(index).has(name)) found.push({ object: name })
        const inner = referencesOfHeader(there.home.facts, there.scope)
        queue.push({ home: there.home, references: baseReferences(there.home.facts, there.scope), meta: next.meta })
        if (!next.meta)
          queue.push({ home: there.home, references: metaReferences(there.home.facts, there.scope, inner), meta: true })
      }
    }
  }
  return found
}

function ownMethod(there: { readonly home: Home; readonly scope: Scope }, name: string): Scope | undefined {
  const { facts } = there.home
  return facts.scopes.find(
    (entry) => entry.kind === 'function' && entry.name === name && around(facts, entry) === there.scope,
  )
}

/** What the calls in a class body do elsewhere: decorators of methods, descriptors with `__init__` and `__set_name__`. */
function bodyCalls(index: SymbolIndex, home: Home, scope: Scope, own: readonly Reference[]): readonly OutsideChange[] {
  const { facts } = home
  return own.flatMap((reference): readonly OutsideChange[] => {
    if (reference.scope !== scope.id) return []
    if (visibleBindings(facts, reference).some((binding) => binding.scope !== 0)) return []
    const isDecorator = /@\s*$/.test(facts.text.slice(Math.max(0, reference.span.start - 20), reference.span.start))
    const use = useOf(facts, reference)
    const call = use.steps.findIndex((step) => step.kind === 'call')
    if (call < 0 && !isDecorator) return []
    const names = (call < 0 ? use.steps : use.steps.slice(0, call)).map((step) => step.name)
    const levels = isDecorator ? (call < 0 ? 1 : use.steps.length - call + 1) : 1
    const owner = ownerOf(index, home, reference)
    return calleesOf(index, home, reference, names).flatMap((callee) => {
      if (callee.kind === 'library' || (callee.kind === 'unknown' && !isDecorator)) return []
      const named = callee.kind === 'class' ? methodOf(index, callee.home, callee.scope, '__set_name__') : undefined
      return [
        ...changesOfCall(index, callee, levels),
        ...(named === undefined ? [] : changesOfMaking(index, named)),
      ].map(({ object }) => ({ object: object ?? owner }))
    })
  })
}

/** What the calls in the value of an assignment do elsewhere, as far as their code is in the tree. */
function valueCalls(
  index: SymbolIndex,
  home: Home,
  statement: Statement,
  own: readonly Reference[],
): readonly OutsideChange[] {
  return own.flatMap((reference): readonly OutsideChange[] => {
    if (reference.scope !== 0) return []
    const use = useOf(home.facts, reference)
    const call = use.steps.findIndex((step) => step.kind === 'call')
    if (call < 0) return []
    const names = use.steps.slice(0, call).map((step) => step.name)
    const levels = use.steps.slice(call).filter((step) => step.kind === 'call').length
    return calleesOf(index, home, reference, names)
      .filter(
        (callee) =>
          callee.kind === 'class' ||
          callee.kind === 'method' ||
          // A value computed by code beside it is a question of when, not of who knows it.
          (callee.kind === 'function' && callee.home.module !== home.module),
      )
      .flatMap((callee) => changesOfCall(index, callee, levels))
      .filter(
        (change) =>
          change.object === undefined || !statement.names.some((name) => change.object === joinName(home.module, name)),
      )
  })
}

const subclassReaders = new WeakMap<SymbolIndex, ReadonlySet<QualifiedName>>()

/** The classes of the tree that somebody asks for `__subclasses__()`, by name or as `cls` of their own method. */
export function askedForSubclasses(index: SymbolIndex): ReadonlySet<QualifiedName> {
  const before = subclassReaders.get(index)
  if (before !== undefined) return before
  const asked = new Set<QualifiedName>()
  for (const path of index.workspace.mentioning(['__subclasses__'], '.py')) {
    const module = index.moduleOf(path)
    const home = module === undefined ? undefined : homeOfModule(index, module)
    if (home === undefined || home.path !== path) continue
    for (const reference of home.facts.references) {
      if (reference.attributes.at(-1)?.name !== '__subclasses__') continue
      for (const name of askedClasses(index, home, reference)) asked.add(name)
    }
  }
  subclassReaders.set(index, asked)
  return asked
}

function askedClasses(index: SymbolIndex, home: Home, reference: Reference): readonly QualifiedName[] {
  const names = reference.attributes.slice(0, -1).map((step) => step.name)
  const [binding] = visibleBindings(home.facts, reference)
  if (binding === undefined) return []
  const inside = home.facts.scopes[binding.scope]
  if (binding.kind === 'parameter' && inside !== undefined) {
    const owner = around(home.facts, inside)
    if (owner?.kind === 'class') return [joinName(home.module, owner.name)]
    return inside.kind === 'function' ? handedClasses(index, inside) : []
  }
  return calleesOf(index, home, reference, names).flatMap((callee) =>
    callee.kind === 'class' ? [joinName(callee.home.module, callee.scope.name)] : [],
  )
}

/** The classes that a function of a module is called with, anywhere in the tree. */
function handedClasses(index: SymbolIndex, scope: Scope): readonly QualifiedName[] {
  // What calls it has an opening bracket behind its name.
  const called = /^\w+$/.test(scope.name) ? new RegExp(`${scope.name}[\\s\\\\]*[(\\[#]`) : undefined
  return index.workspace.matching(tokenQuery([[word(scope.name)]], called), '.py').flatMap((path) => {
    const module = index.moduleOf(path)
    const there = module === undefined ? undefined : homeOfModule(index, module)
    if (there === undefined || there.path !== path) return []
    return there.facts.references.flatMap((reference) => {
      const last = reference.attributes.at(-1)?.name ?? reference.name
      if (last !== scope.name) return []
      const called = calleesOf(index, there, reference).some(
        (callee) => callee.kind === 'function' && callee.scope === scope,
      )
      const use = useOf(there.facts, reference)
      const open = use.steps.find((step) => step.kind === 'call')
      if (!called || open === undefined) return []
      return there.facts.references
        .filter((entry) => entry.span.start > open.at && entry.span.start < use.end)
        .flatMap((entry) => calleesOf(index, there, entry))
        .flatMap((callee) => (callee.kind === 'class' ? [joinName(callee.home.module, callee.scope.name)] : []))
    })
  })
}
