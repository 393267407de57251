const TOKEN = /("""|''')|(["'])|([([{])|([)\]}])|(#[^\n]*)|(\\(?:\n|.))|(\n)|([^\s"'#()[\]{}\\]+|[ \t]+|.)/gsy

/** A clause that goes on with the compound statement before it. */
const CLAUSE = /^(?:else|elif|except|finally)\b/

/**
 * Whether the line of Python source that begins at `offset` goes on with the statement before it, so that an
 * interactive session shows `...` for it: inside brackets or a string, after a backslash, indented, after a
 * decorator, or a clause of a compound statement.
 */
export function isContinuation(source: string, offset: number): boolean {
  if (!isFreeLineStart(source, offset)) return true
  const line = source.slice(offset).split('\n', 1)[0] ?? ''
  const before = logicalLineBefore(source, offset)
  const isInBlock = /^[ \t@]|:[ \t]*(?:#.*)?$/.test(before)
  if (line.trim() === '') return isInBlock
  return /^[ \t]/.test(line) || CLAUSE.test(line) || /^@/.test(before)
}

/** The logical line before `offset`, blank lines aside; it may be several lines of the source. */
function logicalLineBefore(source: string, offset: number): string {
  let start = offset
  do start = start < 2 ? 0 : source.lastIndexOf('\n', start - 2) + 1
  while (start > 0 && (source[start] === '\n' || !isFreeLineStart(source, start)))
  return source.slice(start, offset).trimEnd()
}

/** Whether a logical line begins at `offset`. */
function isFreeLineStart(source: string, offset: number): boolean {
  let depth = 0
  let at = 0
  while (at < offset) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(source)
    if (match === null) return true
    const [token, triple, quote, open, close] = match
    at = TOKEN.lastIndex
    if (triple !== undefined || quote !== undefined) at = stringEnd(source, at, triple ?? quote ?? '')
    else if (open !== undefined) depth += 1
    else if (close !== undefined) depth -= 1
    else if (token.startsWith('\\') && at === offset) return false
  }
  return at === offset && depth <= 0
}

/** The offset after a string that began with `quote` before `from`. */
function stringEnd(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source.startsWith(quote, at)) return at + quote.length
    else if (quote.length === 1 && source[at] === '\n') return at
  }
  return source.length
}
