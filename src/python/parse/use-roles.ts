import { isMainCondition } from './conditions.ts'
import { isBuiltin } from '../facts/python-names.ts'
import type { Span } from '../../model/span.ts'
import { parsePython } from './grammar.ts'
import type { Node } from './syntax-tree.ts'

/** A `def` that a statement can be put at the top of. Offsets are UTF-16. */
export interface Owner {
  readonly span: Span
  /** What a person would call it: the outermost class or function it belongs to. */
  readonly title: string
  /** The first statement below the docstring. */
  readonly bodyAt: number
  /** That statement starts its line; false for `def f(): return x`. */
  readonly ownLine: boolean
}

/** How an expression is evaluated, as seen from the module's import. */
export type UseRole =
  /** In the body of a function: when it is called. `outer` are the functions around it, innermost first. */
  | {
      readonly kind: 'body'
      readonly owner: Owner
      readonly outer: readonly Owner[]
      /** In a condition or an assertion: the code asks about it. */
      readonly tested: boolean
      /** In a `try` that catches what a missing name raises. */
      readonly caught: boolean
      /** In the head of an `except` clause, or the class of a pattern: something is asked whether it is one of these. */
      readonly handles: boolean
    }
  /** Never evaluated: the annotation of a variable in a function. */
  | { readonly kind: 'unevaluated' }
  /** In a lambda outside any function. */
  | { readonly kind: 'lambda' }
  /** In an annotation that is evaluated with its definition; `span` is the whole annotation. */
  | {
      readonly kind: 'annotation'
      readonly span: Span
      readonly readAtOnce: boolean
      readonly ownerAround: Owner | undefined
    }
  /** The default value of a parameter; `plain`: nothing but the dotted name. */
  | { readonly kind: 'default'; readonly plain: boolean; readonly owner: Owner | undefined }
  /** `@name` or `@name(...)` above a function. */
  | { readonly kind: 'decorator' }
  /** A base class of `className`. */
  | { readonly kind: 'base'; readonly className: string; readonly isError: boolean }
  /** A value that is only stored: assigned, in a display, or handed to something that keeps it. `isError`: what `except` clauses read. */
  | { readonly kind: 'stored'; readonly callee: Span | undefined; readonly isError: boolean }
  /** In the head of an `except` clause outside of functions. */
  | { readonly kind: 'handler' }
  /** In `if __name__ == "__main__":`; `bodyAt` is its first statement. */
  | { readonly kind: 'main'; readonly span: Span; readonly bodyAt: number }
  /** Anything else that happens while the module is imported; `what` names it for people. */
  | { readonly kind: 'eager'; readonly what: string }

/**
 * The role of each place in a text. `offsets` are the first characters of dotted names (`a` in `a.b.c`); the answer
 * has one role each, in their order. Evaluation times are those of the language reference (4.2, 8.7, 8.8).
 */
export function useRoles(text: string, offsets: readonly number[]): readonly UseRole[] {
  if (offsets.length === 0) return []
  const { rootNode } = parsePython(text)
  return offsets.map((offset) => roleAt(rootNode, text, offset))
}

const CHECKS = new Set(['if_statement', 'elif_clause', 'while_statement', 'conditional_expression', 'assert_statement'])
const DISPLAYS = new Set(['list', 'tuple', 'set', 'dictionary', 'pair', 'parenthesized_expression', 'expression_list'])

function roleAt(root: Node, text: string, offset: number): UseRole {
  const chain = chainAround(root.descendantForIndex(offset))
  const owners = enclosing(chain, 'function_definition').filter((node) => cameFrom(node, chain, 'body'))
  const annotation = annotationAround(chain, owners[0])
  const [innermost, ...outer] = owners.map((node) => ownerOf(node, text))
  if (annotation !== undefined) {
    if (isUnevaluated(annotation)) return { kind: 'unevaluated' }
    return {
      kind: 'annotation',
      span: { start: annotation.startIndex, end: annotation.endIndex },
      readAtOnce: isReadAtOnce(annotation),
      ownerAround: innermost,
    }
  }
  if (innermost !== undefined)
    return { kind: 'body', owner: innermost, outer, ...precautions(chain, owners[0] ?? root) }
  if (enclosing(chain, 'lambda').some((node) => cameFrom(node, chain, 'body'))) return { kind: 'lambda' }
  return atImport(chain, text)
}

