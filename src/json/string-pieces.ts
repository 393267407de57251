import type { HostPiece } from '../model/host-segments.ts'

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|[^u])/g

const NAMED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** The pieces of a JSON string whose content, without quotes, is `text.slice(start, end)`; offsets into `text`. */
export function stringPieces(text: string, start: number, end: number): readonly HostPiece[] {
  const pieces: HostPiece[] = []
  const raw = text.slice(start, end)
  let at = start
  for (const match of raw.includes('\\') ? raw.matchAll(ESCAPE) : []) {
    const from = start + match.index
    addVerbatim(at, from)
    at = from + match[0].length
    pieces.push({ kind: 'escape', text: decoded(match[0]), raw: { start: from, end: at } })
  }
  addVerbatim(at, end)
  return pieces

  function addVerbatim(from: number, to: number): void {
    if (from < to) pieces.push({ kind: 'verbatim', text: text.slice(from, to), raw: { start: from, end: to } })
  }
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
