/** One line of a text: `[start, end)` without its line break, which ends at `next`. Offsets into the text. */
export interface TextLine {
  readonly start: number
  readonly end: number
  readonly next: number
  readonly text: string
}

/** The lines of a text; no empty one after a final line break. */
export function textLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = []
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    if (match[0] === '') break
    const line = match[1] ?? ''
    const end = match.index + line.length
    lines.push({ start: match.index, end, next: match.index + match[0].length, text: line })
  }
  return lines
}

/** The line break that ends a line, or the one that the text uses elsewhere. */
export function newlineAfter(text: string, line: TextLine | undefined): string {
  const own = line === undefined ? '' : text.slice(line.end, line.next)
  return own !== '' ? own : (/\r\n|\r|\n/.exec(text)?.[0] ?? '\n')
}
