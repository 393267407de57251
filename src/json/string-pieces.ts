import { piecesOf } from '../model/host-segments.ts'
import type { HostPiece } from '../model/host-segments.ts'

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|[^u])/g

const NAMED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** The pieces of a JSON string whose content, without quotes, is `text.slice(start, end)`; offsets into `text`. */
export function stringPieces(text: string, start: number, end: number): readonly HostPiece[] {
  // Most strings have none: the pattern is not tried.
  const isPlain = !text.slice(start, end).includes('\\')
  if (isPlain) return start < end ? [{ kind: 'verbatim', text: text.slice(start, end), raw: { start, end } }] : []
  return piecesOf(text, { start, end }, ESCAPE, decoded)
}

/**
 * How a file writes the characters between the quotes of a JSON string: one that is all ASCII but has `\u` escapes was
 * written with every other character escaped; in any other they stay as they are.
 */
export function encoderOf(host: string): (text: string) => string {
  let isEscaped: boolean | undefined
  return (text) => {
    isEscaped ??= /\\u(?:00[89a-f]|0[1-9a-f]|[1-9a-f])/i.test(host) && !/[\u0080-\uffff]/.test(host)
    const plain = JSON.stringify(text).slice(1, -1)
    return isEscaped ? plain.replace(/[\u0080-\uffff]/g, escaped) : plain
  }
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function decoded(token: string): string {
  const name = token[1] ?? ''
  if (name === 'u') return String.fromCharCode(Number.parseInt(token.slice(2), 16))
  return NAMED[name] ?? name
}
