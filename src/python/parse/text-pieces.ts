import type { Span } from '../../model/span.ts'
import type { Reference } from '../facts/facts.ts'
import type { Node } from './syntax-tree.ts'

/** A stretch of a text that a program puts together. */
export type TextPiece =
  /** Characters of a literal; `source` is where they are written, if they are written as they are. `isFar`: read through a name. */
  | { readonly kind: 'text'; readonly value: string; readonly source: Span | undefined; readonly isFar: boolean }
  /** What a dotted name stands for (`__name__`, an imported constant), for whoever knows other modules; `changes` are made to that. */
  | {
      readonly kind: 'name'
      readonly name: string
      readonly reference: Reference | undefined
      readonly changes?: readonly TextChange[]
      /** What is cut out of it first: all before the last dot (`__name__.rpartition(".")[0]`), or before the first one (`split(".")[0]`). */
      readonly cut?: NameCut
    }
  /** Known at run time only; `isOwnName`: what some object says of its name (`found.__name__`). */
  | { readonly kind: 'any'; readonly isOwnName?: boolean }

/** The part of a dotted name that is taken: the one above the last word, or the first word. */
export type NameCut = 'above' | 'first'

/** What `replace` is given: the old part of a text, and the new one. */
export type TextChange = readonly [from: string, to: string]

/** A text after some such changes, in their order. */
export function changedText(text: string, changes: readonly TextChange[]): string {
  return changes.reduce((value, [from, to]) => (from === '' ? value : value.replaceAll(from, to)), text)
}

/** One of the texts an expression can give. */
export type TextValue = readonly TextPiece[]

export const ANY: TextPiece = { kind: 'any' }
export const OWN_NAME: TextPiece = { kind: 'any', isOwnName: true }
const MOST_VALUES = 40
export const MOST_STEPS = 8

/** The value of a plain literal; undefined for anything else. */
export function literalText(node: Node | null | undefined): string | undefined {
  if (node?.type !== 'string' || /[bf]/i.test(node.firstChild?.text ?? '')) return undefined
  const parts = node.namedChildren.filter((child) => child.type === 'string_content')
  return parts.some((part) => part.text.includes('\\')) ? undefined : parts.map((part) => part.text).join('')
}

export function textPiece(node: Node, isRaw: boolean, isFar: boolean): TextPiece {
  if (!isRaw && node.text.includes('\\')) return ANY
  return { kind: 'text', value: node.text, source: { start: node.startIndex, end: node.endIndex }, isFar }
}

export function replaced(piece: TextPiece, from: string, to: string): TextPiece {
  if (piece.kind === 'name') return { ...piece, changes: [...(piece.changes ?? []), [from, to]] }
  if (piece.kind !== 'text' || from === '' || !piece.value.includes(from)) return piece
  // Nobody sees to a text that is written nowhere, however far it was read.
  return { ...piece, value: piece.value.replaceAll(from, to), source: undefined, isFar: false }
}

/** A text of a `string.Template` in pieces; a string is a name that is put in there (PEP 292). */
export function templateParts(piece: TextPiece): readonly (TextPiece | string)[] {
  if (piece.kind !== 'text') return [piece]
  return piece.value.split(/(\$\w+|\$\{\w+\})/).map((part) => {
    if (/^\$[\w{]/.test(part)) return part.replace(/[${}]/g, '')
    return { ...piece, value: part, source: undefined, isFar: false }
  })
}

/** What is put in at a field of a template, by the key of the field (or none) and its sign; fields are asked in their order. */
export type FieldValue = (key: string | undefined, sign: string | undefined) => Node | undefined

/** The values of `{}`, `{0}` and `{name}`, by what `format` is given. */
export function bracedFields(positional: readonly Node[], given: readonly Node[]): FieldValue {
  let next = 0
  return (key) => {
    if (key === undefined || key === '') return positional[next++]
    return /^\d+$/.test(key) ? positional[Number(key)] : keywordOf(given, key)
  }
}

/** The values of `%s` and `%(name)s`, by what stands behind the `%`. */
export function percentFields(right: Node): FieldValue {
  const values = right.type === 'tuple' ? right.namedChildren : [right]
  let next = 0
  return (key, sign) => {
    if (sign === '%') return undefined
    return key === undefined ? values[next++] : entryOf(right, key)
  }
}

/**
 * The object whose text before a dot an expression gives, and before which dot, for `x.rpartition(".")`, `x.rsplit(".", 1)`, `x.partition(".")` and
 * `x.split(".")`, of which the first part is taken; undefined for other calls.
 */
export function cutOfName(call: Node | null | undefined): { readonly object: Node; readonly cut: NameCut } | undefined {
  const callee = call?.type === 'call' ? call.childForFieldName('function') : null
  const object = callee?.type === 'attribute' ? callee.childForFieldName('object') : null
  const [sep, most, more] = call?.childForFieldName('arguments')?.namedChildren ?? []
  if (object === null || object === undefined || literalText(sep) !== '.' || more !== undefined) return undefined
  const once = most === undefined ? undefined : most.text
  switch (callee?.childForFieldName('attribute')?.text) {
    case 'rpartition':
      return once === undefined ? { object, cut: 'above' } : undefined
    case 'rsplit':
      return once === '1' || once === 'maxsplit=1' ? { object, cut: 'above' } : undefined
    case 'partition':
    case 'split':
      return { object, cut: 'first' }
    default:
      return undefined
  }
}

export function operatorOf(node: Node): string {
  return node.childForFieldName('operator')?.text ?? ''
}

function entryOf(node: Node, key: string): Node | undefined {
  const pair = node.namedChildren.find((child) => literalText(child.childForFieldName('key')) === key)
  return pair?.childForFieldName('value') ?? undefined
}

export function keywordOf(given: readonly Node[], key: string): Node | undefined {
  const found = given.find(
    (child) => child.type === 'keyword_argument' && child.childForFieldName('name')?.text === key,
  )
  return found?.childForFieldName('value') ?? undefined
}

export function several(values: readonly (readonly TextValue[])[]): readonly TextValue[] {
  const all = values.flat()
  return all.length === 0 || all.length > MOST_VALUES ? [[ANY]] : all
}

/** Every way to put one of each together. */
export function product(parts: readonly (readonly TextValue[])[]): readonly TextValue[] {
  const all = parts.reduce<readonly TextValue[]>(
    (heads, tails) =>
      heads.length * tails.length > MOST_VALUES
        ? heads.map((head) => [...head, ANY])
        : heads.flatMap((head) => tails.map((tail) => [...head, ...tail])),
    [[]],
  )
  return all.length === 0 ? [[ANY]] : all
}

/** Whether an expression is `a + b` or `a % b`, which puts a text together where one stands in it. */
export function isSum(node: Node): boolean {
  return node.type === 'binary_operator' && /^[+%]$/.test(operatorOf(node))
}

/** Whether an expression puts a text together, as against a literal or a name. */
export function isBuiltText(node: Node): boolean {
  switch (node.type) {
    case 'string':
      return node.namedChildren.some((child) => child.type === 'interpolation')
    case 'binary_operator':
      return isSum(node) && node.descendantsOfType('string').length > 0
    case 'call': {
      const callee = node.childForFieldName('function')
      const name = callee?.childForFieldName('attribute')?.text ?? ''
      return /^(format|join)$/.test(name) && callee?.childForFieldName('object')?.type === 'string'
    }
    default:
      return false
  }
}
