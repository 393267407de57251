import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Node, ParseError } from 'jsonc-parser'
import { replace } from '../model/edit.ts'
import { NESTED_TOO_DEEPLY } from '../model/errors.ts'
import { segmentedText } from '../model/host-segments.ts'
import type { HostPiece } from '../model/host-segments.ts'
import { editedValue, joinTouchingEdits } from '../model/host-text.ts'
import type { HostText } from '../model/host-text.ts'
import type { Span } from '../model/span.ts'
import { lineIndexOf } from '../text/line-index.ts'
import type { JsonProblem } from './json-strings.ts'
import { encoderOf, stringPieces } from './string-pieces.ts'
import { withoutPictures } from './without-pictures.ts'

/** The text of one cell; `value` is the joined `source`, `kind` is `code-cell`, `markdown-cell` or `raw-cell`. */
export interface NotebookCell extends HostText {
  readonly cellType: 'code' | 'markdown' | 'raw'
  /** The place of the cell among all cells. */
  readonly index: number
  /** The language of the notebook's kernel in lower case; `python` where the notebook does not say. */
  readonly language: string
}

/** Whether a cell is code of Python, as kernels call it: `python`, `python3`, `ipython`. */
export function isPythonCell({ cellType, language }: Pick<NotebookCell, 'cellType' | 'language'>): boolean {
  return cellType === 'code' && /^i?python/.test(language)
}

/**
 * The cells of a Jupyter notebook (format 4) with their text, which may be one string or one per line: edits keep
 * that shape, and touch neither outputs nor attachments nor metadata. Other JSON is a problem, as is broken JSON.
 */
export function notebookCells(text: string): Cells | JsonProblem {
  const before = known.get(text) ?? cellsOrProblem(text)
  known.set(text, before)
  return before
}

interface Cells {
  readonly cells: readonly NotebookCell[]
}

/** Recorded outputs make notebooks long, and several transforms and checks ask for the same one. */
const known = new Map<string, Cells | JsonProblem>()

function cellsOrProblem(text: string): Cells | JsonProblem {
  try {
    return readCells(text)
  } catch (error) {
    if (error instanceof RangeError) return NESTED_TOO_DEEPLY
    throw error
  }
}

function readCells(text: string): Cells | JsonProblem {
  const errors: ParseError[] = []
  // A blank in place of a byte order mark, which jsonc-parser refuses, keeps the offsets.
  const short = withoutPictures(text.replace(/^\ufeff/, ' '))
  const root = parseTree(short.text, errors, { disallowComments: true })
  const error = errors[0]
  if (error !== undefined) {
    const line = lineIndexOf(text).lineOf(Math.min(short.back(error.offset), text.length))
    return { problem: printParseErrorCode(error.error), line }
  }
  const list = root && findNodeAtLocation(root, ['cells'])
  if (root === undefined || list?.type !== 'array')
    return { problem: 'no list of cells: not a notebook of format 4', line: 1 }
  const language = languageOf(root)
  const contentOf = ({ offset, length }: Node): Span => ({
    start: short.back(offset) + 1,
    end: short.back(offset + length) - 1,
  })
  const file = { text, encode: encoderOf(text), contentOf }
  const cells = (list.children ?? []).flatMap((node, index): NotebookCell[] => {
    const cellType = valueAt(node, 'cell_type')
    const source = findNodeAtLocation(node, ['source'])
    if (source === undefined || !isCellType(cellType)) return []
    const place = { kind: `${cellType}-cell`, keys: ['cells', String(index), 'source'], isKey: false }
    const host = source.type === 'array' ? listText(file, source, place) : stringText(file, source, place)
    return host === undefined ? [] : [{ ...host, cellType, index, language }]
  })
  return { cells }
}

/** The notebook's text, and how it writes characters: asked of the whole file once. */
interface NotebookFile {
  readonly text: string
  readonly encode: (text: string) => string
  /** Where what stands between the quotes or brackets of a node lies. */
  readonly contentOf: (node: Node) => Span
}

