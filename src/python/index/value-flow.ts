import type { Binding, ModuleFacts, Reference } from '../facts/facts.ts'
import { referenceStartingAt } from '../facts/by-statement.ts'
import { visibleBindings } from '../facts/resolve.ts'
import { parsePython } from '../parse/grammar.ts'
import type { Node } from '../parse/syntax-tree.ts'
import { calleesOf } from './callees.ts'
import type { Home } from './callees.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** Where a value that code reads by a name may be afterwards. */
export interface Flow {
  /** Names it may have: variables, parameters of functions it is passed to. */
  readonly bindings: ReadonlySet<Binding>
  /** Attributes it may be given to: `self.base = value`, a name in the body of a class. */
  readonly attributes: ReadonlySet<string>
  /** It may come out of a call or lie in a container. */
  readonly isLoose: boolean
  /** The functions of other files that it is passed to, as files with the names that it has there. */
  readonly elsewhere: ReadonlyMap<string, { readonly home: Home; readonly bindings: ReadonlySet<Binding> }>
}

interface Following {
  readonly index: SymbolIndex
  readonly home: Home
  readonly root: Node
  readonly bindings: Set<Binding>
  readonly attributes: Set<string>
  isLoose: boolean
  readonly elsewhere: Map<string, { readonly home: Home; readonly bindings: Set<Binding> }>
}

/** Follow what stands at the spans, and what has one of the names, through a file: assignments, loops, defaults, calls, containers. */
export function flowOf(
  index: SymbolIndex,
  home: Home,
  starts: readonly { readonly start: number; readonly end: number }[],
  names: Iterable<Binding> = [],
): Flow {
  const following: Following = {
    index,
    home,
    root: parsePython(home.facts.text).rootNode,
    bindings: new Set(names),
    attributes: new Set(),
    isLoose: false,
    elsewhere: new Map(),
  }
  for (const { start, end } of starts) climb(following, nodeOf(following.root, start, end))
  // A set gives what is added while it is walked.
  for (const binding of following.bindings)
    for (const reference of home.facts.references)
      if (
        reference.name === binding.name &&
        reference.attributes.length === 0 &&
        reference.context === 'load' &&
        visibleBindings(home.facts, reference).includes(binding)
      )
        climb(following, nodeOf(following.root, reference.span.start, reference.span.end))
  return following
}

/** The largest node that begins and ends there. */
function nodeOf(root: Node, start: number, end: number): Node {
  let node = root.descendantForIndex(start)
  while (node.endIndex < end && node.parent !== null) node = node.parent
  return node
}

const HANDS_ON =
  /^(parenthesized_expression|boolean_operator|await|conditional_expression|as_pattern|with_item|with_clause|case_pattern)$/
const HOLDS = /^(tuple|list|set|dictionary|pair|expression_list|list_splat|dictionary_splat)$/

/** Up from an expression, as long as what is around it gives or holds its value. */
function climb(following: Following, from: Node): void {
  for (let [node, up]: [Node, Node | null] = [from, from.parent]; up !== null; [node, up] = [up, up.parent]) {
    if (up.type === 'as_pattern') nameAll(following, up.lastNamedChild)
    if (HOLDS.test(up.type)) following.isLoose = true
    else if (!HANDS_ON.test(up.type) && up.type !== 'named_expression') return arrive(following, node, up)
    if (up.type === 'named_expression') nameAll(following, up.childForFieldName('name'))
    if (up.type === 'conditional_expression' && up.namedChildren[1] === node) return
  }
}

/** What becomes of a value where it stands in a statement, a call or a function. */
function arrive(following: Following, node: Node, up: Node): void {
  switch (up.type) {
    case 'assignment':
      if (node.field === 'right') nameAll(following, up.childForFieldName('left'))
      return
    case 'for_statement':
    case 'for_in_clause':
      if (node.field === 'right') nameAll(following, up.childForFieldName('left'))
      return
    case 'default_parameter':
    case 'typed_default_parameter':
      if (node.field === 'value') nameAll(following, up.childForFieldName('name'))
      return
    case 'match_statement':
      for (const clause of up.descendantsOfType('case_clause')) nameAll(following, clause.namedChildren[0] ?? null)
      return
    case 'keyword_argument':
    case 'argument_list': {
      const call = up.type === 'argument_list' ? up.parent : up.parent?.parent
      if (call?.type === 'call') pass(following, call)
      return
    }
    case 'return_statement':
    case 'yield':
    case 'lambda':
    case 'subscript':
    case 'list_comprehension':
    case 'dictionary_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
      following.isLoose = true
  }
}

/** The names and attributes that a target binds. */
function nameAll(following: Following, target: Node | null): void {
  for (const attribute of target?.descendantsOfType('attribute') ?? []) {
    const name = attribute.childForFieldName('attribute')?.text
    if (name !== undefined) following.attributes.add(name)
  }
  for (const identifier of target?.descendantsOfType('identifier') ?? [])
    for (const scope of following.home.facts.scopes)
      for (const binding of scope.bindings.get(identifier.text) ?? []) {
        if (binding.span.start !== identifier.startIndex) continue
        following.bindings.add(binding)
        if (scope.kind === 'class') following.attributes.add(binding.name)
      }
}

/** The parameters of what is called: which of them takes the value does not matter much. */
function pass(following: Following, call: Node): void {
  const { index, home } = following
  let callee = call.childForFieldName('function')
  while (callee?.type === 'parenthesized_expression') callee = callee.firstNamedChild
  following.isLoose ||= call.parent?.type === 'attribute'
  if (callee === null) return
  if (callee.type === 'lambda') return nameAll(following, callee.childForFieldName('parameters'))
  const reference = referenceStartingAt(home.facts, callee.startIndex)
  for (const { facts, path, scope, there } of reference === undefined ? [] : targets(index, home, reference)) {
    const parameters = [...scope.bindings.values()].flat().filter((binding) => binding.kind === 'parameter')
    if (path === home.path) for (const binding of parameters) following.bindings.add(binding)
    else {
      const known = following.elsewhere.get(path) ?? { home: there, bindings: new Set<Binding>() }
      following.elsewhere.set(path, known)
      for (const binding of parameters) known.bindings.add(binding)
    }
    if (parameters.some((one) => facts.text[one.span.start - 1] === '*')) following.isLoose = true
  }
}

interface CallTarget {
  readonly facts: ModuleFacts
  readonly path: string
  readonly scope: ModuleFacts['scopes'][number]
  readonly there: Home
}

/** The functions behind a call; a method of who knows what is any function of the file that has its name. */
function targets(index: SymbolIndex, home: Home, reference: Reference): readonly CallTarget[] {
  return calleesOf(index, home, reference).flatMap((callee): readonly CallTarget[] => {
    if (callee.kind === 'builtin' || callee.kind === 'library') return []
    const there = callee.kind === 'unknown' ? home : callee.home
    const name = callee.kind === 'class' ? '__init__' : reference.attributes.at(-1)?.name
    const scopes =
      callee.kind === 'function' || callee.kind === 'method'
        ? [callee.scope]
        : there.facts.scopes.filter(
            (scope) =>
              scope.kind === 'function' &&
              scope.name === name &&
              (callee.kind === 'unknown' || scope.parent === callee.scope.id),
          )
    return scopes.map((scope) => ({ facts: there.facts, path: there.path, scope, there }))
  })
}
