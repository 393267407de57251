const BEGINS = /["'#]/g
const LINE_END = /[\n\r]/g

/**
 * A text of Python without what is certainly no code, told without parsing: each comment, and all but the quotes of each string, is left
 * out (language reference 2.1.3, 2.4.1); a string becomes empty. Strings with expressions in them (f-strings, template strings) stay as they
 * are. For sieving only: where it is in doubt, the rest of the text stays. Offsets are not kept, line breaks of strings are gone.
 */
export function codeAlone(text: string): string {
  return cut(text, true).code
}

/**
 * Whether a pattern (global) may match in a string or comment of a text of Python: it matches more often than in what is code alone, or that is
 * in doubt. For sieving only: most texts that would be parsed for what a string says say it in code.
 */
export function mayBeInString(text: string, pattern: RegExp): boolean {
  const said = text.match(pattern)?.length ?? 0
  if (said === 0) return false
  const { code, isSure } = cut(text, false)
  return !isSure || said > (code.match(pattern)?.length ?? 0)
}

/** The code, and whether no part of the text was in doubt; strings with expressions in them are kept or become empty too. */
function cut(text: string, keepsExpressions: boolean): { readonly code: string; readonly isSure: boolean } {
  const parts: string[] = []
  let kept = 0
  let isSure = true
  BEGINS.lastIndex = 0
  for (let match = BEGINS.exec(text); match !== null; match = BEGINS.exec(text)) {
    const at = match.index
    const end = text[at] === '#' ? endOfLine(text, at) : endOfString(text, at)
    isSure = end !== undefined
    if (end === undefined) break
    const isComment = text[at] === '#'
    const isFormat = !isComment && hasExpressions(text, at)
    isSure = !isFormat || isBalanced(text.slice(at, end))
    if (!isSure) break
    if (isFormat && keepsExpressions) parts.push(text.slice(kept, end))
    else parts.push(text.slice(kept, at), isComment ? '' : '""')
    kept = end
    BEGINS.lastIndex = end
  }
  parts.push(text.slice(kept))
  return { code: parts.join(''), isSure }
}

function endOfLine(text: string, at: number): number {
  LINE_END.lastIndex = at
  return LINE_END.exec(text)?.index ?? text.length
}

/** Behind the closing quotes of the string whose opening ones stand at `at`; undefined where its line or the text ends before. */
function endOfString(text: string, at: number): number | undefined {
  const quote = text[at] ?? ''
  const isLong = text.startsWith(quote.repeat(3), at)
  const closing = isLong ? quote.repeat(3) : quote
  for (let from = at + closing.length; ;) {
    const end = text.indexOf(closing, from)
    if (end < 0) return undefined
    if (!isLong && hasBreak(text, from, end)) return undefined
    if (!isEscaped(text, end, at)) return end + closing.length
    from = end + 1
  }
}

/** Whether a line ends between two places of a string that is on one: behind a backslash it goes on. */
function hasBreak(text: string, from: number, end: number): boolean {
  for (let at = text.indexOf('\n', from); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    if (!isEscaped(text, text[at - 1] === '\r' ? at - 1 : at, from - 1)) return true
  return false
}

/** Whether an odd number of backslashes stands before a place; in a raw string they escape a quote as well (language reference 2.4.1). */
function isEscaped(text: string, at: number, first: number): boolean {
  let back = at - 1
  while (back > first && text[back] === '\\') back -= 1
  return (at - 1 - back) % 2 === 1
}

/** Whether the prefix of a string makes it an f-string or a template string. */
function hasExpressions(text: string, at: number): boolean {
  return /(?:^|[^\p{ID_Continue}])(?:[fFtT][rR]?|[rR][fFtT])$/u.test(text.slice(Math.max(0, at - 3), at))
}

/**
 * Whether each brace of an f-string is closed in it. Where the string goes on behind a quote of its own in an expression (PEP 701), one is
 * open there.
 */
function isBalanced(string: string): boolean {
  let depth = 0
  for (const brace of string.matchAll(/[{}]/g)) {
    depth += brace[0] === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}
