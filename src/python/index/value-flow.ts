import { joinName } from '../../model/names.ts'
import type { Binding } from '../facts/facts.ts'
import { referenceStartingAt } from '../facts/by-statement.ts'
import { nameOfBinding, visibleBindings } from '../facts/resolve.ts'
import { parsePython } from '../parse/grammar.ts'
import type { Node } from '../parse/syntax-tree.ts'
import { isCallable, parametersFor, parametersOf, targets } from './call-targets.ts'
import type { CallTarget } from './call-targets.ts'
import { homeOfModule } from './callees.ts'
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
  /** The functions that give it, or something that holds it, by their names. */
  readonly givenBy: ReadonlySet<string>
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
  readonly givenBy: Set<string>
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
    givenBy: new Set(),
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
      if (node.field === 'right') hold(following, up.childForFieldName('left'))
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
      if (call?.type === 'call') pass(following, call, up.type === 'argument_list' ? node : up)
      return
    }
    case 'attribute': {
      // What is read behind brackets is read of a value that has no name there.
      following.isLoose ||= !/^(identifier|attribute)$/.test(node.type)
      const isHolding = /^(?:items|values|copy|get|pop|popitem)$/.test(up.childForFieldName('attribute')?.text ?? '')
      if (isHolding && up.parent?.type === 'call' && up.field === 'function') climb(following, up.parent)
      return
    }
    case 'return_statement':
    case 'yield':
      following.isLoose = true
      give(following, up)
      return
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

/** The function that a `return` or `yield` stands in gives what it says. */
function give(following: Following, from: Node): void {
  let at: Node | null = from
  while (at !== null && !/^(function_definition|lambda|class_definition)$/.test(at.type)) at = at.parent
  const name = at?.type === 'function_definition' ? at.childForFieldName('name')?.text : undefined
  if (name !== undefined) following.givenBy.add(name)
}

/** What gives its argument again, or what is in it. */
const GIVES_BACK =
  /^(?:list|tuple|set|frozenset|dict|sorted|reversed|enumerate|zip|iter|next|filter|(?:itertools\.)?(?:chain|cycle)|(?:typing\.)?cast|(?:importlib\.)?reload|(?:contextlib\.)?nullcontext)$/
const FILLS = /^(?:append|appendleft|add|extend|insert|update|setdefault|push|put)$/

/** `MODULES.append(value)`: the container holds it. */
function fill(following: Following, callee: Node): void {
  const method = callee.type === 'attribute' ? callee.childForFieldName('attribute')?.text : undefined
  if (method !== undefined && FILLS.test(method)) holdIn(following, callee.childForFieldName('object'))
}

/** `MODULES["a"] = value`. */
function hold(following: Following, target: Node | null): void {
  if (target?.type === 'subscript') holdIn(following, target.childForFieldName('value'))
}

/** What a container goes by: a name, also that of the module it is imported from, or an attribute. */
function holdIn(following: Following, container: Node | null): void {
  const { index, home } = following
  if (container?.type === 'attribute') {
    const name = container.childForFieldName('attribute')?.text
    if (name !== undefined) following.attributes.add(name)
  }
  const reference = container === null ? undefined : referenceStartingAt(home.facts, container.startIndex)
  if (container === null || reference === undefined) return
  following.isLoose = true
  const steps = reference.attributes.filter((step) => step.span.end <= container.endIndex).map((step) => step.name)
  for (const binding of visibleBindings(home.facts, reference)) {
    const imported = nameOfBinding(home.facts, binding, index.identityOf(home.path))
    if (imported === undefined && steps.length === 0) following.bindings.add(binding)
    const target = imported === undefined ? undefined : index.lookup(joinName(imported, ...steps))
    const there = target?.kind === 'symbol' && target.rest.length === 0 ? homeOfModule(index, target.module) : undefined
    if (target?.kind !== 'symbol' || there === undefined) continue
    following.bindings.add(binding)
    const known = following.elsewhere.get(there.path) ?? { home: there, bindings: new Set<Binding>() }
    following.elsewhere.set(there.path, known)
    for (const one of there.facts.scopes[0]?.bindings.get(target.symbol) ?? []) known.bindings.add(one)
  }
}

/** The method in `Build(a).make(b)`, where the name that stands first is not what has it. */
function methodOn(callee: Node): string | undefined {
  const object = callee.type === 'attribute' ? callee.childForFieldName('object') : null
  return object !== null && /^(?:call|subscript)$/.test(object.type)
    ? callee.childForFieldName('attribute')?.text
    : undefined
}

/** The parameter of what is called that takes an argument; all of them where that cannot be told. */
function pass(following: Following, call: Node, argument: Node): void {
  const { index, home } = following
  let callee = call.childForFieldName('function')
  while (callee?.type === 'parenthesized_expression') callee = callee.firstNamedChild
  following.isLoose ||= call.parent?.type === 'attribute'
  if (callee === null) return
  if (callee.type === 'lambda') return nameAll(following, callee.childForFieldName('parameters'))
  if (GIVES_BACK.test(callee.text)) climb(following, call)
  fill(following, callee)
  const reference = referenceStartingAt(home.facts, callee.startIndex)
  const found = reference === undefined ? [] : targets(index, home, reference, methodOn(callee))
  for (const target of found) take(following, target, parametersFor(call, argument, target))
  if (found.length === 0) passAlong(following, call)
}

/** `map(register, (a, b))`, `pool.submit(register, a)`, `@parametrize("m", [a, b])`: a function that stands beside a value may be called with it. */
function passAlong(following: Following, call: Node): void {
  const { index, home } = following
  nameAll(following, lambdaOf(following, call.childForFieldName('function')))
  if (call.parent?.type === 'decorator') {
    const decorated = call.parent.parent?.childForFieldName('definition')
    nameAll(following, decorated?.childForFieldName('parameters') ?? null)
  }
  for (const beside of call.childForFieldName('arguments')?.namedChildren ?? []) {
    const value = beside.type === 'keyword_argument' ? beside.childForFieldName('value') : beside
    if (value?.type === 'lambda') nameAll(following, value.childForFieldName('parameters'))
    if (value === null || !/^(identifier|attribute)$/.test(value?.type ?? '')) continue
    const reference = referenceStartingAt(home.facts, value?.startIndex ?? -1)
    if (reference === undefined || !isCallable(index, home, reference)) continue
    for (const target of targets(index, home, reference)) take(following, target, parametersOf(target))
  }
}

/** The parameters of `get` after `get = lambda module, name: ...`. */
function lambdaOf({ home, root }: Following, callee: Node | null): Node | null {
  const reference = callee?.type === 'identifier' ? referenceStartingAt(home.facts, callee.startIndex) : undefined
  for (const binding of reference === undefined ? [] : visibleBindings(home.facts, reference)) {
    const assignment = binding.kind === 'assign' ? root.descendantForIndex(binding.span.start).parent : null
    const value = assignment?.type === 'assignment' ? assignment.childForFieldName('right') : null
    if (value?.type === 'lambda') return value.childForFieldName('parameters')
  }
  return null
}

function take(following: Following, { facts, path, there }: CallTarget, parameters: readonly Binding[]): void {
  if (path === following.home.path) for (const binding of parameters) following.bindings.add(binding)
  else {
    const known = following.elsewhere.get(path) ?? { home: there, bindings: new Set<Binding>() }
    following.elsewhere.set(path, known)
    for (const binding of parameters) known.bindings.add(binding)
  }
  if (parameters.some((one) => facts.text[one.span.start - 1] === '*')) following.isLoose = true
}