type CellPlace = Pick<HostText, 'kind' | 'keys' | 'isKey'>

function stringText({ text, encode, contentOf }: NotebookFile, source: Node, place: CellPlace): HostText | undefined {
  if (source.type !== 'string') return undefined
  const span = contentOf(source)
  const pieces = stringPieces(text, span.start, span.end)
  return segmentedText({ ...place, span, pieces, encode })
}

/** A text of several strings; between the content of two of them stand a quote, a comma, white space and a quote. */
function listText({ text, encode, contentOf }: NotebookFile, source: Node, place: CellPlace): HostText | undefined {
  const strings = source.children ?? []
  if (strings.some((node) => node.type !== 'string')) return undefined
  const span = contentOf(source)
  const pieces: HostPiece[] = []
  for (const node of strings) {
    const content = contentOf(node)
    const last = pieces.at(-1)
    if (last !== undefined) {
      pieces.push({ kind: 'separator', text: '', raw: { start: last.raw.end, end: content.start } })
    }
    // An empty string has to have a piece too: the separators stand around it.
    const parts = stringPieces(text, content.start, content.end)
    pieces.push(...(parts.length > 0 ? parts : [{ kind: 'verbatim', text: '', raw: content } as const]))
  }
  const isOnePerLine = strings.every((node) => !/\n./s.test(String(node.value)))
  const layout = layoutOf(text, span.start, pieces)
  // The nodes of the whole file hang together, and are not to be kept for this.
  const hasStrings = strings.length > 0
  const host = segmentedText({ ...place, span, pieces, encode, ...(isOnePerLine ? layout : {}) })
  return {
    ...host,
    hostEdits(edits) {
      const joined = joinTouchingEdits(host.value, edits)
      const result = editedValue(host.value, joined)
      const isReview = joined.some((edit) => edit.certainty === 'review')
      const wholeList = (raw: string) => [replace(span.start, span.end, raw, isReview ? 'review' : 'certain')]
      if (result === host.value) return []
      if (result === '') return wholeList('')
      if (hasStrings) return host.hostEdits(joined)
      const lines = result.split(/(?<=\n)/).map(encode)
      return wholeList(layout.open + lines.join(layout.separator) + layout.close)
    },
  }
}

/** What stands before the first string's content, between two, and after the last: taken from the list, or guessed. */
function layoutOf(text: string, start: number, pieces: readonly HostPiece[]) {
  const found = pieces.find((piece) => piece.kind === 'separator')
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const first = pieces[0]
  if (first !== undefined) {
    const open = text.slice(start, first.raw.start)
    const blank = open.slice(0, open.lastIndexOf('"'))
    const separator =
      found === undefined ? `",${blank === '' ? ' ' : blank}"` : text.slice(found.raw.start, found.raw.end)
    return { open, separator, close: '"' }
  }
  // An empty list in a notebook that is written line by line: `source` is three levels deep.
  const indent = /^[ \t]*/.exec(line)?.[0] ?? ''
  const isLineByLine = /^[ \t]+"source"/.test(line)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const blank = isLineByLine ? newline + indent + indent.slice(0, Math.ceil(indent.length / 3)) : ''
  return {
    open: blank + '"',
    separator: `",${isLineByLine ? blank : ' '}"`,
    close: isLineByLine ? `"${newline}${indent}` : '"',
  }
}

function isCellType(value: unknown): value is NotebookCell['cellType'] {
  return value === 'code' || value === 'markdown' || value === 'raw'
}

function languageOf(root: Node): string {
  const info = valueAt(root, 'metadata', 'language_info', 'name')
  const kernel = valueAt(root, 'metadata', 'kernelspec', 'language')
  const language = [info, kernel].find((name) => typeof name === 'string' && name !== '')
  return String(language ?? 'python').toLowerCase()
}

function valueAt(node: Node, ...path: readonly string[]): unknown {
  const found = findNodeAtLocation(node, [...path])
  return found === undefined ? undefined : getNodeValue(found)
}
