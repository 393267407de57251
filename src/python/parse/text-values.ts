import type { Binding, ModuleFacts } from '../facts/facts.ts'
import { parsePython } from './grammar.ts'
import type { Node } from './syntax-tree.ts'
import {
  ANY,
  OWN_NAME,
  MOST_STEPS,
  bracedFields,
  keywordOf,
  literalText,
  operatorOf,
  percentFields,
  product,
  replaced,
  several,
  templateParts,
  textPiece,
} from './text-pieces.ts'
import type { FieldValue, TextValue } from './text-pieces.ts'
import { addedTo, assigned, attributesCalled, bindingsAt, boundAtTop, defaultName, isImported } from './text-reading.ts'
import type { Reading, TextReader } from './text-reading.ts'
import { guardedTexts } from './text-guards.ts'
import { cutText, firstOfUnpacked, targetValues } from './text-targets.ts'
import type { Element, Readers } from './text-targets.ts'

/** Read the texts of a module: literals, `+`, `%`, `format`, `join`, f-strings, paths, tables, loops, constants. */
export function textReader(facts: ModuleFacts): TextReader {
  const { rootNode } = parsePython(facts.text)
  const references = new Map(facts.references.map((reference) => [reference.span.start, reference]))
  const reading: Reading = { facts, root: rootNode, references, known: new Map() }
  return {
    root: rootNode,
    valuesOf: (node) => valuesOf(reading, node, 0, false),
    valuesOfName: (name) => valuesOfBindings(reading, boundAtTop(facts, name), 0),
    referenceAt: (node) => references.get(node.startIndex),
  }
}

function valuesOf(
  reading: Reading,
  node: Node | null | undefined,
  depth: number,
  isFar: boolean,
): readonly TextValue[] {
  if (node === null || node === undefined || depth > MOST_STEPS) return [[ANY]]
  switch (node.type) {
    case 'string':
      return literal(reading, node, depth, isFar)
    case 'concatenated_string':
      return together(
        reading,
        node.namedChildren.filter((child) => child.type === 'string'),
        '',
        depth,
        isFar,
      )
    case 'parenthesized_expression':
    case 'expression':
      return valuesOf(reading, node.firstNamedChild, depth, isFar)
    case 'conditional_expression':
      return several(
        [node.namedChildren[0], node.namedChildren[2]].map((one) => valuesOf(reading, one, depth + 1, isFar)),
      )
    case 'boolean_operator':
      return several(node.namedChildren.map((one) => valuesOf(reading, one, depth + 1, isFar)))
    case 'binary_operator':
      return operation(reading, node, depth, isFar)
    case 'call':
      return call(reading, node, depth, isFar)
    case 'subscript':
      return element(reading, node, depth, isFar)
    case 'identifier':
    case 'attribute':
      return name(reading, node, depth)
    default:
      return [[ANY]]
  }
}

const READERS: Readers = { valuesOf, elements }

function literal(reading: Reading, node: Node, depth: number, isFar: boolean): readonly TextValue[] {
  const prefix = node.firstChild?.text.toLowerCase() ?? ''
  if (prefix.includes('b')) return [[ANY]]
  const parts = node.namedChildren.filter((child) => /^(string_content|interpolation)$/.test(child.type))
  return product(
    parts.map((part): readonly TextValue[] => {
      if (part.type === 'string_content') return [[textPiece(part, prefix.includes('r'), isFar)]]
      const plain = part.namedChildren.every((child) => child.field === 'expression' || /^!s$/.test(child.text))
      return plain ? valuesOf(reading, part.childForFieldName('expression'), depth + 1, isFar) : [[ANY]]
    }),
  )
}

function together(
  reading: Reading,
  nodes: readonly Node[],
  between: string,
  depth: number,
  isFar: boolean,
): readonly TextValue[] {
  const joint: readonly TextValue[] = [[{ kind: 'text', value: between, source: undefined, isFar }]]
  return product(
    nodes.flatMap((node, at) => [
      ...(at > 0 && between !== '' ? [joint] : []),
      valuesOf(reading, node, depth + 1, isFar),
    ]),
  )
}

function operation(reading: Reading, node: Node, depth: number, isFar: boolean): readonly TextValue[] {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')]
  if (left === null || right === null) return [[ANY]]
  const operator = operatorOf(node)
  if (operator === '+') return together(reading, [left, right], '', depth, isFar)
  // Paths are put together by `/`.
  if (operator === '/') return together(reading, [left, right], '/', depth, isFar)
  if (operator !== '%') return [[ANY]]
  return filled(reading, left, /%(?:\((\w+)\))?([sd%])/g, { depth, isFar }, percentFields(right))
}

