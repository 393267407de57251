import type { Span } from '../../model/span.ts'
import { bind, openScope, spanOf, startIn } from './collector.ts'
import type { Collector, Place } from './collector.ts'
import type { Node } from './syntax-tree.ts'
import { annotationPlace, walk, walkChildren, walkField } from './walk-steps.ts'

/** A `def` or `class`: its name is bound where it stands, its body is a scope of its own (language reference 8.7, 8.8). */
export function walkDefinition(collector: Collector, place: Place, node: Node): void {
  const isClass = node.type === 'class_definition'
  const name = node.childForFieldName('name')
  const around = withTypeParameters(collector, place, node.childForFieldName('type_parameters'))
  if (isClass) {
    walkField(collector, around, node, 'superclasses')
  } else {
    walkParameterValues(collector, place, around, node.childForFieldName('parameters'))
    const returns = node.childForFieldName('return_type')
    if (returns !== null) walk(collector, around, returns)
  }
  if (name !== null) bind(collector, place, name, isClass ? 'class' : 'function', { from: node.endIndex })
  const body = node.childForFieldName('body')
  if (body === null) return
  const scope = openScope(collector, isClass ? 'class' : 'function', name?.text ?? '', around.scope, node)
  const inside: Place = { ...place, scope, conditional: false, deferred: place.deferred || !isClass }
  const opened = collector.scopes[scope]
  if (opened !== undefined && isClass) opened.bases = basesOf(collector, node.childForFieldName('superclasses'))
  if (opened !== undefined && isClass) opened.hasDocstring = beginsWithDocstring(body)
  if (opened !== undefined && !isClass) opened.bodyAt = firstStatement(collector, body)
  if (!isClass) bindParameters(collector, inside, node.childForFieldName('parameters'))
  walkChildren(collector, inside, body)
}

/** The positional arguments of a class statement (language reference 8.8); `Base[T]` is based on `Base` (PEP 560). */
function basesOf(collector: Collector, node: Node | null): readonly Span[] {
  const bases: Span[] = []
  for (const child of node?.namedChildren ?? []) {
    if (child === null || child.type === 'keyword_argument' || child.type === 'comment') continue
    const value = child.type === 'subscript' ? (child.childForFieldName('value') ?? child) : child
    bases.push(spanOf(collector, value))
  }
  return bases
}

export function walkLambda(collector: Collector, place: Place, node: Node): void {
  const parameters = node.childForFieldName('parameters')
  walkParameterValues(collector, place, place, parameters)
  const scope = openScope(collector, 'function', '<lambda>', place.scope, node)
  const inside: Place = { ...place, scope, conditional: false, deferred: true }
  bindParameters(collector, inside, parameters)
  walkField(collector, inside, node, 'body')
}

/** `type X[T] = value`: the value is evaluated when it is asked for (PEP 695), never at import. */
export function walkTypeAlias(collector: Collector, place: Place, node: Node): void {
  const left = node.childForFieldName('left')
  const generic = left?.firstNamedChild?.type === 'generic_type' ? left.firstNamedChild : undefined
  const name = generic?.firstNamedChild ?? left?.firstNamedChild
  if (name !== null && name !== undefined) bind(collector, place, name, 'type', { from: node.endIndex })
  const parameters = generic?.namedChildren.find((child) => child?.type === 'type_parameter')
  const around = withTypeParameters(collector, place, parameters ?? null)
  const right = node.childForFieldName('right')
  if (right !== null) walkChildren(collector, { ...around, annotation: true, deferred: true }, right)
}

/** Type parameters open a scope between the definition and what is around it (PEP 695); bounds are lazy. */
function withTypeParameters(collector: Collector, place: Place, node: Node | null): Place {
  if (node === null) return place
  const scope = openScope(collector, 'type-params', '<type parameters>', place.scope, node)
  const inside: Place = { ...place, scope, conditional: false }
  for (const child of node.namedChildren) {
    const constrained = child?.firstNamedChild?.type === 'constrained_type' ? child.firstNamedChild : undefined
    const [first, ...bounds] = constrained?.namedChildren ?? [child]
    let name = first ?? null
    while (name !== null && name.type !== 'identifier') name = name.firstNamedChild
    if (name !== null) bind(collector, inside, name, 'parameter')
    for (const bound of bounds)
      if (bound !== null) walk(collector, { ...inside, deferred: true, annotation: true }, bound)
  }
  return inside
}

/** Defaults are evaluated around the function when it is defined; annotations may name type parameters. */
function walkParameterValues(collector: Collector, place: Place, around: Place, node: Node | null): void {
  for (const parameter of node?.namedChildren ?? []) {
    if (parameter === null) continue
    walkField(collector, place, parameter, 'value')
    const type = parameter.childForFieldName('type')
    if (type !== null) walkChildren(collector, annotationPlace(collector, around), type)
  }
}

function bindParameters(collector: Collector, inside: Place, node: Node | null): void {
  for (const parameter of node?.namedChildren ?? []) {
    let name: Node | null = parameter
    while (name !== null && name.type !== 'identifier') {
      if (/separator|comment/.test(name.type)) break
      name = name.childForFieldName('name') ?? name.firstNamedChild
    }
    if (name !== null && name.type === 'identifier') bind(collector, inside, name, 'parameter')
  }
}

/** Whether the first statement is a string by itself (data model, "Class definitions"): no bytes, no f-string, and no part of an expression. */
function beginsWithDocstring(body: Node): boolean {
  const first = body.namedChildren.find((child) => child !== null && child.type !== 'comment')
  const text = first?.type === 'expression_statement' && first.namedChildCount === 1 ? first.firstNamedChild : undefined
  const parts = text?.type === 'concatenated_string' ? text.namedChildren : [text]
  return parts.every((part) => part?.type === 'comment' || (part?.type === 'string' && /^[ru]?["']/i.test(part.text)))
}

/** Where the first statement below the docstring starts; undefined when there is none. */
function firstStatement(collector: Collector, body: Node): number | undefined {
  const statements = body.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment')
  const isDocstring = statements[0]?.type === 'expression_statement' && statements[0].firstNamedChild?.type === 'string'
  const first = statements[isDocstring ? 1 : 0]
  return first === undefined ? undefined : startIn(collector, first.startIndex)
}
