import type { Span } from '../../model/span.ts'
import type { Node } from './syntax-tree.ts'

/**
 * A value as far as a Python text tells it without being run; spans are UTF-16 offsets of what is written. `isOpen`: there is more in it
 * that cannot be read. `lines` are the lines of a file, whose path is as the text says it.
 */
export type StaticValue =
  | { readonly kind: 'text'; readonly value: string; readonly span: Span; readonly isPlain: boolean }
  | StaticList
  | { readonly kind: 'map'; readonly entries: readonly StaticEntry[]; readonly span: Span; readonly isOpen: boolean }
  | { readonly kind: 'lines'; readonly path: string; readonly span: Span }
  | StaticCall
  | { readonly kind: 'other'; readonly span: Span }

/**
 * Items in their order: those of its own brackets (`own`), and those of the lists that it is put together from by `+` or `*more` (`terms`),
 * each of which is written elsewhere.
 */
export interface StaticList {
  readonly kind: 'list'
  readonly items: readonly StaticValue[]
  readonly span: Span
  readonly isOpen: boolean
  readonly own: readonly StaticValue[]
  readonly terms: readonly StaticList[]
}

/** A call that is read no further: `given` are its arguments by place, `named` those by keyword. */
export interface StaticCall {
  readonly kind: 'call'
  readonly callee: string
  readonly span: Span
  readonly given: readonly StaticValue[]
  readonly named: ReadonlyMap<string, StaticValue>
}

/** One `key: value` of a mapping whose key is a text; `keySpan` is where the key stands there, be it a name for it. */
export interface StaticEntry {
  readonly key: string
  readonly keySpan: Span
  readonly value: StaticValue
}

/** Looks a name up, or what a function gives back (`name()`); undefined for one whose value is not told. */
export type Lookup = (name: string, depth: number) => StaticValue | undefined

const DEEPEST = 12

/** The value of an expression. Names are looked up by `lookup`; what is too deep, or computed, is `other`. */
export function staticValue(node: Node, lookup: Lookup, depth = 0): StaticValue {
  const span = { start: node.startIndex, end: node.endIndex }
  const other: StaticValue = { kind: 'other', span }
  if (depth > DEEPEST) return other
  const inner = (child: Node): StaticValue => staticValue(child, lookup, depth + 1)
  switch (node.type) {
    case 'string':
    case 'concatenated_string': {
      const value = textOf(node, lookup, depth)
      return value === undefined ? other : { kind: 'text', value, span, isPlain: isPlainString(node) }
    }
    case 'list':
    case 'tuple':
    case 'set':
      return listOf(partsOf(node), inner, span)
    case 'dictionary':
      return mapOf(node, inner, span)
    case 'identifier':
      return lookup(node.text, depth + 1) ?? other
    case 'parenthesized_expression': {
      const only = partsOf(node)[0]
      return only === undefined ? other : inner(only)
    }
    case 'binary_operator':
      return sumOf(node, inner, span) ?? other
    case 'subscript':
      return itemOf(node, inner) ?? other
    case 'list_comprehension':
    case 'generator_expression':
      return linesOf(node, lookup, depth) ?? other
    case 'call':
      return callOf(node, lookup, depth, span)
    default:
      return other
  }
}

/** The named children of a node without comments. */
export function partsOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => child.type !== 'comment')
}

function listOf(nodes: readonly Node[], inner: (node: Node) => StaticValue, span: Span): StaticValue {
  const items: StaticValue[] = []
  const own: StaticValue[] = []
  const terms: StaticList[] = []
  let isOpen = false
  for (const node of nodes) {
    if (node.type !== 'list_splat') {
      const item = inner(node)
      items.push(item)
      own.push(item)
    } else {
      const more = node.firstNamedChild === null ? undefined : inner(node.firstNamedChild)
      if (more?.kind === 'list') {
        items.push(...more.items)
        terms.push(more)
      } else if (more?.kind === 'lines') items.push(more)
      if (more?.kind !== 'lines' && (more?.kind !== 'list' || more.isOpen)) isOpen = true
    }
  }
  return { kind: 'list', items, span, isOpen: isOpen || items.some((item) => isUntold(item)), own, terms }
}

