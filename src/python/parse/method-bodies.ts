import type { Node } from './syntax-tree.ts'
import type { Span } from '../../model/span.ts'
import { parsePython } from './grammar.ts'
import { isBlank, lineStart } from '../facts/lines.ts'

/** One statement directly in the body of a method. Spans are UTF-16 offsets. */
export interface BodyStatement {
  readonly span: Span
  /** What a plain `self.x = value` assigns: one attribute of the first parameter, without an annotation. */
  readonly sets: { readonly attribute: string; readonly value: Span } | undefined
  /** What a plain `x = value` assigns. */
  readonly binds: { readonly name: string; readonly value: Span } | undefined
  /** The name that a statement calls which is nothing but a call: `check` for `check("x")`. */
  readonly calls: string | undefined
  /** A statement that is nothing but `super().<this>(...)` names the method. */
  readonly callsSuper: string | undefined
  readonly isDocstring: boolean
}

/** A method of a top-level class and the statements of its body; those of a body on the line of the `def` are not told. */
export interface MethodBody {
  readonly owner: string
  readonly name: string
  /** Its first parameter; undefined where it has none. */
  readonly self: string | undefined
  /** All parameters as written, separators included. */
  readonly parameters: readonly string[]
  readonly returns: string | undefined
  readonly span: Span
  readonly isDecorated: boolean
  readonly isAsync: boolean
  /** Something in it may end it early: a `return`, or a `yield`. */
  readonly hasReturn: boolean
  readonly statements: readonly BodyStatement[]
}

/** A place where an attribute of some name is read, set or deleted. */
export interface AttributeUse {
  readonly name: string
  readonly span: Span
  /** What it is an attribute of, if that is a name. */
  readonly of: string | undefined
  readonly context: 'load' | 'store'
  /** The method of a top-level class around it, nested functions included. */
  readonly inside: { readonly owner: string; readonly name: string; readonly self: string | undefined } | undefined
  /** The innermost function around it. */
  readonly function: Span | undefined
  /** It is what a statement calls that stands directly in the body of that function: `module.setup("fit")`. */
  readonly isPlainCall: boolean
}

/** The methods of all top-level classes of a Python text. */
export function methodBodies(text: string): readonly MethodBody[] {
  return parsed(text).methods
}

/** Every use of an attribute called one of `names` in a Python text, whatever it is an attribute of. */
export function attributeUses(text: string, names: ReadonlySet<string>): readonly AttributeUse[] {
  return parsed(text).uses.filter((use) => names.has(use.name))
}

interface Parsed {
  readonly methods: readonly MethodBody[]
  readonly uses: readonly AttributeUse[]
}

const known = new Map<string, Parsed>()

function parsed(text: string): Parsed {
  const before = known.get(text)
  if (before !== undefined) return before
  const { rootNode } = parsePython(text)
  const methods = rootNode.namedChildren.flatMap((child) => methodsOf(definitionIn(child)))
  const uses = rootNode.descendantsOfType('attribute').flatMap((node) => attributeUse(node, methods))
  const result = { methods, uses }
  known.set(text, result)
  return result
}

function definitionIn(node: Node | null): Node | null {
  return node?.type === 'decorated_definition' ? node.childForFieldName('definition') : node
}

function methodsOf(node: Node | null): readonly MethodBody[] {
  if (node?.type !== 'class_definition') return []
  const owner = node.childForFieldName('name')?.text ?? ''
  return (node.childForFieldName('body')?.namedChildren ?? []).flatMap((member) => {
    const inner = definitionIn(member)
    return inner?.type === 'function_definition' ? [methodBody(inner, owner, member !== inner)] : []
  })
}

