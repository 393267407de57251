import { isDottedName } from '../facts/python-names.ts'
import type { Binding, Reference, Scope, Statement } from '../facts/facts.ts'
import { referenceStartingAt } from '../facts/by-statement.ts'
import { libraryEffect } from '../facts/known-effects.ts'
import { momentOf } from '../facts/moments.ts'
import { visibleBindings } from '../facts/resolve.ts'
import { parsePython } from '../parse/grammar.ts'
import type { Node } from '../parse/syntax-tree.ts'
import { isWithin, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { useOf } from './after-chain.ts'
import { calleesOf } from './callees.ts'
import type { Callee, Home } from './callees.ts'
import { changesOfCall, isForgetful, moduleChanges } from './changes-outside.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** A name that is read while a statement runs, in the file where it stands: of the statement, or of a function that it calls. */
export interface ReadOnLoad {
  readonly home: Home
  readonly reference: Reference
}

/** One statement on its way: what runs with it, and whether that may do something outside its module. */
interface Walk {
  readonly index: SymbolIndex
  /** The module whose own lists do not count, but for those that move away. */
  readonly whose: QualifiedName
  readonly moved: ReadonlySet<QualifiedName>
  readonly reads: ReadOnLoad[]
  readonly seen: Set<unknown>
  /** Bodies of functions that are called, to be walked one after the other: what calls them may be nested deeply itself. */
  readonly bodies: { readonly home: Home; readonly node: Node }[]
  acts: boolean
}

/** A file, and whether what is walked of it runs because a function was called. */
interface Place {
  readonly home: Home
  readonly called: boolean
}

/**
 * What a top-level statement reads while its module is loaded, if it may hand that to others then: it calls something only for what the
 * call does (nobody takes the value, be it in a loop, a comprehension, a `map` or a function that it calls), or something that keeps what it is
 * given, or sets attributes of what it goes through. Lists of the module itself are its own affair if they are not among what `moved`
 * (today's names). Empty where nothing acts.
 */
export function readsOfActs(
  index: SymbolIndex,
  home: Home,
  statement: Statement,
  moved: ReadonlySet<QualifiedName>,
): readonly ReadOnLoad[] {
  if (!/^(expression|assign|compound|other)$/.test(statement.kind)) return []
  const walk: Walk = { index, whose: home.module, moved, reads: [], seen: new Set(), bodies: [], acts: false }
  let node = parsePython(home.facts.text).rootNode.descendantForIndex(statement.span.start)
  while (node.parent?.parent) node = node.parent
  visit(walk, { home, called: false }, node, false)
  for (const body of walk.bodies) visit(walk, { home: body.home, called: true }, body.node, false)
  return walk.acts ? walk.reads : []
}

/** An expression on its way; `unused`: nobody takes the value of the expression it is part of. */
interface Taken {
  readonly node: Node
  readonly unused: boolean
}

/** Take in a node, with all below it in the order of the text. An expression may be nested more deeply than calls may. */
function visit(walk: Walk, place: Place, node: Node, unused: boolean): void {
  const waiting: Taken[] = [{ node, unused }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    waiting.push(...belowOf(walk, place, next).toReversed())
}

/** Take in one node alone; gives what of it is to be taken in next. */
function belowOf(walk: Walk, place: Place, { node, unused }: Taken): readonly Taken[] {
  const only = (field: string, isUnused = unused): readonly Taken[] => {
    const inner = node.childForFieldName(field)
    return inner === null ? [] : [{ node: inner, unused: isUnused }]
  }
  switch (node.type) {
    case 'function_definition':
    case 'decorated_definition':
    case 'except_clause':
    case 'except_group_clause':
    case 'import_statement':
    case 'import_from_statement':
      return []
    case 'expression_statement':
      return node.namedChildren.map((child) => ({ node: child, unused: !/assignment$/.test(child.type) }))
    case 'assignment':
    case 'augmented_assignment':
      store(walk, place, node.childForFieldName('left'))
      break
    case 'lambda':
      // What it says runs where it is called: by what it is passed to, or at once.
      return unused ? only('body', true) : []
    case 'call':
      call(walk, place, node, unused)
      break
    case 'identifier':
      read(walk, place, node)
      return []
    case 'attribute':
      return only('object')
    case 'keyword_argument':
      return only('value')
  }
  const below = unused || node.type === 'call'
  return node.namedChildren.map((child) => ({ node: child, unused: child.type === 'lambda' ? below : unused }))
}

/** Note what a name reads, and what a name of the module that stands for it holds. */
function read(walk: Walk, place: Place, node: Node): void {
  const reference = referenceAt(place, node)
  if (reference === undefined) return
  walk.reads.push({ home: place.home, reference })
  for (const binding of visibleBindings(place.home.facts, reference)) {
    if (binding.scope !== 0 || binding.kind !== 'assign' || walk.seen.has(binding)) continue
    walk.seen.add(binding)
    for (const name of valueNode(place.home, binding)?.descendantsOfType('identifier') ?? []) read(walk, place, name)
  }
}

/** The name that stands at a node, if it is read while this runs. */
function referenceAt({ home, called }: Place, node: Node): Reference | undefined {
  const reference = referenceStartingAt(home.facts, node.startIndex)
  if (reference === undefined || reference.annotation) return undefined
  const moment = momentOf(reference)
  return moment === 'load' || (moment === 'call' && (called || insideLambda(node))) ? reference : undefined
}

function insideLambda(node: Node): boolean {
  for (let up = node.parent; up !== null && up.type !== 'function_definition'; up = up.parent)
    if (up.type === 'lambda') return true
  return false
}

/** The name that a chain of attributes, calls and items starts at. */
function headOf(node: Node | null): Node | undefined {
  let at = node
  while (at !== null && at.type !== 'identifier') {
    if (!/^(attribute|call|subscript|parenthesized_expression|await)$/.test(at.type)) return undefined
    at = at.childForFieldName('object') ?? at.childForFieldName('function') ?? at.firstNamedChild
  }
  return at ?? undefined
}

function call(walk: Walk, place: Place, node: Node, unused: boolean): void {
  const callee = node.childForFieldName('function')
  const head = headOf(callee)
  if (callee?.type === 'parenthesized_expression') visit(walk, place, callee, true)
  // `getattr(m, "add")(kind)`: what is called is not seen.
  if (unused && callee?.type === 'call') walk.acts = true
  if (head === undefined || callee === null) return
  const reference = referenceAt(place, head)
  if (reference === undefined) return
  const isPlain = callee.type === 'identifier' || isDottedName(callee.text.replace(/\s+/g, ''))
  judge(walk, place, reference, { unused, isPlain })
  if (!unused) return
  // `map(REG.add, kinds)`: what is passed is called.
  for (const argument of node.childForFieldName('arguments')?.namedChildren ?? []) {
    const passed = /^(identifier|attribute)$/.test(argument.type) ? headOf(argument) : undefined
    const handed = passed === undefined ? undefined : referenceAt(place, passed)
    if (handed !== undefined && isCallable(walk, place, handed))
      judge(walk, place, handed, { unused: true, isPlain: true })
  }
}

/** Whether something that is passed is known as a function, or is a method of something that is no module. */
function isCallable(walk: Walk, { home }: Place, reference: Reference): boolean {
  return calleesOf(walk.index, home, reference).some(
    ({ kind }) => kind === 'function' || kind === 'method' || (kind !== 'class' && reference.attributes.length > 0),
  )
}

interface Use {
  readonly unused: boolean
  /** The chain has attributes only: no call and no item before the call. */
  readonly isPlain: boolean
}

/** Whether what is called may do something outside the module. */
function judge(walk: Walk, place: Place, reference: Reference, { unused, isPlain }: Use): void {
  const { home } = place
  const bindings = visibleBindings(home.facts, reference)
  if (!isPlain) {
    if (unused && bindings.some((binding) => !isOwn(walk, home, binding))) walk.acts = true
    return
  }
  if (bindings.some((binding) => isReceiver(home, binding))) return
  for (const callee of calleesOf(walk.index, home, reference)) {
    if (callee.kind === 'unknown') {
      if (unused ? isForeign(walk, home, reference, bindings) : changesOutside(walk, home, reference, bindings))
        walk.acts = true
    } else if (actsWhenCalled(walk, callee, unused)) walk.acts = true
  }
}

/** Whether what a chain starts at is not made here, or hands on what hangs on it: `Kinds.base.register(...)`. */
function isForeign(walk: Walk, home: Home, reference: Reference, bindings: readonly Binding[]): boolean {
  return bindings.every(
    (binding) => !isOwn(walk, home, binding) || (binding.kind === 'class' && reference.attributes.length > 1),
  )
}

function changesOutside(walk: Walk, home: Home, reference: Reference, bindings: readonly Binding[]): boolean {
  if (bindings.some((binding) => binding.scope !== 0)) return false
  return isOutside(walk, moduleChanges(walk.index, home, reference, useOf(home.facts, reference), new Set()))
}

function isOutside(walk: Walk, changes: readonly { readonly object: QualifiedName | undefined }[]): boolean {
  return changes.some(({ object }) => object === undefined || !isWithin(object, walk.whose))
}

function actsWhenCalled(walk: Walk, callee: Exclude<Callee, { kind: 'unknown' }>, unused: boolean): boolean {
  switch (callee.kind) {
    case 'builtin':
      return /^(setattr|delattr|exec|eval)$/.test(callee.name)
    case 'library':
      if (isForgetful(callee.name) || /(^|\.)(getLogger|warn)$/.test(callee.name)) return false
      return unused || libraryEffect(callee.name) === 'keeps' || /\.register\w*$/.test(callee.name)
    case 'class':
      for (const scope of methodsOf(callee.home, callee.scope, /^(__new__|__init__|__post_init__)$/))
        visitBody(walk, callee.home, scope)
      break
    case 'function':
    case 'method':
      visitBody(walk, callee.home, callee.scope)
  }
  return isOutside(walk, changesOfCall(walk.index, callee, 1))
}

function methodsOf({ facts }: Home, { id }: Scope, name: RegExp): readonly Scope[] {
  return facts.scopes.filter((scope) => scope.kind === 'function' && scope.parent === id && name.test(scope.name))
}

/** Let what a function says be walked, once. */
function visitBody(walk: Walk, home: Home, scope: Scope): void {
  if (walk.seen.has(scope) || walk.seen.size > 200) return
  walk.seen.add(scope)
  let node = parsePython(home.facts.text).rootNode.descendantForIndex(scope.span.start)
  while (node.type !== 'function_definition' && node.parent !== null) node = node.parent
  for (const child of node.childForFieldName('body')?.namedChildren ?? []) walk.bodies.push({ home, node: child })
}

/** Attributes and items that are set: of `self` and of what is made here is its own affair. */
function store(walk: Walk, place: Place, target: Node | null): void {
  if (target === null) return
  if (/^(pattern_list|tuple_pattern|list_pattern)$/.test(target.type))
    for (const child of target.namedChildren) store(walk, place, child)
  if (!/^(attribute|subscript)$/.test(target.type)) return
  const head = headOf(target)
  const reference = head === undefined ? undefined : referenceAt(place, head)
  if (reference === undefined) return
  const bindings = visibleBindings(place.home.facts, reference)
  if (bindings.some((binding) => isReceiver(place.home, binding) || isOwn(walk, place.home, binding))) return
  if (bindings.length > 0) walk.acts = true
}

/** The first parameter of a method. */
function isReceiver({ facts }: Home, binding: Binding): boolean {
  const scope = facts.scopes[binding.scope]
  const up = scope?.parent === undefined ? undefined : facts.scopes[scope.parent]
  return binding.kind === 'parameter' && up?.kind === 'class' && /^(self|cls|mcs|klass)$/.test(binding.name)
}

const MADE =
  /^(list|dictionary|set|tuple|string|integer|float|true|false|none|list_comprehension|dictionary_comprehension|set_comprehension|concatenated_string|binary_operator)$/

/** Whether a name holds what its own module or function made: a display, or what a class or a builtin gives. */
function isOwn(walk: Walk, home: Home, binding: Binding): boolean {
  if (binding.scope === 0 && home.module !== walk.whose) return false
  if (binding.scope === 0 && walk.moved.has(joinName(home.module, binding.name))) return false
  if (binding.kind === 'function' || binding.kind === 'class') return true
  if (binding.kind !== 'assign') return false
  const value = valueNode(home, binding)
  if (value === undefined || MADE.test(value.type)) return value !== undefined
  if (value.type !== 'call') return false
  const head = headOf(value.childForFieldName('function'))
  const reference = head && referenceStartingAt(home.facts, head.startIndex)
  return (
    reference !== undefined &&
    calleesOf(walk.index, home, reference).every(({ kind }) => /^(class|builtin|library)$/.test(kind))
  )
}

/** The expression that one name is given alone. */
function valueNode(home: Home, binding: Binding): Node | undefined {
  const name = parsePython(home.facts.text).rootNode.descendantForIndex(binding.span.start)
  const up = name.parent
  return up?.type === 'assignment' && name.field === 'left' ? (up.childForFieldName('right') ?? undefined) : undefined
}
