import { sharedHead, sharedTail } from '../../model/shared-ends.ts'
import { replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import type { KnownPiece } from './built-sites.ts'

/**
 * Edits of the literals an expression itself holds that make it say another dotted name; undefined when a word that changes stands
 * in none of them, or in two. Offsets are those of the file.
 */
export function editsInPieces(value: readonly KnownPiece[], name: string): readonly Edit[] | undefined {
  const old = value.map((piece) => (piece.kind === 'any' ? '' : piece.value)).join('')
  const [was, is] = [old.split(/(?=[.:])/), name.split(/(?=[.:])/)]
  if (was.length === is.length) {
    let at = 0
    const edits = was.map((word, position) => {
      const start = at
      at += word.length
      const other = is[position] ?? word
      return word === other ? [] : editOf(value, start + dot(word), start + word.length, other.slice(dot(other)))
    })
    return edits.every((edit) => edit !== undefined) ? edits.flat() : undefined
  }
  const head = sharedHead(was, is, was.length - 1)
  const tail = sharedTail(was, is, Math.min(was.length, is.length) - head - 1)
  const start = was.slice(0, head).join('').length
  const end = old.length - was.slice(was.length - tail).join('').length
  return editOf(value, start, end, is.slice(head, is.length - tail).join(''))
}

/** The whole expression as one literal, in the quotes it uses. */
export function wholeEdit(text: string, node: Node, name: string): Edit {
  const quote = /['"]/.exec(text.slice(node.startIndex, node.endIndex))?.[0] ?? '"'
  return replace(node.startIndex, node.endIndex, quote + name + quote)
}

function dot(word: string): number {
  return /^[.:]/.test(word) ? 1 : 0
}

function editOf(value: readonly KnownPiece[], start: number, end: number, text: string): readonly Edit[] | undefined {
  let at = 0
  for (const piece of value) {
    const length = piece.kind === 'any' ? 0 : piece.value.length
    if (at <= start && end <= at + length && length > 0) {
      if (piece.kind !== 'text' || piece.isFar || piece.source === undefined) return undefined
      const from = piece.source.start - at
      return [replace(from + start, from + end, text)]
    }
    at += length
  }
  return undefined
}

/** Whether two edits put the same text in the same place. */
export function isSame(one: Edit, other: Edit): boolean {
  return one.span.start === other.span.start && one.span.end === other.span.end && one.text === other.text
}

/** All that a value says, where all of it is known. */
export function textOf(value: readonly KnownPiece[]): string | undefined {
  return value.some((piece) => piece.kind === 'any')
    ? undefined
    : value.map((piece) => (piece.kind === 'any' ? '' : piece.value)).join('')
}
