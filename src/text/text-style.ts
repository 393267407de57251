const BYTE_ORDER_MARK = '\uFEFF'

/** How a text ends its lines. */
export type Newline = '\n' | '\r\n'

/** The newline most lines of the text end in; `\n` for a draw and for a text without any. */
export function newlineOf(text: string): Newline {
  let plain = 0
  let withReturn = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text[at - 1] === '\r') withReturn += 1
    else plain += 1
  }
  return withReturn > plain ? '\r\n' : '\n'
}

/** The text with every `\n` and `\r\n` written as `newline`. A lone `\r` is content and stays. */
export function withNewline(text: string, newline: Newline): string {
  return text.replace(/\r?\n/g, newline)
}

/** Whether the last line is ended; false for an empty text. */
export function hasFinalNewline(text: string): boolean {
  return text.endsWith('\n')
}

/** The UTF-16 offset of the first character that is not a byte order mark: where the first line may be edited. */
export function textStart(text: string): number {
  return text.startsWith(BYTE_ORDER_MARK) ? 1 : 0
}

/**
 * The UTF-16 offset where the line that holds `offset` starts. On the first line that is after a byte order
 * mark, so that an insertion there leaves the mark in front.
 */
export function lineStartBefore(text: string, offset: number): number {
  const newline = offset === 0 ? -1 : text.lastIndexOf('\n', offset - 1)
  return newline < 0 ? textStart(text) : newline + 1
}

/** The UTF-16 offset after the newline of the line that holds `offset`; the text's length on a last, unended line. */
export function lineEndAfter(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline + 1
}

/** The spaces, tabs and form feeds that open the line which holds the UTF-16 offset. */
export function indentAt(text: string, offset: number): string {
  const start = lineStartBefore(text, offset)
  let end = start
  while (text[end] === ' ' || text[end] === '\t' || text[end] === '\f') end += 1
  return text.slice(start, end)
}