function methodBody(node: Node, owner: string, isDecorated: boolean): MethodBody {
  const name = node.childForFieldName('name')?.text ?? ''
  const list = (node.childForFieldName('parameters')?.namedChildren ?? []).filter((entry) => entry.type !== 'comment')
  const self = list[0]?.type === 'identifier' ? list[0].text : undefined
  const body = node.childForFieldName('body')
  const isBelow = body !== null && startsLine(body)
  const inner = isBelow ? body.namedChildren.filter((child) => child.type !== 'comment') : []
  return {
    owner,
    name,
    self,
    parameters: list.map((entry) => entry.text),
    returns: node.childForFieldName('return_type')?.text,
    span: spanOf(node),
    isDecorated,
    isAsync: node.firstChild?.type === 'async',
    hasReturn: ['return_statement', 'yield'].some((type) => node.descendantsOfType(type).length > 0),
    statements: inner.map((child, at) => bodyStatement(child, self, name, at === 0)),
  }
}

/** Whether nothing but blanks stands before the node on its line. */
function startsLine(node: Node): boolean {
  return isBlank(node.source.slice(lineStart(node.source, node.startIndex), node.startIndex))
}

function bodyStatement(node: Node, self: string | undefined, method: string, isFirst: boolean): BodyStatement {
  const inner = node.type === 'expression_statement' && node.namedChildCount === 1 ? node.firstNamedChild : null
  const isPlain = inner?.type === 'assignment' && inner.childForFieldName('type') === null
  const left = isPlain ? inner.childForFieldName('left') : null
  const right = isPlain ? inner.childForFieldName('right') : null
  const value = right === null || right.type === 'assignment' ? undefined : spanOf(right)
  const object = left?.type === 'attribute' ? left.childForFieldName('object') : null
  const isOwn = object?.type === 'identifier' && object.text === self
  const callee = inner?.type === 'call' ? inner.childForFieldName('function') : null
  return {
    span: spanOf(node),
    sets:
      value !== undefined && isOwn ? { attribute: left?.childForFieldName('attribute')?.text ?? '', value } : undefined,
    binds: value !== undefined && left?.type === 'identifier' ? { name: left.text, value } : undefined,
    calls: callee?.type === 'identifier' ? callee.text : undefined,
    callsSuper: superMethod(callee) === method ? method : undefined,
    isDocstring: isFirst && inner?.type === 'string',
  }
}

function superMethod(callee: Node | null): string | undefined {
  const object = callee?.type === 'attribute' ? callee.childForFieldName('object') : null
  const isSuper = object?.type === 'call' && object.childForFieldName('function')?.text === 'super'
  return isSuper ? callee?.childForFieldName('attribute')?.text : undefined
}

function attributeUse(node: Node, methods: readonly MethodBody[]): readonly AttributeUse[] {
  const attribute = node.childForFieldName('attribute')
  const object = node.childForFieldName('object')
  if (attribute === null) return []
  const inside = methods.find(({ span }) => span.start <= node.startIndex && node.endIndex <= span.end)
  return [
    {
      name: attribute.text,
      span: spanOf(node),
      of: object?.type === 'identifier' ? object.text : undefined,
      context: isStored(node) ? 'store' : 'load',
      inside: inside === undefined ? undefined : { owner: inside.owner, name: inside.name, self: inside.self },
      ...callOf(node),
    },
  ]
}

function callOf(node: Node): Pick<AttributeUse, 'function' | 'isPlainCall'> {
  let around = node.parent
  while (around !== null && around.type !== 'function_definition' && around.type !== 'lambda') around = around.parent
  const call = node.parent?.type === 'call' && node.parent.childForFieldName('function') === node
  const statement = call ? node.parent?.parent : undefined
  const body = statement?.type === 'expression_statement' ? statement.parent : undefined
  const isDirect = around !== null && body !== undefined && body === around.childForFieldName('body')
  return { function: around === null ? undefined : spanOf(around), isPlainCall: isDirect }
}

/** Whether the attribute is what an assignment, a `del`, a loop or a `with` sets; `x.a += 1` also reads it, and counts as read. */
function isStored(node: Node): boolean {
  let at: Node = node
  while (at.parent !== null && /^(pattern_list|tuple_pattern|list_pattern|list_splat_pattern)$/.test(at.parent.type))
    at = at.parent
  const parent = at.parent
  if (parent?.type === 'assignment' || parent?.type === 'for_statement') return parent.childForFieldName('left') === at
  return parent?.type === 'delete_statement' || parent?.type === 'as_pattern_target'
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex }
}
