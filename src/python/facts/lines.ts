/** Where a text begins: behind the byte order mark, which has to stay first. */
export function textStart(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0
}

/** Offset of the first character of the line that holds `offset`; a byte order mark is not part of the first line. */
export function lineStart(text: string, offset: number): number {
  // A negative position would be taken for 0 and find a newline that is the first character.
  return offset <= 0 ? textStart(text) : Math.max(text.lastIndexOf('\n', offset - 1) + 1, textStart(text))
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

/** Offset just behind the last character before `offset` that is no white space; 0 where there is none. */
export function inkEnd(text: string, offset: number): number {
  let at = offset
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at -= 1
  return at
}

/** Start of the first of the blank lines right above `lineAt` (a line start); `lineAt` when there are none. */
export function blanksBefore(text: string, lineAt: number): number {
  let at = lineAt
  while (at > textStart(text)) {
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

/** Start of the comment block right above a line (a line start), its lines indented by `indent`; the very first line of a text is left out. */
export function aboveComments(text: string, lineAt: number, indent = ''): number {
  let at = lineAt
  while (at > textStart(text)) {
    const above = lineStart(text, at - 1)
    if (!text.startsWith(indent + '#', above) || above === textStart(text)) break
    at = above
  }
  return at
}
