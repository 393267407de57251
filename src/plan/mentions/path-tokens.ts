import type { Span } from '../../model/span.ts'

/** One part of a path as it is written, and what it says: `io\.py` of a regular expression is `io.py`. */
export interface PathPart {
  readonly text: string
  readonly span: Span
}

/** A run of parts with separators between them. */
export interface PathToken {
  readonly parts: readonly PathPart[]
  /** What stands between the first two parts, or around the only one. */
  readonly separator: string
  /** Whether it begins with a separator. */
  readonly isRooted: boolean
  /** Whether it ends in one. */
  readonly isOpen: boolean
  /** The text before it, on its line, up to 80 characters. */
  readonly before: string
}

const CHAR = String.raw`(?:[\p{L}\p{N}_@%+~.*?$-]|\\\.|\[\.\])`
const SEPARATOR = String.raw`(?:\\\/|\[\\{1,2}\/\]|\[\/\\{1,2}\]|\/|\\\\|\\(?=[\p{L}\p{N}_*]))+`
const TOKEN = new RegExp(
  String.raw`(?<![\p{L}\p{N}_@%+~.*?$\\\/-])(?:${SEPARATOR}${CHAR}+|${CHAR}+${SEPARATOR})(?:${CHAR}|${SEPARATOR})*`,
  'gu',
)
const SPLIT = new RegExp(SEPARATOR, 'gu')

/** Every run of two parts or more, or of one with a separator, in a text; separators may be backslashes or escaped. */
export function pathTokens(text: string): readonly PathToken[] {
  const tokens: PathToken[] = []
  // Every separator is a slash or is written with a backslash.
  if (!/[\\/]/.test(text)) return tokens
  for (const match of text.matchAll(TOKEN)) {
    // A full stop that ends a sentence is no part of a name.
    const said = match[0].replace(/(?<=[^./\\][\\/]?)\.$|(?<=[^./\\])\.+$/, '')
    // `shop/tax\.py$` of a regular expression ends where the path does.
    const raw = said.replace(/(?<=\w)\$$/, '')
    const parts: PathPart[] = []
    let at = 0
    let separator = ''
    for (const split of [...raw.matchAll(SPLIT), undefined]) {
      const end = split?.index ?? raw.length
      if (end > at) {
        // A star that is glued to the first name (`*shop/tax.py`) stands for what is before it.
        if (parts.length === 0) at += /^\*+(?=[\p{L}\p{N}_])/u.exec(raw.slice(at, end))?.[0].length ?? 0
        const written = raw.slice(at, end)
        parts.push({
          text: written.replaceAll(/\\\.|\[\.\]/g, '.'),
          span: { start: match.index + at, end: match.index + end },
        })
      }
      if (split === undefined) break
      if (separator === '' || parts.length === 1) separator = split[0]
      at = end + split[0].length
    }
    const near = text.slice(Math.max(0, match.index - 80), match.index)
    tokens.push({
      parts,
      separator,
      isRooted: (parts[0]?.span.start ?? 0) > match.index,
      isOpen: at === raw.length,
      before: near.slice(near.lastIndexOf('\n') + 1),
    })
  }
  return tokens
}
