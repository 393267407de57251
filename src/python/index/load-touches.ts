import { firstPartOf, isWithin, joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { referencesOf } from '../facts/by-statement.ts'
import type { Binding, Reference, Scope } from '../facts/facts.ts'
import { changesNothing, isOfTheMoment, libraryEffect } from '../facts/known-effects.ts'
import { runsOnLoad } from '../facts/moments.ts'
import { nameOfBinding, visibleBindings } from '../facts/resolve.ts'
import { useOf } from './after-chain.ts'
import type { ChainUse } from './after-chain.ts'
import { around, baseReferences, calleesOf, homeOfModule, methodOf, scopeOf } from './callees.ts'
import type { Callee, Home } from './callees.ts'
import { isForgetful } from './changes-outside.ts'
import { isForgetfulVariable, isKnownMethod, madeBy } from './made-by.ts'
import { statementEffect } from './load-effects.ts'
import { metaReferences, referencesOfHeader } from './metaclasses.ts'
import { registers } from './registers.ts'
import { functionOf, runningScopes } from './running-scopes.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** What the statements of one module that do something to others may read or change while it is loaded. */
export interface LoadTouches {
  /** Variables of the tree by where they are defined (today's names), definitions and modules that are handed on, and what of libraries is set or differs by the moment. */
  readonly names: ReadonlySet<QualifiedName>
  /** It calls a library that may keep something. */
  readonly callsLibraries: boolean
}

/** A walk through what runs when a module is loaded; `lost`: it runs something that cannot be told. */
interface Walk {
  readonly index: SymbolIndex
  readonly names: Set<QualifiedName>
  readonly seen: Set<Scope>
  readonly bodies: Body[]
  callsLibraries: boolean
  lost: boolean
}

/** A function that runs, and how many calls further down what it returns is called. */
interface Body {
  readonly home: Home
  readonly scope: Scope
  readonly levels: number
}

const known = new WeakMap<SymbolIndex, Map<QualifiedName, LoadTouches | undefined>>()

/**
 * Whether it makes no difference what of two modules (today's names) does first what it does to others: both are known to touch nothing
 * in common. What libraries keep counts as one thing where both call some, and where one calls and the other sets something of them.
 */
export function areApart(index: SymbolIndex, one: QualifiedName, other: QualifiedName): boolean {
  const [mine, theirs] = [loadTouches(index, one), loadTouches(index, other)]
  if (mine === undefined || theirs === undefined || (mine.callsLibraries && theirs.callsLibraries)) return false
  const isOutside = (name: QualifiedName): boolean => !index.isModule(firstPartOf(name))
  if (mine.callsLibraries && [...theirs.names].some(isOutside)) return false
  if (theirs.callsLibraries && [...mine.names].some(isOutside)) return false
  return [...mine.names].every((name) =>
    [...theirs.names].every((touched) => !isWithin(name, touched) && !isWithin(touched, name)),
  )
}

/** What a module touches by what it does to others while it is loaded; undefined where it runs something that cannot be told. */
export function loadTouches(index: SymbolIndex, module: QualifiedName): LoadTouches | undefined {
  const cache = known.get(index) ?? new Map<QualifiedName, LoadTouches | undefined>()
  known.set(index, cache)
  if (!cache.has(module)) cache.set(module, touchesOf(index, module))
  return cache.get(module)
}

function touchesOf(index: SymbolIndex, module: QualifiedName): LoadTouches | undefined {
  const home = homeOfModule(index, module)
  if (home === undefined || home.facts.errors.length > 0) return undefined
  const walk: Walk = { index, names: new Set(), seen: new Set(), bodies: [], callsLibraries: false, lost: false }
  for (const statement of home.facts.statements) {
    if (statement.mainGuard !== undefined || statementEffect(index, module, statement) === undefined) continue
    const isWithinIt = ({ span }: Scope): boolean =>
      span.start >= statement.span.start && span.end <= statement.span.end + 1
    for (const { on } of registers(index, module, statement)) for (const object of on) touch(walk, object)
    for (const scope of home.facts.scopes)
      if (scope.kind === 'class' && functionOf(home, scope.id) === 0 && isWithinIt(scope)) makeClass(walk, home, scope)
    for (const reference of referencesOf(home.facts, statement.index))
      if (runsOnLoad(reference) && !reference.annotation) follow(walk, home, reference)
  }
  for (let body = walk.bodies.pop(); body !== undefined && !walk.lost; body = walk.bodies.pop()) run(walk, body)
  return walk.lost ? undefined : { names: walk.names, callsLibraries: walk.callsLibraries }
}

function touch(walk: Walk, name: QualifiedName | undefined): void {
  if (name === undefined) walk.lost = true
  else walk.names.add(name)
}

/** A body runs once; so many that one cannot follow them are not followed. */
function enter(walk: Walk, body: Body): void {
  if (walk.seen.has(body.scope)) return
  walk.seen.add(body.scope)
  if (walk.seen.size > 200) walk.lost = true
  else walk.bodies.push(body)
}

function run(walk: Walk, { home, scope, levels }: Body): void {
  const running = runningScopes(home, scope, levels)
  const isRun = (id: number): boolean => running.has(functionOf(home, id))
  if (home.facts.imports.some((statement) => isRun(statement.scope) && statement.scope !== 0)) walk.lost = true
  for (const inner of home.facts.scopes) if (inner.kind === 'class' && isRun(inner.id)) makeClass(walk, home, inner)
  for (const reference of home.facts.references)
    if (!reference.annotation && !reference.typeChecking && isRun(reference.scope)) follow(walk, home, reference)
}

/** What the bases of a class do when it is made; what a metaclass of the tree does cannot be told. */
function makeClass(walk: Walk, home: Home, scope: Scope): void {
  const header = referencesOfHeader(home.facts, scope)
  if (metaReferences(home.facts, scope, header).some((meta) => !isLibrary(walk, home, meta))) walk.lost = true
  for (const base of baseReferences(home.facts, scope))
    for (const callee of calleesOf(walk.index, home, base)) {
      if (callee.kind !== 'class') continue
      const hook = methodOf(walk.index, callee.home, callee.scope, '__init_subclass__')
      if (hook !== undefined) enter(walk, { ...hook, levels: 0 })
      if (
        metaReferences(callee.home.facts, callee.scope, referencesOfHeader(callee.home.facts, callee.scope)).length > 0
      )
        walk.lost = true
    }
}

function isLibrary(walk: Walk, home: Home, reference: Reference): boolean {
  return calleesOf(walk.index, home, reference).every(({ kind }) => kind === 'library' || kind === 'builtin')
}

/** One name that runs: what it touches, and what is called by it. */
function follow(walk: Walk, home: Home, reference: Reference): void {
  const use = useOf(home.facts, reference)
  const bindings = visibleBindings(home.facts, reference)
  if (bindings.length === 0) return followBuiltin(walk, home, reference, use)
  for (const binding of bindings) {
    if (binding.scope !== 0) followLocal(walk, home, binding, use)
    else followGlobal(walk, home, { reference, binding, use })
  }
}

/** What hands on or runs what is not seen. */
const UNSEEN = /^(exec|eval|compile|globals|locals|vars|__import__|breakpoint)$/

function followBuiltin(walk: Walk, home: Home, reference: Reference, use: ChainUse): void {
  if (/^__\w+__$/.test(reference.name) && reference.name !== '__import__' && use.steps.length === 0) return
  const [callee] = calleesOf(walk.index, home, reference, [])
  if (callee?.kind !== 'builtin' || UNSEEN.test(reference.name)) walk.lost = true
  else if (/^(open|print|input)$/.test(reference.name)) walk.callsLibraries = true
  else if (reference.name === 'super') followSuper(walk, home, reference, use)
  else if (/^(setattr|delattr)$/.test(reference.name)) {
    const open = use.steps[0]?.at ?? Infinity
    const first = home.facts.references.find((entry) => entry.span.start > open)
    for (const binding of first === undefined ? [] : visibleBindings(home.facts, first))
      if (binding.scope === 0 && first !== undefined) touch(walk, nameAt(walk, home, first, binding))
  } else if (!isSettled(use, 0)) walk.lost = true
}

/** `super().method(...)`: what bases of the tree say. */
function followSuper(walk: Walk, home: Home, reference: Reference, use: ChainUse): void {
  const running = home.facts.scopes[functionOf(home, reference.scope)]
  const owner = running === undefined ? undefined : around(home.facts, running)
  const name = use.steps.find((step) => step.kind === 'attribute')?.name
  if (owner?.kind !== 'class' || name === undefined) walk.lost = true
  else
    for (const base of baseReferences(home.facts, owner))
      for (const callee of calleesOf(walk.index, home, base)) {
        const method = callee.kind === 'class' ? methodOf(walk.index, callee.home, callee.scope, name) : undefined
        if (method !== undefined) enter(walk, { ...method, levels: 0 })
        else if (callee.kind === 'unknown') walk.lost = true
      }
}

/** Whether all that is called of what a chain gives, from its step `from` on, is a method that builtin types have. */
function isSettled({ steps }: ChainUse, from: number): boolean {
  return steps.every((step, at) => {
    if (step.kind !== 'call' || at <= from) return true
    const called = steps[at - 1]
    return called?.kind === 'attribute' && isKnownMethod(called.name)
  })
}

/** A parameter or a name of a function: what it holds came by a name that is followed as well, so its calls are what counts. */
function followLocal(walk: Walk, home: Home, binding: Binding, use: ChainUse): void {
  if (binding.imported !== undefined) walk.lost = true
  const [first, second] = use.steps
  const definition = scopeOf(home.facts, binding)
  if (definition !== undefined || isSettled(use, -1)) return
  const inside = home.facts.scopes[binding.scope]
  const owner = inside === undefined ? undefined : around(home.facts, inside)
  if (
    binding.kind === 'parameter' &&
    owner?.kind === 'class' &&
    first?.kind === 'attribute' &&
    second?.kind === 'call'
  ) {
    const method = methodOf(walk.index, home, owner, first.name)
    if (method !== undefined && isSettled(use, 1)) return enter(walk, { ...method, levels: 0 })
  }
  const made = madeBy(home, binding)
  const isForeign =
    made !== undefined &&
    first?.kind === 'attribute' &&
    calleesOf(walk.index, home, made).every(
      (callee) => callee.kind === 'library' && isForgetful(callee.name) && changesNothing(callee.name),
    )
  if (!isForeign) walk.lost = true
}

interface GlobalUse {
  readonly reference: Reference
  readonly binding: Binding
  readonly use: ChainUse
}

/** A name of a module: a variable is touched, and so is a definition that is handed on or set; what is called is followed. */
function followGlobal(walk: Walk, home: Home, { reference, binding, use }: GlobalUse): void {
  const name = nameAt(walk, home, reference, binding)
  const first = use.steps.findIndex(({ kind }) => kind !== 'attribute')
  const plain = (first < 0 ? use.steps : use.steps.slice(0, first)).map((step) => step.name)
  const isStored = use.stored && use.steps.length > 0
  const isDecorator = /@\s*$/.test(home.facts.text.slice(Math.max(0, reference.span.start - 10), reference.span.start))
  const isCalled = isDecorator || use.steps[first]?.kind === 'call'
  if (isBase(home, reference) && !isCalled) return
  const callees = calleesOf(walk.index, home, reference, plain)
  for (const callee of callees) {
    if (callee.kind === 'library' && !callee.name.includes('()')) {
      followLibrary(walk, callee.name, { isStored, isCalled, isDecorator })
      continue
    }
    const isDefinition = callee.kind === 'function' || callee.kind === 'class'
    if (!isDefinition || isStored || !isCalled) touch(walk, name)
    if (callee.kind === 'library') walk.callsLibraries ||= isCalled && !isForgetful(callee.name)
    if (callee.kind === 'unknown' && isCalled && !isKnownMethod(plain.at(-1) ?? ''))
      walk.lost ||= name === undefined || !isForgetfulName(walk, name)
    const calls = use.steps.filter((step) => step.kind === 'call').length
    enterCallee(walk, callee, isDecorator ? calls : Math.max(calls - 1, 0))
    if (!isSettled(use, plain.length)) walk.lost = true
  }
}

/** What a name of a module stands for: where it is defined, or its spelling where that is not of the tree. */
function nameAt({ index }: Walk, home: Home, reference: Reference, binding: Binding): QualifiedName | undefined {
  const base = nameOfBinding(home.facts, binding, index.identityOf(home.path)) ?? joinName(home.module, binding.name)
  const whole = joinName(base, ...reference.attributes.map((step) => step.name))
  const target = index.lookup(whole)
  if (target.kind === 'module') return target.module
  if (target.kind !== 'symbol') return whole
  const there = index.definitionOf(target.module, target.symbol)
  return joinName(there?.module ?? target.module, there?.symbol ?? target.symbol)
}

function isBase({ facts }: Home, reference: Reference): boolean {
  return facts.scopes.some(({ bases }) => bases.some((base) => base.start === reference.span.start))
}

/** Whether a variable of the tree holds what is forgetful: a logger. */
function isForgetfulName({ index }: Walk, name: QualifiedName): boolean {
  const home = homeOfModule(index, parentOf(name))
  const bindings = home?.facts.scopes[0]?.bindings.get(lastPartOf(name)) ?? []
  return home !== undefined && bindings.length === 1 && bindings.every((one) => isForgetfulVariable(index, home, one))
}

/** Methods that run when an instance is made, is named in a class, is called or stands behind `with`. */
const MAKING = ['__new__', '__init__', '__post_init__', '__set_name__', '__call__', '__enter__', '__exit__']

function enterCallee(walk: Walk, callee: Callee, levels: number): void {
  if (callee.kind === 'function' || callee.kind === 'method') enter(walk, { ...callee, levels })
  if (callee.kind !== 'class') return
  for (const name of MAKING) {
    const method = methodOf(walk.index, callee.home, callee.scope, name)
    if (method !== undefined) enter(walk, { ...method, levels: 0 })
  }
}

function followLibrary(
  walk: Walk,
  name: QualifiedName,
  { isStored, isCalled, isDecorator }: Readonly<Record<'isStored' | 'isCalled' | 'isDecorator', boolean>>,
): void {
  if (isStored || isOfTheMoment(name)) touch(walk, name)
  if (!isCalled || isOfTheMoment(name) || changesNothing(name)) return
  if (/^(importlib|imp|pkgutil|runpy)\b/.test(name)) walk.lost = true
  if (!isDecorator || libraryEffect(name) !== 'wraps') walk.callsLibraries = true
}
