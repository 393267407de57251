import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { Binding, Reference, Scope } from '../facts/facts.ts'
import { libraryEffect } from '../facts/known-effects.ts'
import { nameOfBinding, visibleBindings } from '../facts/resolve.ts'
import { useOf } from './after-chain.ts'
import type { ChainUse } from './after-chain.ts'
import { around, calleesOf, methodOf, scopeOf } from './callees.ts'
import type { Callee, Home } from './callees.ts'
import { howUsed, isLooking } from './how-used.ts'
import type { HowUsed } from './how-used.ts'
import { functionOf, runningScopes } from './running-scopes.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** Something outside a call that the call changes: `module.name` in today's names; undefined where that cannot be told. */
export interface OutsideChange {
  readonly object: QualifiedName | undefined
}

/** How a body is run: what its parameters are, and how often what it returns is called at once. */
interface Running {
  readonly home: Home
  readonly scope: Scope
  /** `self` or `cls` is this object, which lives in a module. */
  readonly owner: QualifiedName | undefined
  /** The parameters may hold what lives elsewhere: a body called by another one. */
  readonly handed: boolean
  /** Of a class that is being made: what hangs on `cls` may be inherited, and so lives elsewhere. */
  readonly making: boolean
  /** Functions it returns are called as well, so many levels down. */
  readonly levels: number
}

/** Whether methods of what a library call made (an absolute dotted name) keep nothing of what they are given: loggers, patterns, paths, locks. */
export function isForgetful(name: string): boolean {
  return /^(logging|re|struct|time|datetime|pathlib|decimal|string|inspect|threading|random)\b/.test(name)
}

/** What lives outside and is changed when a callee is called `levels` times in a row (`@f`: once, `@f(x)`: twice). */
export function changesOfCall(
  index: SymbolIndex,
  callee: Callee,
  levels: number,
  seen = new Set<string>(),
  handed = false,
): readonly OutsideChange[] {
  switch (callee.kind) {
    case 'builtin':
      return /^(globals|vars|locals)\b/.test(callee.name) ? [{ object: undefined }] : []
    case 'library': {
      const made = callee.name.includes('.()')
      const quiet = made ? isForgetful(callee.name) : libraryEffect(callee.name) === 'wraps'
      return quiet ? [] : [{ object: callee.name }]
    }
    case 'unknown':
      return [{ object: callee.owner }]
    case 'function':
      return bodyChanges(index, { ...callee, owner: undefined, handed, making: false, levels: levels - 1 }, seen)
    case 'method':
      return bodyChanges(index, { ...callee, handed, making: false, levels: levels - 1 }, seen)
    case 'class':
      return [
        ...['__new__', '__init__', '__post_init__'].map((name) => ({ name, making: true })),
        ...(levels > 1 ? [{ name: '__call__', making: false }] : []),
      ].flatMap(({ name, making }) => {
        const method = methodOf(index, callee.home, callee.scope, name)
        if (method === undefined) return []
        return bodyChanges(index, { ...method, owner: undefined, handed, making, levels: levels - 2 }, seen)
      })
  }
}

/** What lives outside and is changed when a method runs because a class is made (`cls` is the class, or its metaclass). */
export function changesOfMaking(
  index: SymbolIndex,
  method: { readonly home: Home; readonly scope: Scope },
): readonly OutsideChange[] {
  return bodyChanges(index, { ...method, owner: undefined, handed: false, making: true, levels: 0 }, new Set())
}

function bodyChanges(index: SymbolIndex, run: Running, seen: Set<string>): readonly OutsideChange[] {
  const { facts } = run.home
  const key = [run.home.path, run.scope.id, run.owner, run.handed, run.levels].join(':')
  if (seen.has(key) || seen.size > 200) return []
  seen.add(key)
  const running = runningScopes(run.home, run.scope, run.levels)
  const found: OutsideChange[] = []
  for (const id of running) {
    const scope = facts.scopes[id]
    for (const name of scope?.globals ?? [])
      if (scope !== undefined && isBoundIn(run.home, scope, name))
        found.push({ object: joinName(run.home.module, name) })
  }
  for (const reference of facts.references) {
    if (reference.annotation || reference.typeChecking || !running.has(functionOf(run.home, reference.scope))) continue
    found.push(...changesAt(index, run, reference, seen))
  }
  return found
}

function isBoundIn(home: Home, scope: Scope, name: string): boolean {
  return (home.facts.scopes[0]?.bindings.get(name) ?? []).some(
    (binding) => binding.viaGlobal && binding.span.start >= scope.span.start && binding.span.end <= scope.span.end,
  )
}

function changesAt(
  index: SymbolIndex,
  run: Running,
  reference: Reference,
  seen: Set<string>,
): readonly OutsideChange[] {
  const { home } = run
  const use = useOf(home.facts, reference)
  const bindings = visibleBindings(home.facts, reference)
  if (bindings.length === 0) return builtinChanges(home, reference, use)
  return bindings.flatMap((binding): readonly OutsideChange[] => {
    if (binding.scope !== 0) return localChanges(index, run, { reference, binding, use }, seen)
    return moduleChanges(index, home, reference, use, seen)
  })
}