function call(reading: Reading, node: Node, depth: number, isFar: boolean): readonly TextValue[] {
  const callee = node.childForFieldName('function')
  const given = node.childForFieldName('arguments')?.namedChildren ?? []
  const positional = given.filter((child) => child.type !== 'keyword_argument' && child.type !== 'comment')
  const object = callee?.childForFieldName('object')
  const name = callee?.childForFieldName('attribute')?.text ?? callee?.text ?? ''
  const [first, second] = positional
  if (name === 'format' && object?.type === 'string')
    return filled(reading, object, /\{(\w*)\}()/g, { depth, isFar }, bracedFields(positional, given))
  if (name === 'join' && object?.type === 'string' && /^(list|tuple)$/.test(first?.type ?? ''))
    return together(reading, first?.namedChildren ?? [], literalText(object) ?? '', depth, isFar)
  if (/^(join|joinpath)$/.test(name) && object !== undefined && object !== null)
    return together(reading, name === 'join' ? positional : [object, ...positional], '/', depth, isFar)
  if (/^(Pure)?(Posix|Windows)?Path$/.test(name)) return together(reading, positional, '/', depth, isFar)
  if (name === 'replace' && object !== null && object !== undefined) {
    const [from, to] = [literalText(first), literalText(second)]
    if (from === undefined || to === undefined) return [[ANY]]
    return valuesOf(reading, object, depth + 1, isFar).map((value) => value.map((piece) => replaced(piece, from, to)))
  }
  if (/^Template$/.test(name)) return valuesOf(reading, first, depth + 1, isFar)
  if (/^(safe_)?substitute$/.test(name) && object !== null && object !== undefined) {
    const values = valuesOf(reading, object, depth + 1, isFar)
    return several(values.map((value) => substituted(reading, value, given, depth)))
  }
  if (/^(str|as_posix|strip)$/.test(name)) return valuesOf(reading, object ?? first, depth + 1, isFar)
  return [[ANY]]
}

/** The text of a `string.Template` with what its names stand for; a mapping is not read. */
function substituted(reading: Reading, value: TextValue, given: readonly Node[], depth: number): readonly TextValue[] {
  // Known, and rewritten nowhere.
  const parts = [...value, ANY]
  return product(
    parts
      .flatMap(templateParts)
      .map((part) =>
        typeof part === 'string' ? valuesOf(reading, keywordOf(given, part), depth + 1, true) : [[part]],
      ),
  )
}

/** A template with its fields put in. */
function filled(
  reading: Reading,
  template: Node,
  field: RegExp,
  { depth, isFar }: { readonly depth: number; readonly isFar: boolean },
  valueOf: FieldValue,
): readonly TextValue[] {
  const [content, ...more] = template.namedChildren.filter((child) => child.type === 'string_content')
  if (template.type !== 'string' || content === undefined || more.length > 0 || content.text.includes('\\'))
    return [[ANY]]
  const parts: (readonly TextValue[])[] = []
  let at = 0
  const add = (end: number): void => {
    const source = { start: content.startIndex + at, end: content.startIndex + end }
    if (end > at) parts.push([[{ kind: 'text', value: content.text.slice(at, end), source, isFar }]])
  }
  for (const match of content.text.matchAll(field)) {
    add(match.index)
    at = match.index + match[0].length
    const node = valueOf(match[1], match[2])
    if (match[0] === '%%') parts.push([[{ kind: 'text', value: '%', source: undefined, isFar }]])
    else parts.push(valuesOf(reading, node, depth + 1, isFar))
  }
  add(content.text.length)
  return product(parts)
}

/** `TABLE["x"]`, `[...][0]`: one of the elements. */
function element(reading: Reading, node: Node, depth: number, isFar: boolean): readonly TextValue[] {
  const [key] = node.childrenForFieldName('subscript')
  const cut =
    key?.text === '0' ? cutText(READERS, reading, node.childForFieldName('value'), { depth, isFar }) : undefined
  if (cut !== undefined) return cut
  const word = literalText(key)
  const all = elements(reading, node.childForFieldName('value'), depth + 1, isFar)
  const exact = word === undefined ? undefined : all?.find((one) => one.key === word)
  return exact !== undefined ? exact.values : several((all ?? []).map((one) => one.values))
}

