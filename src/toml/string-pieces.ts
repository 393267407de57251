import { InvariantError } from '../model/errors.ts'
import { piecesOf } from '../model/host-segments.ts'
import type { HostPiece } from '../model/host-segments.ts'

/** How a TOML string or key is written. */
export type TomlStyle = 'bare' | 'basic' | 'literal' | 'multiline-basic' | 'multiline-literal'

const NEVER = /(?!)/g
const ESCAPE = String.raw`\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^xuU\s])`

const TOKENS: Readonly<Record<TomlStyle, RegExp>> = {
  bare: NEVER,
  basic: new RegExp(ESCAPE, 'g'),
  literal: NEVER,
  'multiline-basic': new RegExp(String.raw`${ESCAPE}|\\[ \t]*\r?\n\s*|\r\n`, 'g'),
  'multiline-literal': /\r\n/g,
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b' }
const NAMES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
}

/** What a TOML string has to escape or, in a literal one, cannot have; a line break aside. */
const CONTROL = /[\0-\x08\x0b-\x1f\x7f]/

/**
 * The pieces of a string or key whose content, without quotes, is `text.slice(start, end)`, offsets into `text`. The
 * line break after an opening triple quote is no part of a string (TOML 1.0, "String").
 */
export function tomlPieces(style: TomlStyle, text: string, start: number, end: number): readonly HostPiece[] {
  const opening = style.startsWith('multiline') ? (/^\r?\n/.exec(text.slice(start, end))?.[0].length ?? 0) : 0
  const top = { start, end: start + opening }
  const rest = piecesOf(text, { start: top.end, end }, TOKENS[style], decoded)
  return opening > 0 ? [{ kind: 'escape', text: '', raw: top }, ...rest] : rest
}

function decoded(token: string): string {
  if (!token.startsWith('\\')) return '\n'
  const name = token[1] ?? ''
  if (/\s/.test(name)) return ''
  if (/[xuU]/.test(name)) return String.fromCodePoint(Number.parseInt(token.slice(2), 16))
  return ESCAPES[name] ?? name
}

/**
 * The raw content of a string or key for this style; `isJoined` for one with escaped line breaks. Throws InvariantError
 * for characters it cannot have.
 */
export function encodeToml(style: TomlStyle, text: string, newline: string, isJoined = false): string {
  if (/\p{Surrogate}/u.test(text)) throw new InvariantError('half a character cannot be written in TOML')
  if (style === 'basic') return text.replace(/["\\]|[\0-\x1f\x7f]/g, escaped)
  if (style === 'multiline-basic') {
    // White space after an escaped line break does not count.
    const raw = text.replace(/["\\]|[\0-\x08\x0b-\x1f\x7f]/g, escaped).replaceAll('\n', newline)
    return isJoined ? raw.replace(/^\r?\n/, '\\n').replace(/^[ \t]/, escaped) : raw
  }
  if (CONTROL.test(text) || (style !== 'multiline-literal' && text.includes('\n'))) {
    throw new InvariantError(`a control character cannot be written in a ${style} TOML string`)
  }
  return text.replaceAll('\n', newline)
}

function escaped(char: string): string {
  return NAMES[char] ?? '\\u' + char.charCodeAt(0).toString(16).padStart(4, '0')
}

/** Throws InvariantError when a text cannot be written in this style, whatever its characters. */
export function checkToml(style: TomlStyle, result: string): void {
  const isWrong =
    (style === 'bare' && !/^[A-Za-z0-9_-]+$/.test(result)) ||
    (style === 'literal' && result.includes("'")) ||
    (style === 'multiline-literal' && result.includes("'''"))
  if (isWrong) throw new InvariantError(`the ${style} TOML string cannot become ${JSON.stringify(result)}`)
}
