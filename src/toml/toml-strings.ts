import type { AST } from 'toml-eslint-parser'
import { segmentedText, textOf } from '../model/host-segments.ts'
import type { HostText } from '../model/host-text.ts'
import { checkToml, encodeToml, tomlPieces } from './string-pieces.ts'
import type { TomlStyle } from './string-pieces.ts'
import { keyText, newlineOf, parseProgram } from './toml-tree.ts'

/**
 * The strings of a TOML text in their order: string values, and each part of a key or table header (`isKey`). `kind`
 * is `bare`, `basic`, `literal`, `multiline-basic` or `multiline-literal`. A bare key takes only edits after which it
 * is a bare key still (InvariantError).
 */
export function tomlStrings(
  text: string,
): { readonly strings: readonly HostText[] } | { readonly problem: string; readonly line: number } {
  const program = parseProgram(text)
  if ('problem' in program) return program
  const found = program.body[0].body.flatMap((node) =>
    node.type === 'TOMLKeyValue'
      ? inEntry(node, [])
      : [...inHeader(node), ...node.body.flatMap((child) => inEntry(child, node.resolvedKey.map(String)))],
  )
  const newline = newlineOf(text)
  return { strings: found.map((one) => stringOf(text, one, newline)) }
}

/** Where a string stands, how it is written, and below which keys; indices of lists are keys too. */
interface Found {
  readonly style: TomlStyle
  readonly node: { readonly range: readonly [number, number] }
  readonly keys: readonly string[]
  readonly isKey: boolean
}

/** The parts of a table's header. The indices in a resolved key belong to no part of it. */
function inHeader({ key, resolvedKey }: AST.TOMLTable): readonly Found[] {
  let length = 0
  return key.keys.map((part) => {
    while (typeof resolvedKey[length] === 'number') length += 1
    length += 1
    return keyPart(part, resolvedKey.slice(0, length).map(String))
  })
}

function inEntry(node: AST.TOMLKeyValue, above: readonly string[]): readonly Found[] {
  const names = node.key.keys.map(keyText)
  const parts = node.key.keys.map((part, at) => keyPart(part, [...above, ...names.slice(0, at + 1)]))
  return [...parts, ...inValue(node.value, [...above, ...names])]
}

function inValue(node: AST.TOMLContentNode, keys: readonly string[]): readonly Found[] {
  if (node.type === 'TOMLArray') return node.elements.flatMap((element, i) => inValue(element, [...keys, String(i)]))
  if (node.type === 'TOMLInlineTable') return node.body.flatMap((child) => inEntry(child, keys))
  if (node.kind !== 'string') return []
  return [{ style: node.multiline ? `multiline-${node.style}` : node.style, node, keys, isKey: false }]
}

function keyPart(part: AST.TOMLBare | AST.TOMLQuoted, keys: readonly string[]): Found {
  return { style: part.type === 'TOMLBare' ? 'bare' : part.style, node: part, keys, isKey: true }
}

function stringOf(text: string, { style, node, keys, isKey }: Found, newline: string): HostText {
  const isMultiline = style.startsWith('multiline')
  const quote = style === 'bare' ? 0 : isMultiline ? 3 : 1
  const span = { start: node.range[0] + quote, end: node.range[1] - quote }
  const pieces = tomlPieces(style, text, span.start, span.end)
  const isJoined = /\\[ \t]*\r?\n/.test(text.slice(span.start, span.end))
  const decode = (raw: string): string => textOf(tomlPieces(style, raw, 0, raw.length))
  return segmentedText({
    ...{ span, kind: style, keys, isKey, pieces },
    encode: (inserted) => encodeToml(style, inserted, newline, isJoined),
    check: (result) => checkToml(style, result),
    ...(isMultiline ? { reread: { host: text, decode } } : {}),
  })
}
