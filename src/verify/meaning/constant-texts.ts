import { firstPartOf } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { parsePython } from '../../python/parse/grammar.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { literalText } from './literal-text.ts'

/** A text as far as it can be worked out from one file: its known stretches, and `undefined` for what only a run knows. */
export type Worked = readonly (string | undefined)[]

/** Works out what expressions of one Python text say. The proof's own reading: constants of the file, and nothing else. */
export interface TextWorker {
  readonly root: Node
  readonly worked: (node: Node) => Worked
}

const UNKNOWN: Worked = [undefined]

/** What a name or a chain says that the text itself does not: a constant of another module, what a module knows of itself. */
export type OutsideText = (node: Node) => string | undefined

/** A worker for a text of the module `self`; parsed when it is made. `outside`: what is asked about names that the text does not tell. */
export function textWorker(text: string, self?: ModuleIdentity, outside?: OutsideText): TextWorker {
  const { rootNode: root } = parsePython(text)
  const modules = modulesImported(text)
  let constants: ReadonlyMap<string, Node> | undefined
  const worked = (node: Node | null | undefined, depth: number): Worked => {
    if (node === null || node === undefined || depth > 6) return UNKNOWN
    const inner = (one: Node | null | undefined): Worked => worked(one, depth + 1)
    switch (node.type) {
      case 'string':
        return ofLiteral(node, inner)
      case 'concatenated_string':
        return joined(node.namedChildren.filter((child) => child.type === 'string').map(inner))
      case 'parenthesized_expression':
        return inner(node.firstNamedChild)
      case 'binary_operator':
        return ofOperation(node, inner)
      case 'call':
        return ofCall(node, inner)
      case 'identifier':
        constants ??= constantsOf(root)
        return (
          ownName(node.text, self) ??
          (constants.has(node.text) ? ofConstant(constants.get(node.text), inner) : [outside?.(node)])
        )
      case 'attribute': {
        const [, module, word] = /^([\w.]+)\.__(name|package)__$/.exec(node.text) ?? []
        const known = word === 'name' ? modules.get(module ?? '') : undefined
        return ownName(node.text, self) ?? [known ?? outside?.(node)]
      }
      case 'subscript':
        return node.childForFieldName('subscript')?.text === '0'
          ? firstPart(node.childForFieldName('value'), inner)
          : UNKNOWN
      default:
        return UNKNOWN
    }
  }
  return { root, worked: (node) => merged(worked(node, 0)) }
}

/** What a name says that a text binds once, by a plain assignment at its top; undefined for another name. `outside` as for a worker. */
export function constantIn(text: string, name: string, outside: OutsideText): Worked | undefined {
  const { root, worked } = textWorker(text, undefined, outside)
  const value = constantsOf(root).get(name)
  return value === undefined ? undefined : worked(value)
}

/** The whole text, where all of it is known. */
export function wholeText(worked: Worked): string | undefined {
  return worked.includes(undefined) ? undefined : worked.join('')
}

