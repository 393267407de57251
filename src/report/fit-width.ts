import { stripVTControlCharacters } from 'node:util'

/**
 * Lines of a report broken between words so that none is wider than a terminal (`width` in columns; undefined: as they are). What follows is
 * indented to where the text of the line began: after its place, its verdict or its arrow. A word that is too long stays whole.
 */
export function fitted(text: string, width: number | undefined): string {
  if (width === undefined) return text
  return text
    .split('\n')
    .map((line) => fittedLine(line, width))
    .join('\n')
}

function fittedLine(line: string, width: number): string {
  if (columnsOf(line) <= width) return line
  const hang = ' '.repeat(hangOf(stripVTControlCharacters(line), width))
  const words = line.split(/(?<=\S)( +)(?=\S)/)
  const lines: string[] = []
  let current = words[0] ?? ''
  for (let at = 1; at < words.length; at += 2) {
    const [gap = '', word = ''] = [words[at], words[at + 1]]
    if (columnsOf(current) + gap.length + columnsOf(word) <= width) current += gap + word
    else {
      lines.push(current)
      current = hang + word
    }
  }
  return [...lines, current].join('\n')
}

/** Where the text of a line begins that has columns, a bullet or an arrow before it. */
function hangOf(plain: string, width: number): number {
  const indent = /^ */.exec(plain)?.[0].length ?? 0
  const arrow = /^ *(?:->|\|) /.exec(plain)
  if (arrow !== null) return arrow[0].length
  const columns = [...plain.matchAll(/\S( {2,})(?=\S)/g)].map((match) => match.index + 1 + (match[1] ?? '').length)
  return Math.max(...columns.filter((column) => column < width * 0.45), indent + 2)
}

/** How many columns a text takes on a terminal: colours take none, and letters of East Asia two (Unicode Standard Annex 11, wide). */
export function columnsOf(text: string): number {
  let columns = 0
  for (const letter of stripVTControlCharacters(text)) columns += WIDE.test(letter) ? 2 : 1
  return columns
}

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u
