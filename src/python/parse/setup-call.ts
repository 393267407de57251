import type { Span } from '../../model/span.ts'
import { parsePython } from './grammar.ts'
import { partsOf, staticValue } from './static-values.ts'
import type { Lookup, StaticEntry, StaticValue } from './static-values.ts'
import type { Node } from './syntax-tree.ts'

/** The call of `setup(...)` in a build script, as data. */
export interface SetupCall {
  readonly keywords: ReadonlyMap<string, StaticValue>
  /** Some keywords come from where they cannot be read (`**kwargs`). */
  readonly isOpen: boolean
  readonly span: Span
}

/**
 * What a `setup.py` hands to `setup` (setuptools, distutils), read as syntax and never run: literals, names bound once, sums, what is
 * appended to a list or put into a mapping, lines of a file. Undefined when there is no such call, or more than one.
 */
export function setupCall(text: string): SetupCall | undefined {
  if (!/\bsetup\s*\(/.test(text)) return undefined
  const { rootNode } = parsePython(text)
  const calls = rootNode
    .descendantsOfType('call')
    .filter((call) => /^(\w+\.)*setup$/.test(call.childForFieldName('function')?.text ?? ''))
  const [call] = calls
  if (call === undefined || calls.length > 1) return undefined
  const lookup = lookupIn(rootNode)
  const keywords = new Map<string, StaticValue>()
  let isOpen = false
  for (const given of partsOf(call.childForFieldName('arguments') ?? call)) {
    const [name, value] = [given.childForFieldName('name'), given.childForFieldName('value')]
    if (given.type === 'keyword_argument' && name !== null && value !== null)
      keywords.set(name.text, staticValue(value, lookup))
    else if (given.type === 'dictionary_splat' && given.firstNamedChild !== null) {
      const more = staticValue(given.firstNamedChild, lookup)
      for (const entry of more.kind === 'map' ? more.entries : []) keywords.set(entry.key, entry.value)
      isOpen ||= more.kind !== 'map' || more.isOpen
    } else isOpen = true
  }
  return { keywords, isOpen, span: { start: call.startIndex, end: call.endIndex } }
}

/** What names of a script stand for: those that one statement binds, with what is added to them later. */
function lookupIn(root: Node): Lookup {
  const bound = new Map<string, Node[]>()
  const added = new Map<string, { readonly key: Node | undefined; readonly value: Node }[]>()
  const bind = (name: string, value: Node): void => void bound.set(name, [...(bound.get(name) ?? []), value])
  const add = (name: string, value: Node, key?: Node): void =>
    void added.set(name, [...(added.get(name) ?? []), { key, value }])
  for (const node of root.descendantsOfType('assignment')) {
    const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')]
    if (left === null || right === null) continue
    if (left.type === 'identifier') bind(left.text, right)
    // The first of what a function gives is the list; the others are told apart by nothing.
    for (const [at, name] of partsOf(left.type === 'identifier' || left.type === 'subscript' ? root : left).entries())
      if (left.type === 'pattern_list' && name.type === 'identifier' && at === 0) bind(name.text, right)
    const [held, key] = [left.childForFieldName('value'), left.childForFieldName('subscript')]
    if (left.type === 'subscript' && held?.type === 'identifier' && key !== null) add(held.text, right, key)
  }
  for (const node of root.descendantsOfType('augmented_assignment')) {
    const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')]
    if (left?.type === 'identifier' && right !== null) add(left.text, right)
  }
  for (const node of root.descendantsOfType('as_pattern')) {
    const target = node.childForFieldName('alias')?.text
    if (target !== undefined && node.firstNamedChild !== null) bind(target, node.firstNamedChild)
  }
  for (const call of root.descendantsOfType('call')) {
    const [, name, method] =
      /^(\w+)\.(append|extend|update|insert)$/.exec(call.childForFieldName('function')?.text ?? '') ?? []
    const given = partsOf(call.childForFieldName('arguments') ?? call).at(-1)
    if (name !== undefined && method !== undefined && given !== undefined) add(name, given)
  }
  for (const node of root.descendantsOfType('for_statement')) {
    const left = node.childForFieldName('left')
    if (left?.type === 'identifier') bind(left.text, node)
  }
  for (const { name, value } of results(root)) bind(`${name}()`, value)
  return lookup

  function lookup(name: string, depth: number): StaticValue | undefined {
    const [value, second] = bound.get(name) ?? []
    if (value === undefined || second !== undefined) return undefined
    return withAdded(staticValue(value, lookup, depth), added.get(name) ?? [], lookup, depth)
  }
}

/** What functions that ask for nothing give back, each that says so in one place. */
function results(root: Node): readonly { readonly name: string; readonly value: Node }[] {
  return root.descendantsOfType('function_definition').flatMap((definition) => {
    const [name, parameters] = [definition.childForFieldName('name'), definition.childForFieldName('parameters')]
    const [result, second] = definition.descendantsOfType('return_statement')
    const value = result?.firstNamedChild
    if (name === null || value === null || value === undefined || second !== undefined) return []
    return parameters !== null && partsOf(parameters).length === 0 ? [{ name: name.text, value }] : []
  })
}

function withAdded(
  value: StaticValue,
  more: readonly { readonly key: Node | undefined; readonly value: Node }[],
  lookup: Lookup,
  depth: number,
): StaticValue {
  if (more.length === 0) return value
  if (value.kind === 'map') {
    const entries: StaticEntry[] = [...value.entries]
    let isOpen = value.isOpen
    for (const one of more) {
      const given = staticValue(one.value, lookup, depth + 1)
      const key = one.key === undefined ? undefined : staticValue(one.key, lookup, depth + 1)
      if (key?.kind === 'text') entries.push({ key: key.value, keySpan: key.span, value: given })
      else if (one.key === undefined && given.kind === 'map') entries.push(...given.entries)
      else isOpen = true
    }
    return { ...value, entries, isOpen }
  }
  if (value.kind !== 'list' && value.kind !== 'lines') return value
  const given = more.map((one) => staticValue(one.value, lookup, depth + 1))
  const items = given.flatMap((one) => (one.kind === 'list' ? one.items : [one]))
  const isOpen =
    (value.kind === 'list' && value.isOpen) || given.some(({ kind }) => kind === 'other' || kind === 'call')
  return {
    kind: 'list',
    items: [...(value.kind === 'list' ? value.items : [value]), ...items],
    span: value.span,
    isOpen,
    own: value.kind === 'list' ? value.own : [],
    terms: [...(value.kind === 'list' ? value.terms : []), ...given.filter((one) => one.kind === 'list')],
  }
}