/** The outermost expressions that put a dotted name together out of constants and of what the module `self` is called, with the name; `outside` as for a worker. */
export function builtNamesIn(
  text: string,
  self?: ModuleIdentity,
  outside?: OutsideText,
): readonly { readonly span: Span; readonly name: string }[] {
  if (!/[+%]|\.format\b|\.join\b|\b[fF][rR]?['"]|replace\(/.test(text)) return []
  const { root, worked } = textWorker(text, self, outside)
  const found: { span: Span; name: string }[] = []
  for (const node of root.descendantsOfType('binary_operator', 'string', 'call')) {
    if (node.startIndex < (found.at(-1)?.span.end ?? 0)) continue
    const name = isPutTogether(node) ? wholeText(worked(node)) : undefined
    if (name !== undefined && DOTTED.test(name))
      found.push({ span: { start: node.startIndex, end: node.endIndex }, name })
  }
  return found
}

const DOTTED = /^[\p{L}_][\p{L}\p{N}_]*(?:[.:][\p{L}_][\p{L}\p{N}_]*)+$/u

function isPutTogether(node: Node): boolean {
  if (node.type === 'binary_operator') return /^[+%]$/.test(node.childForFieldName('operator')?.text ?? '')
  if (node.type === 'string') return node.namedChildren.some((child) => child.type === 'interpolation')
  const callee = node.type === 'call' ? node.childForFieldName('function') : null
  return /^(format|join|replace)$/.test(callee?.childForFieldName('attribute')?.text ?? '')
}

function ofLiteral(node: Node, inner: (node: Node | null | undefined) => Worked): Worked {
  const fields = node.namedChildren.filter((child) => child.type === 'interpolation')
  const read = literalText(node.text, false)
  if (read === undefined) return UNKNOWN
  if (fields.length === 0) return [read.text]
  const parts = read.text.split(/_field_\d+_/)
  return joined(
    parts.flatMap((part, at) => {
      const field = fields[at]
      return at === parts.length - 1 ? [[part]] : [[part], inner(field?.childForFieldName('expression'))]
    }),
  )
}

function ofOperation(node: Node, inner: (node: Node | null | undefined) => Worked): Worked {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')]
  const sign = node.childForFieldName('operator')?.text
  if (sign === '+') return joined([inner(left), inner(right)])
  if (sign === '/') return joined([inner(left), ['/'], inner(right)])
  const template = left === null ? undefined : wholeText(inner(left))
  if (sign !== '%' || template === undefined) return UNKNOWN
  const values = right?.type === 'tuple' ? right.namedChildren : [right]
  const parts = template.split('%s')
  if (parts.length !== values.length + 1 || /%[^s]/.test(template)) return UNKNOWN
  return joined(parts.flatMap((part, at) => (at === 0 ? [[part]] : [inner(values[at - 1]), [part]])))
}

function ofCall(node: Node, inner: (node: Node | null | undefined) => Worked): Worked {
  const callee = node.childForFieldName('function')
  const object = callee?.childForFieldName('object')
  const given = node.childForFieldName('arguments')?.namedChildren ?? []
  switch (callee?.childForFieldName('attribute')?.text ?? callee?.text) {
    case 'join': {
      const [list] = given
      const between = wholeText(inner(object))
      if (between === undefined || !/^(list|tuple)$/.test(list?.type ?? '')) return UNKNOWN
      return joined(
        (list?.namedChildren ?? []).flatMap((one, at) => (at === 0 ? [inner(one)] : [[between], inner(one)])),
      )
    }
    case 'format': {
      const template = wholeText(inner(object))
      const parts = template?.split(/\{\}/)
      if (parts === undefined || parts.length !== given.length + 1 || parts.some((part) => /[{}]/.test(part)))
        return UNKNOWN
      return joined(parts.flatMap((part, at) => (at === 0 ? [[part]] : [inner(given[at - 1]), [part]])))
    }
    case 'replace': {
      const [from, to] = given.map((one) => wholeText(inner(one)))
      if (from === undefined || to === undefined || from === '') return UNKNOWN
      return inner(object).map((part) => part?.replaceAll(from, to))
    }
    case 'PurePath':
    case 'PurePosixPath':
    case 'Path':
      return joined(given.flatMap((one, at) => (at === 0 ? [inner(one)] : [['/'], inner(one)])))
    case 'str':
      return inner(given[0])
    default:
      return UNKNOWN
  }
}

/** What a module knows of its own name (import system 5.4.6); undefined for other expressions. */
function ownName(text: string, self: ModuleIdentity | undefined): Worked | undefined {
  if (self?.name === undefined) return undefined
  if (/^(?:__name__|__spec__\s*\.\s*name)$/.test(text)) return [self.name]
  if (!/^(?:__package__|__spec__\s*\.\s*parent)$/.test(text)) return undefined
  return [self.isPackage ? self.name : self.name.split('.').slice(0, -1).join('.')]
}

/** Modules that a text imports as a whole, by what it calls them: `import shop`, `import shop.till as t`. */
function modulesImported(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, list = ''] of text.matchAll(/^[ \t]*import[ \t]+([\w., \t]+)$/gm))
    for (const item of list.split(',')) {
      const [name = '', alias] = item.trim().split(/\s+as\s+/)
      if (name !== '') found.set(alias ?? name, name)
      if (alias === undefined)
        for (const [at, sign] of [...name].entries()) if (sign === '.') found.set(name.slice(0, at), name.slice(0, at))
    }
  return found
}