function isUntold(value: StaticValue): boolean {
  return value.kind === 'other' || value.kind === 'call'
}

function mapOf(node: Node, inner: (node: Node) => StaticValue, span: Span): StaticValue {
  const entries: StaticEntry[] = []
  let isOpen = false
  for (const child of partsOf(node)) {
    const [key, value] = [child.childForFieldName('key'), child.childForFieldName('value')]
    const name = key === null ? undefined : inner(key)
    if (child.type === 'dictionary_splat' && child.firstNamedChild !== null) {
      const more = inner(child.firstNamedChild)
      if (more.kind === 'map') entries.push(...more.entries)
      isOpen ||= more.kind !== 'map' || more.isOpen
    } else if (name?.kind === 'text' && key !== null && value !== null) {
      const keySpan = { start: key.startIndex, end: key.endIndex }
      entries.push({ key: name.value, keySpan, value: inner(value) })
    } else isOpen = true
  }
  return { kind: 'map', entries, span, isOpen }
}

function sumOf(node: Node, inner: (node: Node) => StaticValue, span: Span): StaticValue | undefined {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')]
  const operator = left === null || right === null ? '' : node.source.slice(left.endIndex, right.startIndex).trim()
  if (left === null || right === null || operator !== '+') return undefined
  const [a, b] = [inner(left), inner(right)]
  if (a.kind === 'text' && b.kind === 'text') return { kind: 'text', value: a.value + b.value, span, isPlain: false }
  const asList = (value: StaticValue): readonly StaticValue[] =>
    value.kind === 'list' ? value.items : value.kind === 'lines' ? [value] : []
  const isTold = (value: StaticValue): boolean => value.kind === 'lines' || (value.kind === 'list' && !value.isOpen)
  if (asList(a).length + asList(b).length === 0) return undefined
  const terms = [a, b].filter((one) => one.kind === 'list')
  const items = [...asList(a), ...asList(b)]
  return { kind: 'list', items, span, isOpen: !isTold(a) || !isTold(b), own: [], terms }
}

function itemOf(node: Node, inner: (node: Node) => StaticValue): StaticValue | undefined {
  const [held, key] = [node.childForFieldName('value'), node.childForFieldName('subscript')]
  if (held === null || key === null) return undefined
  const [map, name] = [inner(held), inner(key)]
  if (map.kind !== 'map' || name.kind !== 'text') return undefined
  return map.entries.findLast((entry) => entry.key === name.value)?.value
}

function argumentsOf(parts: readonly Node[], lookup: Lookup, depth: number): Pick<StaticCall, 'given' | 'named'> {
  const given: StaticValue[] = []
  const named = new Map<string, StaticValue>()
  for (const part of parts) {
    const [name, value] = [part.childForFieldName('name'), part.childForFieldName('value')]
    if (part.type !== 'keyword_argument') given.push(staticValue(part, lookup, depth + 1))
    else if (name !== null && value !== null) named.set(name.text, staticValue(value, lookup, depth + 1))
  }
  return { given, named }
}