/** What happens with an expression that is evaluated while the module is imported. */
function atImport(chain: Node, text: string): UseRole {
  const main = enclosing(chain, 'if_statement').find((node) => isMainBlock(node))
  const first = main?.childForFieldName('consequence')?.firstNamedChild
  if (main !== undefined && first !== null && first !== undefined)
    return { kind: 'main', span: { start: main.startIndex, end: main.endIndex }, bodyAt: first.startIndex }
  if (isInHandler(chain)) return { kind: 'handler' }
  let node = chain
  let parent = node.parent
  if (parent?.type === 'decorator') return decorated(parent)
  if (parent?.type === 'call' && isField(parent, 'function', node) && parent.parent?.type === 'decorator')
    return decorated(parent.parent)
  const base = baseOf(chain)
  if (base !== undefined) return base
  while (parent !== null && DISPLAYS.has(parent.type)) {
    node = parent
    parent = node.parent
  }
  if (parent?.type === 'default_parameter' || parent?.type === 'typed_default_parameter') {
    const definition = enclosing(parent, 'function_definition')[0]
    return {
      kind: 'default',
      plain: true,
      owner: definition === undefined ? undefined : ownerOf(definition, text),
    }
  }
  if (parent?.type === 'assignment' && isField(parent, 'right', node)) {
    const isError = isBesideErrors(chain) || isCaught(chain, parent.childForFieldName('left')?.text ?? '')
    return { kind: 'stored', callee: undefined, isError }
  }
  if (parent?.type === 'keyword_argument' || parent?.type === 'argument_list') {
    const call = enclosing(parent, 'call')[0]
    const callee = call?.childForFieldName('function')
    const stored = call?.parent?.type === 'assignment' || call?.parent?.type === 'expression_statement'
    if (callee !== null && callee !== undefined && stored && /^[\w.]+$/.test(callee.text))
      return { kind: 'stored', callee: { start: callee.startIndex, end: callee.endIndex }, isError: false }
  }
  const typed = typeExpression(node)
  if (typed !== undefined) return { kind: 'stored', callee: undefined, isError: false }
  return { kind: 'eager', what: description(chain) }
}

/** Whether an expression stands between `except` and the block below it, or is the class of a pattern. */
function isInHandler(chain: Node): boolean {
  let at = chain
  for (let parent = at.parent; parent !== null; parent = at.parent) {
    if (parent.type === 'class_pattern') return at.startIndex === parent.startIndex
    if (parent.type === 'except_clause' || parent.type === 'except_group_clause') return at.type !== 'block'
    at = parent
  }
  return false
}

/** Whether some `except` clause of the text reads a name. */
function isCaught(chain: Node, name: string): boolean {
  let root = chain
  while (root.parent !== null) root = root.parent
  return root
    .descendantsOfType('identifier')
    .some((one) => one.text === name && isInHandler(one) && one.parent?.type !== 'as_pattern_target')
}

/** Whether an expression stands in a tuple or list with exceptions of Python itself. */
function isBesideErrors(chain: Node): boolean {
  const { parent } = chain
  const beside = parent?.type === 'tuple' || parent?.type === 'list' ? parent.namedChildren : []
  return beside.some((one) => one.type === 'identifier' && isBuiltin(one.text) && /(?:Error|Exception)$/.test(one.text))
}

/** The role of a base class, `Base` or `Base[T]`. */
function baseOf(chain: Node): UseRole | undefined {
  const { parent } = chain
  const isSubscripted = parent?.type === 'subscript' && isField(parent, 'value', chain)
  const list = isSubscripted ? parent.parent : parent
  if (list?.type !== 'argument_list' || list.parent?.type !== 'class_definition') return undefined
  const className = list.parent.childForFieldName('name')?.text ?? ''
  return { kind: 'base', className, isError: isCaught(chain, className) }
}

/** `X | None`, `Optional[X]`, `dict[str, X]` on the right of an assignment: a type alias. */
function typeExpression(node: Node): Node | undefined {
  let at: Node = node
  for (let parent = at.parent; parent !== null; parent = at.parent) {
    const union = parent.type === 'binary_operator' && parent.childForFieldName('operator')?.type === '|'
    const argument = parent.type === 'subscript' && !isField(parent, 'value', at)
    if (!union && !argument && !DISPLAYS.has(parent.type)) {
      return parent.type === 'assignment' && isField(parent, 'right', at) && at !== node ? at : undefined
    }
    at = parent
  }
  return undefined
}

function decorated(decorator: Node): UseRole {
  const definition = decorator.parent?.childForFieldName('definition')
  return definition?.type === 'function_definition'
    ? { kind: 'decorator' }
    : { kind: 'eager', what: 'a class decorator' }
}