function ofConstant(value: Node | undefined, inner: (node: Node | null | undefined) => Worked): Worked {
  const isFirst = value?.parent?.childForFieldName('left')?.type === 'pattern_list'
  return isFirst ? firstPart(value, inner) : inner(value)
}

/** What stands before a dot: the first part of `x.partition(".")` and its like, as Python cuts it. */
function firstPart(call: Node | null | undefined, inner: (node: Node | null | undefined) => Worked): Worked {
  const callee = call?.type === 'call' ? call.childForFieldName('function') : undefined
  const text = wholeText(inner(callee?.childForFieldName('object')))
  const given = call?.childForFieldName('arguments')?.text.replace(/\s/g, '') ?? ''
  if (text === undefined || !/^\((['"])\.\1(?:,(?:maxsplit=)?1)?,?\)$/.test(given)) return UNKNOWN
  const last = text.lastIndexOf('.')
  switch (callee?.childForFieldName('attribute')?.text) {
    case 'rpartition':
      return [text.slice(0, Math.max(0, last))]
    case 'rsplit':
      return given.includes(',') ? [last < 0 ? text : text.slice(0, last)] : UNKNOWN
    case 'partition':
    case 'split':
      return [firstPartOf(text)]
    default:
      return UNKNOWN
  }
}

/** What binds a name besides a plain assignment. */
const BINDING_NODES = [
  ...['augmented_assignment', 'for_statement', 'for_in_clause', 'parameters', 'lambda_parameters'],
  ...['named_expression', 'as_pattern'],
]

/** Names that the file binds once, by a plain assignment at its top. */
function constantsOf(root: Node): ReadonlyMap<string, Node> {
  const values = new Map<string, Node>()
  const bound = new Map<string, number>()
  for (const assignment of root.descendantsOfType('assignment')) {
    const [left, right] = [assignment.childForFieldName('left'), assignment.childForFieldName('right')]
    for (const name of left?.type === 'identifier' ? [left] : (left?.descendantsOfType('identifier') ?? []))
      bound.set(name.text, (bound.get(name.text) ?? 0) + 1)
    if (left?.type === 'identifier' && right !== null && assignment.parent?.parent?.type === 'module')
      values.set(left.text, right)
    const first = left?.type === 'pattern_list' ? left.firstNamedChild : undefined
    if (first?.type === 'identifier' && right?.type === 'call' && assignment.parent?.parent?.type === 'module')
      values.set(first.text, right)
  }
  for (const other of BINDING_NODES.flatMap((type) => root.descendantsOfType(type))) {
    const target = other.childForFieldName('left') ?? other.childForFieldName('name') ?? other
    for (const name of target.type === 'identifier' ? [target] : target.descendantsOfType('identifier'))
      if (values.has(name.text)) bound.set(name.text, 2)
  }
  return new Map([...values].filter(([name]) => bound.get(name) === 1))
}

function joined(parts: readonly Worked[]): Worked {
  return merged(parts.flat())
}

function merged(parts: Worked): Worked {
  return parts.reduce<(string | undefined)[]>((all, part) => {
    const last = all.at(-1)
    if (part !== undefined && last !== undefined && all.length > 0) all[all.length - 1] = last + part
    else all.push(part)
    return all
  }, [])
}
