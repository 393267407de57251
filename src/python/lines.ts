/** Offset of the first character of the line that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  // A negative position would be taken for 0 and find a newline that is the first character.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

/** Offset just behind the newline of the line that holds `offset`; the end of the text for the last line. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline + 1
}

/** Whether a line holds nothing but blanks; a form feed counts as one (language reference 2.1.8). */
export function isBlank(line: string): boolean {
  return /^[ \t\f\v\r\n\ufeff]*$/.test(line)
}

/** Offset of the end of the line's content: before `\r\n` or `\n`. */
export function contentEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  const end = newline < 0 ? text.length : newline
  return text[end - 1] === '\r' && end > offset ? end - 1 : end
}

/** Start of the first of the blank lines right above `lineAt` (a line start); `lineAt` when there are none. */
export function blanksBefore(text: string, lineAt: number): number {
  let at = lineAt
  while (at > 0) {
    const above = lineStart(text, at - 1)
    if (!isBlank(text.slice(above, at))) return at
    at = above
  }
  return at
}

/** Start of the first line at or below `lineAt` that is not blank; the end of the text when there is none. */
export function blanksAfter(text: string, lineAt: number): number {
  let at = lineAt
  while (at < text.length) {
    const below = nextLine(text, at)
    if (!isBlank(text.slice(at, below))) return at
    at = below
  }
  return at
}