function description(chain: Node): string {
  if (enclosing(chain, 'decorator').length > 0) return 'a decorator'
  if (enclosing(chain, 'default_parameter').length + enclosing(chain, 'typed_default_parameter').length > 0)
    return 'a default value'
  const inClass = enclosing(chain, 'class_definition')[0]
  if (inClass === undefined) return 'a statement of the module'
  return cameFrom(inClass, chain, 'body') ? 'the class body' : 'the head of a class'
}

/** The whole dotted name `a.b.c` that starts at a leaf. */
function chainAround(leaf: Node): Node {
  let chain = leaf
  while (
    chain.parent !== null &&
    (chain.parent.type === 'attribute' || chain.parent.type === 'member_type') &&
    chain.parent.startIndex === chain.startIndex
  )
    chain = chain.parent
  return chain
}

function enclosing(node: Node, type: string): readonly Node[] {
  const found: Node[] = []
  for (let at = node.parent; at !== null; at = at.parent) if (at.type === type) found.push(at)
  return found
}

function cameFrom(outer: Node, inner: Node, field: string): boolean {
  const part = outer.childForFieldName(field)
  return part !== null && part.startIndex <= inner.startIndex && inner.endIndex <= part.endIndex
}

function isField(parent: Node, field: string, node: Node): boolean {
  const part = parent.childForFieldName(field)
  return part !== null && part.startIndex === node.startIndex && part.endIndex === node.endIndex
}

/** The whole annotation an expression stands in, below the function around it. */
function annotationAround(chain: Node, owner: Node | undefined): Node | undefined {
  let outermost: Node | undefined
  for (let at: Node | null = chain; at !== null && at !== owner; at = at.parent) if (at.type === 'type') outermost = at
  return outermost
}

/** The annotation of a variable in a function is never evaluated (language reference 7.2.2); in a class body it is. */
function isUnevaluated(annotation: Node): boolean {
  if (annotation.parent?.type !== 'assignment') return false
  let at: Node | null = annotation
  while (at !== null && at.type !== 'function_definition' && at.type !== 'class_definition') at = at.parent
  return at?.type === 'function_definition'
}

/** `@f.register` (functools.singledispatch) reads the annotations of what it decorates at once. */
function isReadAtOnce(annotation: Node): boolean {
  const definition = enclosing(annotation, 'function_definition')[0]
  if (definition === undefined || cameFrom(definition, annotation, 'body')) return false
  const around = definition.parent
  return (
    around?.type === 'decorated_definition' &&
    around.namedChildren.some((child) => child?.type === 'decorator' && /\.\s*register\s*$/.test(child.text))
  )
}

/** Whether the name stands in a condition, and whether errors of the use are caught around it. */
function precautions(
  chain: Node,
  owner: Node,
): { readonly tested: boolean; readonly caught: boolean; readonly handles: boolean } {
  let [tested, caught] = [false, false]
  for (let at: Node = chain; at !== owner && at.parent !== null; at = at.parent) {
    const parent: Node = at.parent
    if (CHECKS.has(parent.type) && (isField(parent, 'condition', at) || parent.type === 'assert_statement'))
      tested = true
    if (parent.type === 'conditional_expression' && parent.namedChildren[1] === at) tested = true
    if (parent.type === 'try_statement' && isField(parent, 'body', at)) {
      const handlers = parent.namedChildren.filter((child) => child?.type === 'except_clause')
      caught ||= handlers.some((child) => CATCHES.test(child?.text ?? ''))
    }
  }
  return { tested, caught, handles: isInHandler(chain) }
}

const CATCHES = /^except\s*(:|.*\b(ImportError|ModuleNotFoundError|NameError|AttributeError|TypeError|Exception)\b)/

function isMainBlock(node: Node): boolean {
  const condition = node.childForFieldName('condition')
  return condition !== null && isMainCondition(condition)
}

function ownerOf(definition: Node, text: string): Owner {
  const body = definition.childForFieldName('body')
  const statements = (body?.namedChildren ?? []).filter(
    (child): child is Node => child !== null && child.type !== 'comment',
  )
  const isDocstring = statements[0]?.type === 'expression_statement' && statements[0].firstNamedChild?.type === 'string'
  const bodyAt = statements[isDocstring && statements.length > 1 ? 1 : 0]?.startIndex ?? definition.endIndex
  const line = text.lastIndexOf('\n', bodyAt - 1) + 1
  const around = [...enclosing(definition, 'class_definition'), ...enclosing(definition, 'function_definition')]
  const outermost = [definition, ...around].sort((a, b) => a.startIndex - b.startIndex)[0] ?? definition
  return {
    span: { start: definition.startIndex, end: definition.endIndex },
    title: outermost.childForFieldName('name')?.text ?? '',
    bodyAt,
    ownLine: /^[ \t\f]*$/.test(text.slice(line, bodyAt)),
  }
}
