import { InvariantError } from '../model/errors.ts'
import type { HostPiece } from '../model/host-segments.ts'

/** Line breaks of a scalar that is not a block, with the blanks around them that do not count. */
const BREAK = String.raw`[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)+`

const TOKENS = {
  plain: new RegExp(BREAK, 'g'),
  single: new RegExp(`''|${BREAK}`, 'g'),
  double: new RegExp(
    String.raw`\\(?:(?:\r\n|\r|\n)[ \t]*|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^xuU\r\n])|${BREAK}`,
    'g',
  ),
} as const

/** YAML 1.2.2, section 5.7. */
const ESCAPES: Readonly<Record<string, string>> = {
  ...{ 0: '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b' },
  ...{ N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' },
}

const NAMES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** What a YAML text may not contain outside double quotes (section 5.1), a line break or tab aside. */
const UNPRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\p{Surrogate}/u

/**
 * The pieces of a plain or quoted scalar whose raw content is `text.slice(start, end)`, offsets into `text`. A line
 * break stays a `\n` per break instead of being folded, without the blanks around it.
 */
export function scalarPieces(
  style: keyof typeof TOKENS,
  text: string,
  start: number,
  end: number,
): readonly HostPiece[] {
  const pieces: HostPiece[] = []
  const raw = text.slice(start, end)
  let at = 0
  for (const match of raw.matchAll(TOKENS[style])) {
    addVerbatim(at, match.index)
    const span = { start: start + match.index, end: start + match.index + match[0].length }
    pieces.push({ kind: 'escape', text: decoded(match[0]), raw: span })
    at = match.index + match[0].length
  }
  addVerbatim(at, raw.length)
  return pieces

  function addVerbatim(from: number, to: number): void {
    if (from < to) {
      pieces.push({ kind: 'verbatim', text: raw.slice(from, to), raw: { start: start + from, end: start + to } })
    }
  }
}

function decoded(token: string): string {
  if (token === "''") return "'"
  if (!token.startsWith('\\')) return '\n'.repeat(token.match(/\r\n|\r|\n/g)?.length ?? 0)
  const name = token[1] ?? ''
  if (/[\r\n]/.test(name)) return ''
  if (/[xuU]/.test(name)) return String.fromCodePoint(Number.parseInt(token.slice(2), 16))
  return ESCAPES[name] ?? name
}

/** The text between double quotes. Throws InvariantError for half a surrogate pair. */
export function encodeDouble(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new InvariantError('half a character cannot be written in YAML')
  return text.replace(/["\\\n\r\t]|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => {
    return NAMES[char] ?? '\\u' + char.charCodeAt(0).toString(16).padStart(4, '0')
  })
}

/** The same where line breaks are near, next to which blanks do not count. */
export function encodeFolded(text: string): string {
  return encodeDouble(text).replace(/^ | $/g, '\\x20')
}

/** The text between single quotes. Throws InvariantError for a line break or a control character. */
export function encodeSingle(text: string): string {
  return checkPrintable(text).replaceAll("'", "''")
}

/** A plain scalar is written as it is. Throws InvariantError for a line break or a control character. */
export function checkPrintable(text: string): string {
  if (/[\n\r\x85\u2028\u2029]/.test(text))
    throw new InvariantError('a line break cannot be written in a YAML scalar of this style')
  if (UNPRINTABLE.test(text))
    throw new InvariantError('a control character cannot be written in a YAML scalar of this style')
  return text
}

/**
 * Throws InvariantError when `result` read as a plain scalar would end early or be something else (YAML 1.2.2,
 * section 7.3.3). It is stricter than YAML in flow collections.
 */
export function checkPlain(result: string, isInFlow: boolean): void {
  const isWrong =
    /^(?:[,[\]{}#&*!|>'"%@`]|(?:[-?:]|---|\.\.\.)(?:\s|$)|$)|^\s|\s$|:(?:\s|$)|\s#/.test(result) ||
    (isInFlow && /[,[\]{}]|:[,[\]{}]/.test(result))
  if (isWrong) throw new InvariantError(`the plain YAML scalar cannot become ${JSON.stringify(result)} without quotes`)
}
