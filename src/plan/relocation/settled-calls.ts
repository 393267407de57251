import { firstPartOf } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { Binding, ModuleFacts, Reference, Scope } from '../../python/facts/facts.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import { isOfTheMoment, libraryEffect } from '../../python/facts/known-effects.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { nameOfBinding, visibleBindings } from '../../python/facts/resolve.ts'
import { calleesOf, methodOf } from '../../python/index/callees.ts'
import type { Callee, Home } from '../../python/index/callees.ts'
import { changesOfCall } from '../../python/index/changes-outside.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { parsePython } from '../../python/parse/grammar.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'

/** Builtins whose answer depends on more than their arguments, or that do something else (library reference, "Built-in Functions"). */
const UNSETTLED_BUILTINS =
  /^(?:open|input|print|globals|vars|locals|dir|eval|exec|compile|__import__|id|breakpoint|help|exit|quit|setattr|delattr|super|__build_class__)$/

/** What a function says of the module it stays in. */
const OF_ITS_MODULE = /^__(?:name|file|package|doc)__$/

/** Modules of the standard library whose functions and classes answer by their arguments alone (library reference); `isOfTheMoment` is asked as well. */
const SETTLED_LIBRARY =
  /^(?:re|functools|itertools|operator|collections|typing|types|enum|string|math|cmath|fractions|numbers|weakref|abc|copy|textwrap|struct|datetime|json|base64|hashlib|binascii|bisect|heapq|keyword|unicodedata|html|ipaddress|statistics|array|contextlib|urllib\.parse|os\.path\.(?:join|basename|dirname|split|splitext|normcase|normpath))(?:\.|$)/

interface Asked {
  readonly index: SymbolIndex
  readonly seen: Set<Scope>
}

/**
 * Whether a call in the text of `home` gives the same whenever it runs, and nobody else notices that it did: the function is of this tree, stands at
 * the left margin with no decorator, and what runs with it reads its parameters, builtins and parts of the standard library that answer by their
 * arguments, names that are bound once to what cannot change, and other such functions. `reference` is what is called.
 */
export function isSettledCall(index: SymbolIndex, home: Home, reference: Reference): boolean {
  if (reference.attributes.length > 0) return false
  const callees = calleesOf(index, home, reference)
  const handsCode = handsOver(home, reference, false)
  return callees.length > 0 && callees.every((callee) => isSettled({ index, seen: new Set() }, callee, handsCode))
}

/**
 * The names that `home` gives a value and that are read when what a class of it stands for is called: by what makes an instance, or by a method
 * that is called on the class. Functions that these call are not gone into.
 */