/** The elements of a display, a comprehension or what a name stands for; undefined when they are not written down. */
function elements(
  reading: Reading,
  node: Node | null | undefined,
  depth: number,
  isFar: boolean,
): readonly Element[] | undefined {
  if (node === null || node === undefined || depth > MOST_STEPS) return undefined
  if (/^(list|tuple|set|expression_list)$/.test(node.type))
    return node.namedChildren.map((one) => ({ values: valuesOf(reading, one, depth + 1, isFar) }))
  if (node.type === 'dictionary')
    return node.namedChildren.map((pair) => ({
      key: literalText(pair.childForFieldName('key')),
      values: valuesOf(reading, pair.childForFieldName('value'), depth + 1, isFar),
    }))
  if (/^(list|set)_comprehension$|^generator_expression$/.test(node.type))
    return [{ values: valuesOf(reading, node.childForFieldName('body'), depth + 1, isFar) }]
  if (node.type === 'dictionary_comprehension') {
    const pair = node.childForFieldName('body')
    return [{ values: valuesOf(reading, pair?.childForFieldName('value'), depth + 1, isFar) }]
  }
  if (node.type === 'parenthesized_expression') return elements(reading, node.firstNamedChild, depth, isFar)
  if (
    node.type === 'call' &&
    /\.(values|copy)$|^(tuple|list|sorted|set|frozenset)$/.test(node.childForFieldName('function')?.text ?? '')
  ) {
    const inner = node.childForFieldName('function')?.childForFieldName('object')
    return elements(reading, inner ?? node.childForFieldName('arguments')?.firstNamedChild, depth + 1, isFar)
  }
  if (node.type !== 'identifier') return undefined
  const [binding, ...more] = bindingsAt(reading, node)
  const value = binding === undefined || more.length > 0 ? undefined : assigned(reading, binding)
  return elements(reading, value, depth + 1, true)
}

function name(reading: Reading, node: Node, depth: number): readonly TextValue[] {
  const reference = reading.references.get(node.startIndex)
  const steps = reference?.attributes.map((step) => step.name) ?? []
  // What a module is called, and its package (import system 5.4.4).
  const spec = /^__spec__\s*\.\s*(name|parent)$/.exec(node.text)?.[1]
  if (spec !== undefined && bindingsAt(reading, node).length === 0)
    return [[{ kind: 'name', name: spec === 'name' ? '__name__' : '__package__', reference: undefined }]]
  if (node.type === 'attribute') {
    const last = steps.at(-1)
    if (reference !== undefined && isImported(reading, reference))
      return [[{ kind: 'name', name: node.text.replace(/\s/g, ''), reference }]]
    const own = last === undefined ? [] : attributesCalled(reading, last)
    if (own.length === 1) return valuesOfBindings(reading, own, depth)
    return [[node.childForFieldName('attribute')?.text === '__name__' ? OWN_NAME : ANY]]
  }
  if (/^__(name|package)__$/.test(node.text)) return [[{ kind: 'name', name: node.text, reference }]]
  const bindings = bindingsAt(reading, node)
  if (reference !== undefined && isImported(reading, reference)) return [[{ kind: 'name', name: node.text, reference }]]
  if (bindings.length === 0) return [[ANY]]
  return guardedTexts(node) ?? valuesOfBindings(reading, bindings, depth)
}

function valuesOfBindings(reading: Reading, bindings: readonly Binding[], depth: number): readonly TextValue[] {
  return several(
    bindings.map((binding) => {
      const known = reading.known.get(binding) ?? []
      reading.known.set(binding, known)
      return (known[depth] ??= valuesOfBinding(reading, binding, depth))
    }),
  )
}

function valuesOfBinding(reading: Reading, binding: Binding, depth: number): readonly TextValue[] {
  // A parameter may be given anything; by default it is, or begins with, the name of the module.
  const own = defaultName(reading, binding)
  if (own !== undefined) return [...valuesOf(reading, own, depth + 1, true).map((value) => [...value, ANY]), [ANY]]
  const added = addedTo(reading, binding)
  if (added !== undefined) return valuesOf(reading, added, depth + 1, true).map((value) => [ANY, ...value])
  if (binding.kind === 'target') return targetValues(READERS, reading, binding, depth + 1)
  const unpacked = firstOfUnpacked(READERS, reading, binding, depth)
  if (unpacked !== undefined) return unpacked
  return binding.kind === 'assign' ? valuesOf(reading, assigned(reading, binding), depth + 1, true) : [[ANY]]
}
