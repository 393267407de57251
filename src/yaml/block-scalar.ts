import { InvariantError } from '../model/errors.ts'
import { prefixedText } from '../model/host-lines.ts'
import type { HostLine } from '../model/host-lines.ts'
import type { HostText } from '../model/host-text.ts'

/** Where a block scalar is: `[start, end)` holds its lines, from the line after the header on. */
export interface BlockPlace extends Pick<HostText, 'keys' | 'isKey'> {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The width of the indentation; negative when all lines are blank. */
  readonly indent: number
  /** Whether blank lines at the end count (`+`). */
  readonly keepsBlankLines: boolean
}

/**
 * The host text of a literal or folded block: its lines without their indentation, not folded. Blank lines at the
 * end are left out unless they count.
 */
export function blockScalar(place: BlockPlace): HostText {
  const { text, keys, isKey } = place
  const indent = Math.max(place.indent, 0)
  const lines: HostLine[] = []
  let filled = 0
  for (const match of text.slice(place.start, place.end).matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    if (match[0] === '') break
    const [, content = '', newline = ''] = match
    const start = place.start + match.index
    const width = Math.min(/^ */.exec(content)?.[0].length ?? 0, indent)
    const contentEnd = start + content.length
    lines.push({ start, content: { start: start + width, end: contentEnd }, end: contentEnd + newline.length })
    if (width < content.length && place.indent >= 0) filled = lines.length
  }
  const counted = place.keepsBlankLines ? lines : lines.slice(0, filled)
  const span = { start: place.start, end: counted.at(-1)?.end ?? place.start }
  const first =
    text
      .slice(span.start, span.end)
      .split(/\r\n|\r|\n/)
      .find((line) => line.trim() !== '') ?? ''
  const newline = /\r\n|\r|\n/.exec(text.slice(span.start, span.end))?.[0] ?? (text.includes('\r\n') ? '\r\n' : '\n')
  const prefix = ' '.repeat(indent)
  const isIndented = /^ /.test(first.slice(indent))
  return prefixedText({
    ...{ host: text, lines: counted, span, kind: 'block', keys, isKey, newline },
    prefixOf: () => prefix,
    check(result) {
      if (/[\0-\x08\x0b-\x1f\x7f]|\p{Surrogate}/u.test(result)) {
        throw new InvariantError('a control character cannot be written in a YAML block')
      }
      if (place.indent < 0 && result.trim() !== '') {
        throw new InvariantError('a YAML block without a line has no indentation that a new line could have')
      }
      // The first line that is not blank tells the indentation, unless the header does.
      if (!isIndented && /^\n* /.test(result)) {
        throw new InvariantError('the first line of a YAML block cannot become an indented one')
      }
    },
  })
}
