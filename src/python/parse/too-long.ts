import { MAX_PYTHON_TOKENS } from '../../model/limits.ts'

/** Whether a Python text has more tokens than are read (`MAX_PYTHON_TOKENS`). It is counted roughly, and no more than is needed. */
export function isTooLong(text: string): boolean {
  // No token is shorter than one character.
  if (text.length <= MAX_PYTHON_TOKENS) return false
  let count = 0
  for (let at = 0; at < text.length && count <= MAX_PYTHON_TOKENS;) {
    const code = text.charCodeAt(at)
    if (isBlank(code)) at += 1
    else if (code === HASH) at = lineEnd(text, at)
    else {
      const isQuote = code === DOUBLE || code === SINGLE
      const end = isQuote ? stringEnd(text, at) : isWordPart(code) ? wordEnd(text, at) : at + 1
      count += 1 + (end > at + 1 && isFormatted(text, at) ? 4 * fieldsIn(text, at, end) : 0)
      at = end
    }
  }
  return count > MAX_PYTHON_TOKENS
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** UTF-16 units by their numbers: a text is read up to its last one, and a pattern for each costs as much as the parser does. */
const [HASH, DOUBLE, SINGLE, UNDERSCORE] = [0x23, 0x22, 0x27, 0x5f]

function isBlank(code: number): boolean {
  return code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : /\s/.test(String.fromCharCode(code))
}

function isWordPart(code: number): boolean {
  const letter = code | 0x20
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === UNDERSCORE || code >= 0x80
}

function wordEnd(text: string, at: number): number {
  let end = at + 1
  while (end < text.length && isWordPart(text.charCodeAt(end))) end += 1
  return end
}

/** Behind the string literal whose quote stands at an offset; one that is never closed ends with its line. */
function stringEnd(text: string, at: number): number {
  const quote = text[at] ?? ''
  if (text.startsWith(quote.repeat(3), at)) {
    const end = text.indexOf(quote.repeat(3), at + 3)
    return end < 0 ? text.length : end + 3
  }
  let end = at + 1
  while (end < text.length && text[end] !== quote && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1
  return Math.min(end + 1, text.length)
}

/** Whether the literal that begins at a quote has a prefix that lets it hold expressions. */
function isFormatted(text: string, at: number): boolean {
  return /[fFtT][rR]?$/.test(text.slice(Math.max(at - 2, 0), at))
}

function fieldsIn(text: string, start: number, end: number): number {
  let count = 0
  for (let at = text.indexOf('{', start); at >= 0 && at < end; at = text.indexOf('{', at + 1)) count += 1
  return count
}
