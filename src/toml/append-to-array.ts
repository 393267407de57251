import type { AST } from 'toml-eslint-parser'
import { insert, replace } from '../model/edit.ts'
import type { Edit } from '../model/edit.ts'
import { encodeToml } from './string-pieces.ts'
import { indentAt, isSamePath, lineEndAt, newlineOf, tomlTree } from './toml-tree.ts'
import type { TomlTree } from './toml-tree.ts'

/**
 * Add strings at the end of an array, in the layout that the array has. `values` are decoded; they are quoted as the
 * element before them. `undefined` when there is no array at `keyPath`. Throws UserError when `text` is not TOML.
 *
 *     members = [ "a", "b" ]        members = [ "a", "b", "c" ]
 *     members = [                   members = [
 *       "a", # first                  "a", # first
 *     ]                               "c",
 *                                   ]
 */
export function appendToArray(
  text: string,
  keyPath: readonly string[],
  ...values: readonly string[]
): Edit[] | undefined {
  const tree = tomlTree(text)
  const entry = tree.entries.find(({ path, node }) => isSamePath(path, keyPath) && node.value.type === 'TOMLArray')
  if (entry?.node.value.type !== 'TOMLArray') return undefined
  const array = entry.node.value
  if (values.length === 0) return []
  const last = array.elements.at(-1)
  const added = values.map((value) => quoted(value, last))
  if (last === undefined) return fillEmpty(text, array, added)
  const comma = tree.program.tokens.find(
    (token) =>
      token.value === ',' &&
      token.type === 'Punctuator' &&
      token.range[0] >= last.range[1] &&
      token.range[1] < array.range[1],
  )
  const after = comma?.range[1] ?? last.range[1]
  if (!isMultiLine(text, array)) {
    const blank = blankAfterComma(text, array)
    const more = added.map((one) => (comma === undefined ? `,${blank}${one}` : `${blank}${one},`))
    return [insert(after, more.join(''))]
  }
  const newline = newlineOf(text.slice(...array.range))
  const indent = elementIndent(text, array, last)
  const lines = added.map((one) => newline + indent + one).join(',')
  const at = commentEnd(tree, text, after, array) ?? after
  if (comma !== undefined) return [insert(at, lines + ',')]
  return at === after ? [insert(after, ',' + lines)] : [insert(after, ','), insert(at, lines)]
}

/** A string as TOML, quoted as a neighbour of it where that goes. */
export function quoted(value: string, neighbour: AST.TOMLContentNode | undefined): string {
  const isLiteral = neighbour?.type === 'TOMLValue' && neighbour.kind === 'string' && neighbour.style === 'literal'
  if (isLiteral && !/['\0-\x1f\x7f]/.test(value)) return `'${value}'`
  return `"${encodeToml('basic', value, '\n')}"`
}

function fillEmpty(text: string, array: AST.TOMLArray, added: readonly string[]): Edit[] {
  const [start, end] = array.range
  const inner = text.slice(start + 1, end - 1)
  if (!inner.includes('\n')) return [replace(start + 1, end - 1, added.join(', '))]
  const at = start + 1 + inner.trimEnd().length
  const isAfterComment = inner.trim() !== ''
  const indent = isAfterComment ? indentAt(text, at) : indentAt(text, start) + usualIndent(text)
  return [insert(at, added.map((one) => `${newlineOf(inner)}${indent}${one},`).join(''))]
}

/** Whether elements stand on lines of their own; a string over several lines does not count. */
function isMultiLine(text: string, array: AST.TOMLArray): boolean {
  let at = array.range[0]
  return [...array.elements.map((element) => element.range), [array.range[1], array.range[1]]].some(
    ([start = 0, end = 0]) => {
      const gap = text.slice(at, start)
      at = end
      return gap.includes('\n')
    },
  )
}

function blankAfterComma(text: string, array: AST.TOMLArray): string {
  const [before, last] = array.elements.slice(-2)
  if (before === undefined || last === undefined) return ' '
  return /,([ \t]*)$/.exec(text.slice(before.range[1], last.range[0]))?.[1] ?? ' '
}

/** The end of a comment that stands behind `offset` in the same line. */
function commentEnd(tree: TomlTree, text: string, offset: number, array: AST.TOMLArray): number | undefined {
  const end = lineEndAt(text, offset)
  const comment = tree.program.comments.find(
    ({ range }) => range[0] >= offset && range[0] < end && range[0] < array.range[1],
  )
  return comment?.range[1]
}

function elementIndent(text: string, array: AST.TOMLArray, last: AST.TOMLContentNode): string {
  const isBehindBracket = !text.slice(array.range[0], last.range[0]).includes('\n')
  return indentAt(text, last.range[0]) + (isBehindBracket ? usualIndent(text) : '')
}

function usualIndent(text: string): string {
  return /[[{,][ \t]*\r?\n([ \t]+)\S/.exec(text)?.[1] ?? '    '
}
