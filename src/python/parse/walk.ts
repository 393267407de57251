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
  switch (node.type) {
    case 'comment':
      return
    case 'import_statement':
    case 'import_from_statement':
    case 'future_import_statement':
      return walkImport(collector, place, node)
    case 'identifier':
      return refer(collector, place, node, [], 'load')
    case 'attribute':
    case 'member_type':
      return walkChain(collector, place, node, 'load')
    case 'string':
      return walkString(collector, place, node)
    case 'function_definition':
    case 'class_definition':
      return walkDefinition(collector, place, node)
    case 'lambda':
      return walkLambda(collector, place, node)
    case 'type_alias_statement':
      return walkTypeAlias(collector, place, node)
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return walkComprehension(collector, place, node)
    case 'assignment':
      return walkAssignment(collector, place, node)
    case 'augmented_assignment':
      walkField(collector, place, node, 'right')
      // A bare name is read and bound; the target walk reads attributes and subscripts itself.
      if (node.childForFieldName('left')?.type === 'identifier') walkField(collector, place, node, 'left')
      return walkTarget(collector, place, node.childForFieldName('left'), 'augmented', node.endIndex)
    case 'named_expression': {
      walkField(collector, place, node, 'value')
      const name = node.childForFieldName('name')
      if (name !== null) bind(collector, place, name, 'assign', { from: node.endIndex, walrus: true })
      return
    }
    case 'keyword_argument':
      return walkField(collector, place, node, 'value')
    case 'type':
      return walkChildren(collector, annotationPlace(collector, place), node)
    case 'global_statement':
    case 'nonlocal_statement':
      return walkDeclaration(collector, place, node)
    case 'delete_statement':
      for (const child of node.namedChildren) walkTarget(collector, place, child, 'delete', node.endIndex)
      return
    case 'as_pattern': {
      const [value] = node.namedChildren
      if (value !== null && value !== undefined) walk(collector, place, value)
      return walkTarget(collector, place, node.childForFieldName('alias'), 'target', node.endIndex)
    }
    case 'for_statement':
      walkField(collector, place, node, 'right')
      walkTarget(
        collector,
        conditionally(place),
        node.childForFieldName('left'),
        'target',
        node.childForFieldName('left')?.endIndex,
      )
      walkField(collector, conditionally(place), node, 'body')
      return walkField(collector, conditionally(place), node, 'alternative')
    case 'if_statement':
      return walkIf(collector, place, node)
    case 'conditional_expression':
      return walkChoice(collector, place, node)
    case 'while_statement':
      return walkWhile(collector, place, node)
    case 'try_statement':
    case 'match_statement':
      return walkChildren(collector, conditionally(place), node)
    case 'case_clause':
      for (const child of node.namedChildren) {
        if (child === null) continue
        if (child.type === 'case_pattern') walkPattern(collector, place, child)
        else walk(collector, place, child)
      }
      return
    default:
      return LEFT_DEEP.has(node.type) ? walkSpine(collector, place, node) : walkChildren(collector, place, node)
  }
}

/** Expressions that grow to the left: a sum of some thousand terms is as deep as it is long. */
const LEFT_DEEP = new Set(['binary_operator', 'boolean_operator', 'comparison_operator', 'subscript', 'call'])

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
    ;(node.type === 'global_statement' ? scope.globals : scope.nonlocals).add(
      mangled(collector, place.scope, child.text),
    )
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