/** `setattr(x, ...)` of something that is no argument, `globals()[name] = f`, and what they call in between. */
function builtinChanges(home: Home, reference: Reference, use: ChainUse): readonly OutsideChange[] {
  if (/^(globals|vars)$/.test(reference.name)) {
    const last = use.steps.findLast((step) => step.kind === 'attribute')
    const changing = use.stored || (use.steps.at(-1)?.kind === 'call' && last !== undefined && !isLooking(last.name))
    return changing ? [{ object: undefined }] : []
  }
  // `next` takes one from what it is given.
  if (!['setattr', 'delattr', 'next'].includes(reference.name)) return []
  const open = use.steps[0]
  const first = home.facts.references.find((entry) => open !== undefined && entry.span.start > open.at)
  const bindings = first === undefined ? [] : visibleBindings(home.facts, first)
  const outside = bindings.find((binding) => binding.scope === 0)
  return outside === undefined ? [] : [{ object: joinName(home.module, outside.name) }]
}

interface LocalUse {
  readonly reference: Reference
  readonly binding: Binding
  readonly use: ChainUse
}

/** `cls.helper(...)`: of the class itself, or inherited. */
function changesOfOwnMethod(
  index: SymbolIndex,
  { home, scope }: Running,
  name: string,
  seen: Set<string>,
): readonly OutsideChange[] {
  const owning = around(home.facts, scope)
  const method = owning?.kind === 'class' ? methodOf(index, home, owning, name) : undefined
  if (method === undefined) return [{ object: undefined }]
  return bodyChanges(index, { ...method, owner: undefined, handed: false, making: true, levels: 0 }, seen)
}

/** What is done to a parameter or local name: marks on what is handed in are its own affair, lists that hang on it may not be. */
function localChanges(
  index: SymbolIndex,
  run: Running,
  { reference, binding, use }: LocalUse,
  seen: Set<string>,
): readonly OutsideChange[] {
  const how = howUsed(use)
  const isSelf = binding.kind === 'parameter' && binding.scope === run.scope.id && isFirstParameter(run, binding)
  const owner = isSelf ? run.owner : undefined
  if (owner !== undefined) return use.stored || how.isCalled ? [{ object: owner }] : []
  const [first, ...more] = how.attributes
  if (binding.kind !== 'parameter') {
    const isDefinition = scopeOf(run.home.facts, binding) !== undefined
    return !isDefinition && run.making && more.length > 0 && (how.isCalled || how.isInItem) ? UNKNOWN : []
  }
  if (isSelf && run.making && first !== undefined && more.length === 0 && how.isCalled)
    return changesOfOwnMethod(index, run, first, seen)
  const isOuter = binding.scope !== functionOf(run.home, reference.scope)
  return changesParameter(run, how, use, isOuter) ? UNKNOWN : []
}

/** Something that is not known by name. */
const UNKNOWN: readonly OutsideChange[] = [{ object: undefined }]

/** Whether something is done to what hangs on a parameter, or is handed in from further out. What a parameter that is called does is not known. */
function changesParameter(
  run: Running,
  { attributes, isCalled, isInItem }: HowUsed,
  use: ChainUse,
  isOuter: boolean,
): boolean {
  if ((attributes.length > 1 && isCalled) || (attributes.length > 0 && isInItem)) return true
  if ((run.handed || isOuter) && (isCalled || isInItem)) return true
  return isOuter && use.stored && use.steps.length > 0 && run.levels > 0
}

function isFirstParameter(run: Running, binding: Binding): boolean {
  const own = [...run.scope.bindings.values()].flat().filter((entry) => entry.kind === 'parameter')
  const first = own.reduce((least, entry) => Math.min(least, entry.span.start), Infinity)
  const owning = around(run.home.facts, run.scope)
  return owning?.kind === 'class' && binding.span.start === first
}

/** What is done to a name of the module: stored into, changed by a method, or called with what that does in turn. */
export function moduleChanges(
  index: SymbolIndex,
  home: Home,
  reference: Reference,
  use: ChainUse,
  seen: Set<string>,
): readonly OutsideChange[] {
  const owner = ownerOf(index, home, reference)
  if (use.stored && use.steps.length > 0) return isLibrary(index, home, reference) ? [] : [{ object: owner }]
  const call = use.steps.findIndex((step) => step.kind === 'call')
  if (call < 0) return []
  const before = use.steps.slice(0, call)
  const last = use.steps.findLast((step) => step.kind === 'attribute')
  if (last !== undefined && isLooking(last.name)) return []
  if (before.some((step) => step.kind === 'item')) return last === undefined ? [] : [{ object: owner }]
  const callees = calleesOf(
    index,
    home,
    reference,
    before.map((step) => step.name),
  )
  return callees.flatMap((callee): readonly OutsideChange[] => {
    return changesOfCall(index, callee, 1, seen, true).map(({ object }) => ({ object: object ?? owner }))
  })
}

function isLibrary(index: SymbolIndex, home: Home, reference: Reference): boolean {
  return calleesOf(index, home, reference).every(
    (callee) => callee.kind === 'library' && libraryEffect(callee.name) === 'wraps',
  )
}

/** The object of a module that a chain starts at: where the name is defined, in today's names. */
export function ownerOf(index: SymbolIndex, home: Home, reference: Reference): QualifiedName | undefined {
  for (const binding of visibleBindings(home.facts, reference)) {
    const name = nameOfBinding(home.facts, binding, index.identityOf(home.path)) ?? joinName(home.module, binding.name)
    const steps = reference.attributes.map((step) => step.name)
    const target = index.lookup(joinName(name, ...steps))
    if (target.kind === 'symbol') {
      const there = index.definitionOf(target.module, target.symbol)
      return there === undefined ? joinName(target.module, target.symbol) : joinName(there.module, there.symbol)
    }
    if (target.kind === 'foreign') return name
  }
  return undefined
}
