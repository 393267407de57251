import { bind, mangled, openScope, spanOf } from './collector.ts'
import type { Collector, Place } from './collector.ts'
import { placesBehind } from './conditions.ts'
import type { AttributeStep, BindingKind, Reference } from '../facts/facts.ts'
import { identifierOf } from '../facts/python-names.ts'
import type { Node } from './syntax-tree.ts'
import { walkDefinition, walkLambda, walkTypeAlias } from './walk-definitions.ts'
import { walkImport } from './walk-imports.ts'
import { walkPattern } from './walk-patterns.ts'
import { annotationPlace, refer, walk, walkChildren, walkField } from './walk-steps.ts'
import { walkString } from './walk-strings.ts'

/** Walk a statement or expression in evaluation order, recording scopes, bindings and references. */
export function walkNode(collector: Collector, place: Place, node: Node): void {
  const walkOne = WALKS.get(node.type) ?? walkChildren
  walkOne(collector, place, node)
}

/** Expressions that grow to the left: a sum of some thousand terms is as deep as it is long. */
const LEFT_DEEP = new Set(['binary_operator', 'boolean_operator', 'comparison_operator', 'subscript', 'call'])

type Walk = (collector: Collector, place: Place, node: Node) => void

/** How each kind of node is walked, by the grammar's name of it; of all others what is in them, in the order of the text. */
const WALKS: ReadonlyMap<string, Walk> = new Map(
  Object.entries<Walk>({
    comment: () => undefined,
    import_statement: walkImport,
    import_from_statement: walkImport,
    future_import_statement: walkImport,
    identifier: (collector, place, node) => refer(collector, place, node, [], 'load'),
    attribute: (collector, place, node) => walkChain(collector, place, node, 'load'),
    member_type: (collector, place, node) => walkChain(collector, place, node, 'load'),
    string: walkString,
    function_definition: walkDefinition,
    class_definition: walkDefinition,
    lambda: walkLambda,
    type_alias_statement: walkTypeAlias,
    list_comprehension: walkComprehension,
    set_comprehension: walkComprehension,
    dictionary_comprehension: walkComprehension,
    generator_expression: walkComprehension,
    assignment: walkAssignment,
    augmented_assignment: walkAugmented,
    named_expression: walkWalrus,
    keyword_argument: (collector, place, node) => walkField(collector, place, node, 'value'),
    type: (collector, place, node) => walkChildren(collector, annotationPlace(collector, place), node),
    global_statement: walkDeclaration,
    nonlocal_statement: walkDeclaration,
    delete_statement: walkDelete,
    as_pattern: walkAs,
    for_statement: walkFor,
    if_statement: walkIf,
    conditional_expression: walkChoice,
    while_statement: walkWhile,
    try_statement: walkSometimes,
    match_statement: walkSometimes,
    case_clause: walkCase,
    ...Object.fromEntries([...LEFT_DEEP].map((type) => [type, walkSpine])),
  }),
)

/** A bare name is read and bound; the target walk reads attributes and subscripts itself. */
function walkAugmented(collector: Collector, place: Place, node: Node): void {
  const left = node.childForFieldName('left')
  walkField(collector, place, node, 'right')
  if (left?.type === 'identifier') walkField(collector, place, node, 'left')
  walkTarget(collector, place, left, 'augmented', node.endIndex)
}

/** `name := value`. */
function walkWalrus(collector: Collector, place: Place, node: Node): void {
  walkField(collector, place, node, 'value')
  const name = node.childForFieldName('name')
  if (name !== null) bind(collector, place, name, 'assign', { from: node.endIndex, walrus: true })
}

function walkDelete(collector: Collector, place: Place, node: Node): void {
  for (const child of node.namedChildren) walkTarget(collector, place, child, 'delete', node.endIndex)
}

/** `value as name`, of `with` and `except`. */
function walkAs(collector: Collector, place: Place, node: Node): void {
  const [value] = node.namedChildren
  if (value !== undefined) walk(collector, place, value)
  walkTarget(collector, place, node.childForFieldName('alias'), 'target', node.endIndex)
}

function walkFor(collector: Collector, place: Place, node: Node): void {
  const left = node.childForFieldName('left')
  const around = conditionally(place)
  walkField(collector, place, node, 'right')
  walkTarget(collector, around, left, 'target', left?.endIndex)
  walkField(collector, around, node, 'body')
  walkField(collector, around, node, 'alternative')
}

/** `try` and `match`: what is in them may not run. */
function walkSometimes(collector: Collector, place: Place, node: Node): void {
  walkChildren(collector, conditionally(place), node)
}

function walkCase(collector: Collector, place: Place, node: Node): void {
  for (const child of node.namedChildren)
    if (child.type === 'case_pattern') walkPattern(collector, place, child)
    else walk(collector, place, child)
}

/** Walk a left-deep expression from its innermost first operand outwards: in evaluation order, and without a frame for each operand. */
function walkSpine(collector: Collector, place: Place, node: Node): void {
  const spine: Node[] = [node]
  let first = operandOf(node)
  while (first !== null && LEFT_DEEP.has(first.type)) {
    spine.push(first)
    first = operandOf(first)
  }
  if (first !== null) walk(collector, place, first)
  for (let at = spine.length - 1; at >= 0; at -= 1)
    for (const child of spine[at]?.namedChildren.slice(1) ?? []) walk(collector, place, child)
}