/** `list(...)`, `sorted(...)`, `dict(a=...)`, what reads the lines of a file, or a call of something else by its name. */
function callOf(node: Node, lookup: Lookup, depth: number, span: Span): StaticValue {
  const callee = node.childForFieldName('function')?.text ?? ''
  const given = partsOf(node.childForFieldName('arguments') ?? node)
  const [first] = given
  if (/^(list|sorted|tuple|set)$/.test(callee) && first !== undefined && given.length === 1) {
    const value = staticValue(first, lookup, depth + 1)
    if (value.kind === 'list' || value.kind === 'lines') return { ...value, span }
  }
  if (callee === 'dict' && given.every((one) => one.type === 'keyword_argument')) {
    const entries = given.flatMap((one): StaticEntry[] => {
      const [name, value] = [one.childForFieldName('name'), one.childForFieldName('value')]
      if (name === null || value === null) return []
      const keySpan = { start: name.startIndex, end: name.endIndex }
      return [{ key: name.text, keySpan, value: staticValue(value, lookup, depth + 1) }]
    })
    return { kind: 'map', entries, span, isOpen: false }
  }
  const result = given.length === 0 && depth <= DEEPEST ? lookup(`${callee}()`, depth + 1) : undefined
  if (result !== undefined) return result
  return linesOf(node, lookup, depth) ?? { kind: 'call', callee, span, ...argumentsOf(given, lookup, depth) }
}

/**
 * The lines of a text file: whatever takes one file apart (`open("r.txt").read().splitlines()`, `[x.strip() for x in open(...)]`) or
 * hands its name to a function of the same file (`read_requirements("r.txt")`). Which lines are taken is not looked at.
 */
function linesOf(node: Node, lookup: Lookup, depth: number): StaticValue | undefined {
  const paths = new Set<string>()
  const names = node.type === 'call' || /comprehension|generator/.test(node.type) ? node : undefined
  for (const found of names?.descendantsOfType('string') ?? []) {
    const value = textOf(found, lookup, depth + 1)
    if (value !== undefined && /^[\w./-]+\.(txt|in|pip)$/.test(value)) paths.add(value)
  }
  for (const found of names?.descendantsOfType('identifier') ?? []) {
    const value = depth > DEEPEST ? undefined : lookup(found.text, depth + 1)
    if (value?.kind === 'lines') paths.add(value.path)
    if (value?.kind === 'text' && /^[\w./-]+\.(txt|in|pip)$/.test(value.value)) paths.add(value.value)
  }
  const [path, more] = [...paths]
  if (path === undefined || more !== undefined) return undefined
  return { kind: 'lines', path, span: { start: node.startIndex, end: node.endIndex } }
}

/** A single literal without escapes, prefix or parts to fill in. */
function isPlainString(node: Node): boolean {
  return node.type === 'string' && /^(?:"[^"\\\n]*"|'[^'\\\n]*')$/.test(node.text)
}

function textOf(node: Node, lookup: Lookup, depth: number): string | undefined {
  if (node.type === 'concatenated_string') {
    const parts = partsOf(node).map((part) => textOf(part, lookup, depth))
    return parts.includes(undefined) ? undefined : parts.join('')
  }
  const [, prefix = '', opening = ''] = /^([A-Za-z]*)("""|'''|"|')/.exec(node.text) ?? []
  if (opening === '' || /b/i.test(prefix)) return undefined
  const raw = /r/i.test(prefix)
  const literal = (from: number, to: number): string | undefined => {
    const text = node.source.slice(from, to)
    return raw || !text.includes('\\') ? text : unescaped(text)
  }
  const pieces: (string | undefined)[] = []
  let at = node.startIndex + prefix.length + opening.length
  for (const hole of node.children.filter((child) => child.type === 'interpolation')) {
    pieces.push(literal(at, hole.startIndex))
    const name = hole.firstNamedChild
    const value = name?.type === 'identifier' && hole.namedChildCount === 1 ? lookup(name.text, depth + 1) : undefined
    pieces.push(value?.kind === 'text' ? value.value : undefined)
    at = hole.endIndex
  }
  pieces.push(literal(at, node.endIndex - opening.length))
  return pieces.includes(undefined) ? undefined : pieces.join('')
}

/** Escapes of one character (language reference 2.4.1); undefined for those with a number or a name. */
function unescaped(text: string): string | undefined {
  const simple: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' }
  if (/\\[0-7xuUN]/.test(text)) return undefined
  return text.replace(/\\([\s\S])/g, (whole, char: string) => (/["'\\]/.test(char) ? char : (simple[char] ?? whole)))
}
