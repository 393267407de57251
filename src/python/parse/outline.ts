import type { Span } from '../../model/span.ts'
import { parsePython } from './grammar.ts'
import type { Node } from './syntax-tree.ts'

/** A decorator: the span of the dotted name it starts with, and the source of its keyword arguments. */
export interface DecoratorOutline {
  readonly name: Span
  readonly keywords: Readonly<Record<string, string>>
}

/** A `def` at the top level of a module or in the body of a top-level class. Spans are UTF-16 offsets, without decorators. */
export interface FunctionOutline {
  readonly name: string
  readonly owner: string | undefined
  readonly span: Span
  readonly parameters: readonly string[]
  readonly decorators: readonly DecoratorOutline[]
  /** Calling it runs its body: no decorator, not a generator, not a coroutine. */
  readonly isPlain: boolean
}

/** A call: the span of what is called (a dotted name on a plain name, else undefined), and where it stands. */
export interface CallOutline {
  readonly callee: Span
  readonly span: Span
  /** The attribute of `self` or the name that the whole statement assigns the value to, as written. */
  readonly assignedTo: string | undefined
}

/** A class at the top level of a module; a base is the span of its expression without subscripts. */
export interface ClassOutline {
  readonly name: string
  readonly span: Span
  readonly bases: readonly Span[]
  readonly methods: readonly FunctionOutline[]
  /** Whether the class statement has keywords or starred bases, so that its bases are not all known. */
  readonly isOpen: boolean
}

/** The classes, functions and calls of one text, for questions about structure rather than names. */
export interface Outline {
  readonly classes: readonly ClassOutline[]
  readonly functions: readonly FunctionOutline[]
  /** Functions of the module that stand in an `if`, `try` or `with`. */
  readonly guarded: readonly FunctionOutline[]
  readonly calls: readonly CallOutline[]
}

const known = new Map<string, Outline>()

/** The outline of one Python text; computed once a text. */
export function outlineOf(text: string): Outline {
  const before = known.get(text)
  if (before !== undefined) return before
  const outline = collect(parsePython(text).rootNode)
  known.set(text, outline)
  return outline
}

function collect(root: Node): Outline {
  const classes: ClassOutline[] = []
  const functions: FunctionOutline[] = []
  for (const child of root.namedChildren) {
    const definition = definitionIn(child)
    if (definition?.type === 'function_definition') functions.push(functionOutline(definition, undefined))
    if (definition?.type !== 'class_definition') continue
    const name = definition.childForFieldName('name')?.text ?? ''
    const body = definition.childForFieldName('body')
    const methods = (body?.namedChildren ?? []).flatMap((member) => {
      const inner = definitionIn(member)
      return inner?.type === 'function_definition' ? [functionOutline(inner, name)] : []
    })
    functions.push(...methods)
    classes.push({ name, span: spanOf(definition), methods, ...basesOf(definition) })
  }
  const calls = root.descendantsOfType('call').flatMap((node) => (node === null ? [] : callOutline(node)))
  const guards = root.namedChildren.filter(({ type }) => /^(?:if|try|with)_statement$/.test(type))
  return { classes, functions, guarded: guards.flatMap(functionsInside), calls }
}

/** The functions in the blocks of a statement, without those of classes and functions in there. */
function functionsInside(node: Node): readonly FunctionOutline[] {
  const definition = definitionIn(node)
  if (definition?.type === 'function_definition') return [functionOutline(definition, undefined)]
  return definition?.type === 'class_definition' ? [] : node.namedChildren.flatMap(functionsInside)
}

function definitionIn(node: Node | null): Node | null | undefined {
  return node?.type === 'decorated_definition' ? node.childForFieldName('definition') : node
}

function basesOf(node: Node): Pick<ClassOutline, 'bases' | 'isOpen'> {
  const bases: Span[] = []
  let isOpen = false
  for (const argument of node.childForFieldName('superclasses')?.namedChildren ?? []) {
    if (argument === null || argument.type === 'comment') continue
    const plain = argument.type === 'subscript' ? argument.childForFieldName('value') : argument
    if (plain !== null && (plain.type === 'identifier' || plain.type === 'attribute')) bases.push(spanOf(plain))
    else isOpen = true
  }
  return { bases, isOpen }
}

function functionOutline(node: Node, owner: string | undefined): FunctionOutline {
  const parameters = (node.childForFieldName('parameters')?.namedChildren ?? []).flatMap((parameter) => {
    let name: Node | null = parameter
    while (name !== null && name.type !== 'identifier') {
      if (/separator|comment|splat/.test(name.type)) return []
      name = name.childForFieldName('name') ?? name.firstNamedChild
    }
    return name === null ? [] : [name.text]
  })
  const around = node.parent?.type === 'decorated_definition' ? node.parent : undefined
  const decorators = (around?.namedChildren ?? []).flatMap((child) =>
    child?.type === 'decorator' ? [decoratorOutline(child)] : [],
  )
  const isLate = node.firstChild?.type === 'async' || node.descendantsOfType('yield').length > 0
  return {
    name: node.childForFieldName('name')?.text ?? '',
    owner,
    span: spanOf(node),
    parameters,
    decorators,
    isPlain: decorators.length === 0 && !isLate,
  }
}

function decoratorOutline(node: Node): DecoratorOutline {
  const value = node.firstNamedChild
  const callee = value?.type === 'call' ? value.childForFieldName('function') : value
  const keywords: Record<string, string> = {}
  for (const argument of value?.type === 'call' ? (value.childForFieldName('arguments')?.namedChildren ?? []) : []) {
    if (argument?.type !== 'keyword_argument') continue
    keywords[argument.childForFieldName('name')?.text ?? ''] = argument.childForFieldName('value')?.text ?? ''
  }
  return { name: spanOf(callee ?? node), keywords }
}

function callOutline(node: Node): readonly CallOutline[] {
  const callee = node.childForFieldName('function')
  if (callee === null || (callee.type !== 'identifier' && callee.type !== 'attribute')) return []
  let value: Node = node
  while (value.parent?.type === 'attribute' || (value.parent?.type === 'call' && isCallee(value.parent, value)))
    value = value.parent
  const assignment = value.parent?.type === 'assignment' ? value.parent : undefined
  const isValue = assignment?.childForFieldName('right') === value
  const assignedTo = isValue ? assignment?.childForFieldName('left')?.text : undefined
  return [{ callee: spanOf(callee), span: spanOf(node), assignedTo }]
}

function isCallee(call: Node, value: Node): boolean {
  return call.childForFieldName('function') === value
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex }
}