/** The first operand; behind attributes of anything but a name it is the object, for the attributes are no names (see `walkChain`). */
function operandOf(node: Node): Node | null {
  const first = node.firstNamedChild
  let object = first
  while (object?.type === 'attribute') object = object.childForFieldName('object') ?? object.firstNamedChild
  return object !== null && LEFT_DEEP.has(object.type) ? object : first
}

function conditionally(place: Place): Place {
  return place.conditional ? place : { ...place, conditional: true }
}

/** Each way of an `if` runs where the conditions above it were false. */
function walkIf(collector: Collector, place: Place, node: Node): void {
  let around = conditionally(place)
  for (const part of [node, ...node.childrenForFieldName('alternative')]) {
    if (part.type === 'else_clause') {
      walk(collector, around, part)
      continue
    }
    const condition = part.childForFieldName('condition')
    // The first condition is evaluated in any case.
    if (condition !== null) walk(collector, part === node ? place : around, condition)
    const { then, otherwise } = placesBehind(collector, around, condition)
    walkField(collector, then, part, 'consequence')
    around = otherwise
  }
}

function walkWhile(collector: Collector, place: Place, node: Node): void {
  const around = conditionally(place)
  const { then, otherwise } = placesBehind(collector, around, node.childForFieldName('condition'))
  walkField(collector, around, node, 'condition')
  walkField(collector, then, node, 'body')
  walkField(collector, otherwise, node, 'alternative')
}

/** `a if condition else b`, in the order of the text. */
function walkChoice(collector: Collector, place: Place, node: Node): void {
  const [value, condition, other] = node.namedChildren.filter((child) => child.type !== 'comment')
  const { then, otherwise } = placesBehind(collector, place, condition ?? null)
  if (value !== undefined) walk(collector, then, value)
  if (condition !== undefined) walk(collector, place, condition)
  if (other !== undefined) walk(collector, otherwise, other)
}

function walkAssignment(collector: Collector, place: Place, node: Node): void {
  const right = node.childForFieldName('right')
  walkField(collector, place, node, 'type')
  if (right !== null) walk(collector, place, right)
  walkTarget(collector, place, node.childForFieldName('left'), right === null ? 'annotation' : 'assign', node.endIndex)
}

/** Bind every name of an assignment target; attributes and subscripts in it are references. */
function walkTarget(
  collector: Collector,
  place: Place,
  node: Node | null,
  kind: BindingKind,
  from: number | undefined,
): void {
  if (node === null) return
  switch (node.type) {
    case 'identifier':
      return bind(collector, place, node, kind, { from: from ?? node.endIndex })
    case 'attribute':
      return walkChain(collector, place, node, kind === 'delete' ? 'delete' : 'store')
    case 'subscript':
    case 'call':
      return walk(collector, place, node)
    default:
      for (const child of node.namedChildren) walkTarget(collector, place, child, kind, from)
  }
}

function walkDeclaration(collector: Collector, place: Place, node: Node): void {
  const scope = collector.scopes[place.scope]
  for (const child of node.namedChildren) {
    if (child === null || scope === undefined) continue
    const name = mangled(collector, place.scope, child.text)
    if (node.type === 'global_statement') scope.globals = new Set([...scope.globals, name])
    else scope.nonlocals = new Set([...scope.nonlocals, name])
  }
}

/** A chain `a.b.c` on a name is one reference; on anything else the object is walked and the attributes are not names. */
function walkChain(collector: Collector, place: Place, node: Node, context: Reference['context']): void {
  const steps: AttributeStep[] = []
  let object: Node = node
  while (object.type === 'attribute' || object.type === 'member_type') {
    const attribute = object.childForFieldName('attribute') ?? object.lastNamedChild
    const inner = object.childForFieldName('object') ?? object.firstNamedChild
    if (attribute === null || inner === null) return
    steps.unshift({ name: identifierOf(attribute.text), span: spanOf(collector, attribute) })
    // The grammar reads `[*a.b]` as an attribute of the splat `*a`.
    const wrapped = inner.type === 'type' || inner.type === 'list_splat' || inner.type === 'dictionary_splat'
    object = wrapped && inner.firstNamedChild !== null ? inner.firstNamedChild : inner
  }
  if (object.type === 'identifier') refer(collector, place, object, steps, context)
  else walk(collector, place, object)
}

/** The first iterable is evaluated outside the comprehension, all else inside (language reference 6.2.4). */
function walkComprehension(collector: Collector, place: Place, node: Node): void {
  const clauses = node.namedChildren.filter((child) => child?.type === 'for_in_clause')
  const first = clauses[0]
  if (first !== null && first !== undefined) walkField(collector, place, first, 'right')
  const scope = openScope(collector, 'comprehension', '<comprehension>', place.scope, node)
  const inside: Place = { ...place, scope, conditional: false }
  for (const child of node.namedChildren) {
    if (child === null) continue
    if (child.type !== 'for_in_clause') continue
    if (child !== first) walkField(collector, inside, child, 'right')
    for (const left of child.childrenForFieldName('left')) walkTarget(collector, inside, left, 'target', left?.endIndex)
  }
  for (const child of node.namedChildren) {
    if (child !== null && child.type !== 'for_in_clause') walk(collector, inside, child)
  }
}
