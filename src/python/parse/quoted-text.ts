import type { Node } from './syntax-tree.ts'

/** What a string literal says, and where that is written: UTF-16 offsets into the text that the node is of. */
export type QuotedText =
  | { readonly text: string; readonly written: WrittenText }
  /** It stands there as it is, from `start` on. */
  | { readonly text: string; readonly written?: undefined; readonly start: number }

/** Where each character of a text begins and ends that is written in pieces or with escape sequences. */
export interface WrittenText {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Escape sequences of a literal (language reference 2.4.1.1); a name of Unicode is not looked up. */
const ESCAPE = /\\(\r\n|x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[0-7]{1,3}|[\s\S])/giy
const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\r': '',
  '\r\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/**
 * What a literal says, also where it is written in pieces or with escape sequences, which Python takes for one text before anybody reads it (language
 * reference 2.4.2, 2.4.3); `pieces` are the literals in order. Undefined where one of them is an f-string or bytes, or says a character by its name.
 */
export function quotedText(pieces: readonly Node[]): QuotedText | undefined {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  for (const piece of pieces) {
    const opening = piece.firstChild
    const closing = piece.lastChild
    const prefix = /^[a-zA-Z]*/.exec(opening?.text ?? '')?.[0] ?? ''
    if (opening === null || closing?.type !== 'string_end' || /[bft]/i.test(prefix)) return undefined
    const isRaw = /r/i.test(prefix)
    if (pieces.length === 1 && (isRaw || !piece.text.includes('\\')))
      return { text: piece.source.slice(opening.endIndex, closing.startIndex), start: opening.endIndex }
    for (let at = opening.endIndex; at < closing.startIndex;) {
      const escape = !isRaw && piece.source[at] === '\\' ? escapeAt(piece.source, at) : undefined
      if (escape?.says === 'unknown') return undefined
      const { says, length } = escape ?? { says: piece.source.charAt(at), length: 1 }
      for (const unit of says.split('')) {
        text += unit
        starts.push(at)
        ends.push(at + length)
      }
      at += length
    }
  }
  return { text, written: { starts, ends } }
}

/** The literals of an implicit concatenation around a literal, in order; itself where there is none. */
export function piecesAround(node: Node): readonly Node[] {
  const holder = node.parent
  if (holder?.type !== 'concatenated_string') return [node]
  return holder.namedChildren.filter((child) => child.type === 'string')
}

function escapeAt(source: string, at: number): { readonly says: string; readonly length: number } {
  ESCAPE.lastIndex = at
  const [all, sign] = ESCAPE.exec(source) ?? ['\\', '']
  return { says: said(all, sign ?? ''), length: all.length }
}

function said(all: string, sign: string): string {
  const simple = SIMPLE[sign]
  if (simple !== undefined) return simple
  if (sign === 'N') return 'unknown'
  if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8))
  if (/^[xuU]./.test(sign)) {
    const code = Number.parseInt(sign.slice(1), 16)
    return code > 0x10ffff ? all : String.fromCodePoint(code)
  }
  return all
}
