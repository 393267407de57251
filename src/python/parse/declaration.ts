import type { Span } from '../../model/span.ts'
import { parsePython } from './grammar.ts'
import type { Node } from './syntax-tree.ts'

/** Whether an annotation or a base can be said in another file as it stands. */
export type MaySay = (span: Span) => boolean

/** Decorators that say what kind of attribute a method is, and nothing else. */
const KINDS = new Set(['property', 'staticmethod', 'classmethod'])
const TYPE_OF_LITERAL: Readonly<Record<string, string>> = {
  integer: 'int',
  float: 'float',
  true: 'bool',
  false: 'bool',
}

/** A declaration, and whether it says `Any`. */
export interface Declaration {
  readonly text: string
  readonly saysAny: boolean
}

/**
 * What a stub says of a top-level name (PEP 484, "stub files"): of a function its parameters, of a class its members and that there may be more, of
 * anything else its type. Whatever the text does not say, or what `maySay` (asked with UTF-16 spans of the text) does not let through, is `Any`.
 */
export function declarationOf(text: string, span: Span, name: string, maySay: MaySay): Declaration {
  const node = parsePython(text).rootNode.namedChildren.find(
    (child) => child.startIndex <= span.start && child.endIndex >= span.end,
  )
  let saysAny = false
  const any = (): string => {
    saysAny = true
    return 'Any'
  }
  const lines = declared({ maySay, any, inClass: false }, node, name, '')
  return { text: lines.join('\n'), saysAny }
}

interface Asked {
  readonly maySay: MaySay
  /** The word for what nobody says. */
  readonly any: () => string
  readonly inClass: boolean
}

/** The lines of one declaration. */
function declared(asked: Asked, node: Node | undefined, name: string, indent: string): readonly string[] {
  const isDecorated = node?.type === 'decorated_definition'
  const definition = isDecorated ? node.childForFieldName('definition') : node
  const decorators = isDecorated ? node.namedChildren.filter(({ type }) => type === 'decorator') : []
  const kinds = decorators.map((one) => one.firstNamedChild?.text ?? '')
  const isPlain = definition?.childForFieldName('type_parameters') === null
  if (isPlain && kinds.length < 2 && kinds.every((kind) => asked.inClass && KINDS.has(kind))) {
    if (definition.type === 'function_definition') {
      const isBound = asked.inClass && kinds[0] !== 'staticmethod'
      return [...kinds.map((kind) => `${indent}@${kind}`), indent + signature(asked, definition, name, isBound)]
    }
    const members = definition.type === 'class_definition' ? classLines(asked, definition, name, indent) : undefined
    if (members !== undefined) return members
  }
  return [`${indent}${name}: ${typeOf(asked, definition ?? undefined)}`]
}

function signature(asked: Asked, node: Node, name: string, isBound: boolean): string {
  const given = (node.childForFieldName('parameters')?.namedChildren ?? []).filter(({ type }) => type !== 'comment')
  const parameters = given.map((one, at) =>
    at === 0 && isBound && one.type === 'identifier' ? one.text : parameter(asked, one),
  )
  const isAsync = node.firstChild?.type === 'async'
  const returns = asked.inClass && name === '__init__' ? 'None' : said(asked, node.childForFieldName('return_type'))
  return `${isAsync ? 'async ' : ''}def ${name}(${parameters.join(', ')}) -> ${returns}: ...`
}

function parameter(asked: Asked, node: Node): string {
  if (/separator/.test(node.type)) return node.text
  const name = node.childForFieldName('name') ?? (node.type === 'typed_parameter' ? node.firstNamedChild : node)
  const value = node.childForFieldName('value') === null ? '' : ' = ...'
  return `${name?.text ?? ''}: ${said(asked, node.childForFieldName('type'))}${value}`
}

function said({ maySay, any }: Asked, type: Node | null): string {
  return type !== null && !type.text.includes('\n') && maySay(spanOf(type)) ? type.text : any()
}

/** A class with its members, and with the hint that it has others; undefined where its bases cannot be said. */
function classLines({ maySay, any }: Asked, node: Node, name: string, indent: string): readonly string[] | undefined {
  const bases = node.childForFieldName('superclasses')
  if (bases !== null && (bases.text.includes('\n') || !maySay(spanOf(bases)))) return undefined
  const inner = indent + '    '
  const members = new Map<string, readonly string[]>()
  for (const child of node.childForFieldName('body')?.namedChildren ?? []) {
    const member = memberName(child)
    if (member !== undefined) members.set(member, declared({ maySay, any, inClass: true }, child, member, inner))
  }
  return [
    `${indent}class ${name}${bases?.text ?? ''}:`,
    ...[...members.values()].flat(),
    ...(members.has('__getattr__') ? [] : [`${inner}def __getattr__(self, name: str) -> ${any()}: ...`]),
  ]
}

/** The name that a statement of a class body gives to an attribute; undefined where it gives none, or several. */
function memberName(node: Node): string | undefined {
  const definition = node.type === 'decorated_definition' ? node.childForFieldName('definition') : node
  if (definition?.type === 'function_definition' || definition?.type === 'class_definition')
    return definition.childForFieldName('name')?.text
  const assignment = assignmentOf(node)
  const left = assignment?.childForFieldName('left')
  return left?.type === 'identifier' && left.text !== '__slots__' ? left.text : undefined
}

function assignmentOf(node: Node | undefined): Node | undefined {
  if (node?.type === 'assignment') return node
  return node?.type === 'expression_statement' ? assignmentOf(node.firstNamedChild ?? undefined) : undefined
}

/** The type an assignment says, or that of the literal it gives. */
function typeOf(asked: Asked, node: Node | undefined): string {
  const assignment = assignmentOf(node)
  const type = assignment?.childForFieldName('type') ?? null
  if (type !== null) return said(asked, type)
  const value = assignment?.childForFieldName('right') ?? null
  if (value?.type === 'string') return /^[a-z]*b/i.test(value.text) ? 'bytes' : 'str'
  return TYPE_OF_LITERAL[value?.type ?? ''] ?? asked.any()
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex }
}