export function readsInCall(index: SymbolIndex, home: Home, reference: Reference): readonly string[] {
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  if (!/^\s*\(/.test(home.facts.text.slice(end, end + 50))) return []
  const scopes = calleesOf(index, home, reference).flatMap((callee): readonly Scope[] => {
    if ((callee.kind !== 'class' && callee.kind !== 'method') || callee.home.path !== home.path) return []
    if (callee.kind === 'method') return [callee.scope]
    return MAKERS.flatMap((name) => {
      const method = methodOf(index, callee.home, callee.scope, name)
      return method?.home.path === home.path ? [method.scope] : []
    })
  })
  return home.facts.references.flatMap((one) => {
    if (one.annotation || !scopes.some((scope) => isInside(home.facts, one.scope, scope, new Set()))) return []
    return visibleBindings(home.facts, one).some(({ scope, kind }) => scope === 0 && kind === 'assign')
      ? [one.name]
      : []
  })
}

const MAKERS = ['__new__', '__init__', '__post_init__']

function isSettled(asked: Asked, callee: Callee, handsCode: boolean): boolean {
  if (callee.kind !== 'function' || asked.seen.size > 50) return false
  const { home, scope } = callee
  if (asked.seen.has(scope)) return !handsCode
  asked.seen.add(scope)
  const statement = statementBinding(home.facts, scope.name)
  if (scope.parent !== 0 || statement === undefined || statement.decorators.length > 0) return false
  if (!isBoundOnce(home.facts.scopes[0]?.bindings.get(scope.name) ?? []) || keepsSomething(home.facts, scope))
    return false
  if (changesOfCall(asked.index, callee, 1, new Set(), handsCode).length > 0) return false
  const later = scopesOfLater(home.facts, scope)
  return home.facts.references.every((one) => {
    if (one.annotation || one.typeChecking || !isInside(home.facts, one.scope, scope, later)) return true
    return isSettledRead(asked, home, one, handsCode)
  })
}

/** One name that is read while a function runs. */
function isSettledRead(asked: Asked, home: Home, reference: Reference, handsCode: boolean): boolean {
  const bindings = visibleBindings(home.facts, reference)
  if (bindings.length === 0)
    return OF_ITS_MODULE.test(reference.name) || (isBuiltin(reference.name) && !UNSETTLED_BUILTINS.test(reference.name))
  // What is handed over may be called, and nobody has looked at what that does.
  if (bindings.every(({ scope }) => scope !== 0))
    return !handsCode || bindings.every(({ kind }) => kind !== 'parameter')
  const [binding] = bindings
  if (binding === undefined || !isBoundOnce(bindings)) return false
  const imported = nameOfBinding(home.facts, binding, asked.index.identityOf(home.path))
  if (binding.kind === 'function' || imported !== undefined) {
    const chain = [imported ?? '', ...reference.attributes.map(({ name }) => name)].join('.')
    if (SETTLED_LIBRARY.test(chain) && !asked.index.isModule(firstPartOf(chain)))
      return !isOfTheMoment(chain) && libraryEffect(chain) === 'wraps' && !chain.endsWith('.get_type_hints')
    const callees = reference.attributes.length > 0 ? [] : calleesOf(asked.index, home, reference)
    const given = handsOver(home, reference, handsCode)
    return callees.length > 0 && callees.every((callee) => isSettled(asked, callee, given))
  }
  return binding.kind === 'assign' && isUnchangeable(home, binding)
}

function isBoundOnce(bindings: readonly Binding[]): boolean {
  return bindings.length === 1 && bindings.every(({ conditional, viaGlobal }) => !conditional && !viaGlobal)
}

/** The functions inside one that it only returns: they do not run with it. */
function scopesOfLater(facts: ModuleFacts, outer: Scope): ReadonlySet<number> {
  const inner = facts.scopes.filter((scope) => scope.kind === 'function' && scope.parent === outer.id)
  const later = inner.filter(({ name, id }) => {
    const uses = facts.references.filter((one) => one.name === name && isInside(facts, one.scope, outer, new Set([id])))
    return (
      name !== '<lambda>' &&
      (outer.bindings.get(name) ?? []).length === 1 &&
      !isDecorated(facts, outer, name) &&
      uses.every(({ span }) => isReturned(facts.text, span))
    )
  })
  return new Set(later.map(({ id }) => id))
}

function isReturned(text: string, { start, end }: Span): boolean {
  return /\breturn[ \t]+$/.test(text.slice(0, start).slice(-20)) && /^[ \t]*(?:#[^\n]*)?(?:\n|$)/.test(text.slice(end))
}

function isDecorated(facts: ModuleFacts, outer: Scope, name: string): boolean {
  const [binding] = outer.bindings.get(name) ?? []
  const node = binding && parsePython(facts.text).rootNode.descendantForIndex(binding.span.start)
  return node?.parent?.parent?.type === 'decorated_definition'
}

function isInside(facts: ModuleFacts, id: number, scope: Scope, apart: ReadonlySet<number>): boolean {
  for (let at: number | undefined = id; at !== undefined; at = facts.scopes[at]?.parent) {
    if (apart.has(at)) return false
    if (at === scope.id) return true
  }
  return false
}

const LITERAL = /^(?:string|integer|float|true|false|none|concatenated_string)$/

/** Whether a name is given once what nobody can change: a number, a text, a tuple of these, a pattern of a text. */
function isUnchangeable({ facts }: Pick<Home, 'facts'>, binding: Binding): boolean {
  if (facts.scopes[0]?.bindings.get(binding.name)?.length !== 1) return false
  const name = parsePython(facts.text).rootNode.descendantForIndex(binding.span.start)
  const value = name.parent?.type === 'assignment' ? name.parent.childForFieldName('right') : null
  return value !== null && isFixed(value)
}

function isFixed(node: Node): boolean {
  if (node.type === 'string') return node.descendantsOfType('interpolation').length === 0
  if (LITERAL.test(node.type)) return true
  if (/^(?:tuple|unary_operator|parenthesized_expression)$/.test(node.type)) return node.namedChildren.every(isFixed)
  const callee = node.type === 'call' ? node.childForFieldName('function')?.text : undefined
  return callee === 're.compile' && (node.childForFieldName('arguments')?.namedChildren ?? []).every(isFixed)
}

/** Whether a call hands over what may run code: a lambda, a function, a class, what an import gives, or (`already`) what was handed over before. */
function handsOver({ facts }: Home, reference: Reference, already: boolean): boolean {
  const name = parsePython(facts.text).rootNode.descendantForIndex(reference.span.start)
  const call = name.parent?.type === 'call' && name.field === 'function' ? name.parent : undefined
  const given = call?.childForFieldName('arguments')
  if (given === null || given === undefined) return already
  if (given.descendantsOfType('lambda').length > 0) return true
  return facts.references
    .filter(({ span }) => given.startIndex < span.start && span.end <= given.endIndex)
    .some((one) => {
      const bindings = visibleBindings(facts, one)
      if (bindings.length === 0) return UNSETTLED_BUILTINS.test(one.name)
      if (bindings.every(({ scope }) => scope !== 0)) return already
      return !bindings.every((binding) => binding.kind === 'assign' && isUnchangeable({ facts }, binding))
    })
}

/** Whether a function holds something from one call to the next (a default that can change), or loads a module when it is called. */
function keepsSomething(facts: ModuleFacts, scope: Scope): boolean {
  let node = parsePython(facts.text).rootNode.descendantForIndex(scope.span.start)
  while (node.type !== 'function_definition' && node.parent !== null) node = node.parent
  const values = (node.childForFieldName('parameters')?.namedChildren ?? []).map((one) =>
    one.childForFieldName('value'),
  )
  const loads =
    node.descendantsOfType('import_statement').length + node.descendantsOfType('import_from_statement').length
  return loads > 0 || values.some((value) => value !== null && !isFixed(value))
}
