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
  const newline = newlineOf(text)
  const strings: HostText[] = []
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') addEntry(node, [])
    else {
      addHeader(node)
      for (const child of node.body) addEntry(child, node.resolvedKey.map(String))
    }
  }
  return { strings }

  /** The indices in a resolved key belong to no part of the header. */
  function addHeader({ key, resolvedKey }: AST.TOMLTable): void {
    let length = 0
    for (const part of key.keys) {
      while (typeof resolvedKey[length] === 'number') length += 1
      length += 1
      addKey(part, resolvedKey.slice(0, length).map(String))
    }
  }

  function addEntry(node: AST.TOMLKeyValue, above: readonly string[]): void {
    let path = above
    for (const part of node.key.keys) {
      path = [...path, keyText(part)]
      addKey(part, path)
    }
    addValue(node.value, path)
  }

  function addValue(node: AST.TOMLContentNode, path: readonly string[]): void {
    if (node.type === 'TOMLArray') node.elements.forEach((element, i) => addValue(element, [...path, String(i)]))
    else if (node.type === 'TOMLInlineTable') node.body.forEach((child) => addEntry(child, path))
    else if (node.kind === 'string') add(node.multiline ? `multiline-${node.style}` : node.style, node, path, false)
  }

  function rereadAs(style: TomlStyle) {
    return (raw: string): string => textOf(tomlPieces(style, raw, 0, raw.length))
  }

  function addKey(part: AST.TOMLBare | AST.TOMLQuoted, path: readonly string[]): void {
    add(part.type === 'TOMLBare' ? 'bare' : part.style, part, path, true)
  }

  function add(
    style: TomlStyle,
    { range }: { range: [number, number] },
    keys: readonly string[],
    isKey: boolean,
  ): void {
    const quote = style === 'bare' ? 0 : style.startsWith('multiline') ? 3 : 1
    const span = { start: range[0] + quote, end: range[1] - quote }
    const pieces = tomlPieces(style, text, span.start, span.end)
    const isJoined = /\\[ \t]*\r?\n/.test(text.slice(span.start, span.end))
    strings.push(
      segmentedText({
        ...{ span, kind: style, keys, isKey, pieces },
        encode: (inserted) => encodeToml(style, inserted, newline, isJoined),
        check: (result) => checkToml(style, result),
        ...(style.startsWith('multiline') ? { reread: { host: text, decode: rereadAs(style) } } : {}),
      }),
    )
  }
}
