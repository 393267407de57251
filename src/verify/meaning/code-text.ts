/** Stand for parentheses that say nothing (`needless-parentheses.ts`): what is between them is in brackets, and they are not there. */
export const OPENED = '\u0001'
export const CLOSED = '\u0002'

/**
 * Reads the code of a stretch between strings, comments and names, piece by piece: `pass` is always the statement, for it does nothing and
 * fills a block where an import was all it had; a line that ends in brackets ends nothing (language reference 2.1.6), so there it is a
 * blank, and beside the bracket or between a bracket and a dot not even that; a comma before a closing bracket says nothing where it is not the first one in there.
 */
export function codeReader(): (text: string) => string {
  const open: Bracket[] = []
  return (text) => {
    const code = text.replaceAll('\r\n', '\n').replace(/\bpass\b[ \t]*(?:;[ \t]*)?(?:\n[ \t\n\f]*)?/g, '')
    return code.replace(/,\s*(?=[)\]}])|[,:([{)\]}\u0001\u0002]|\blambda\b|[ \t\f]*\n\s*/g, (found, at: number) => {
      const inside = open.at(-1)
      if (found === ':' || found === 'lambda') {
        if (inside !== undefined) inside.isHead = found === 'lambda'
        return found
      }
      return found.startsWith(',') ? comma(inside, code, found, at) : inBrackets(open, code, found, at)
    })
  }
}

/** A bracket that is open. */
interface Bracket {
  /** How many commas stand in it so far. */
  commas: number
  /** Between `lambda` and its colon, where a comma parts parameters. */
  isHead: boolean
}

/** A comma, with the blanks behind it where a bracket closes there. */
function comma(inside: Bracket | undefined, code: string, found: string, at: number): string {
  if (inside === undefined) return found
  if (/[)\]}]/.test(code[at + found.length] ?? '')) return inside.commas > 0 ? '' : ','
  if (!inside.isHead) inside.commas += 1
  return found
}

/** A bracket, or the end of a line. */
function inBrackets(open: Bracket[], code: string, found: string, at: number): string {
  if (/[([{\u0001]/.test(found)) open.push({ commas: 0, isHead: false })
  if (/[)\]}\u0002]/.test(found)) open.pop()
  if (found === OPENED || found === CLOSED) return ''
  if (/[([{)\]}]/.test(found) || open.length === 0) return found
  const [before, after] = [code[at - 1] ?? '', code[at + found.length] ?? '']
  const isMethod = after === '.' && /[)\]}]/.test(before)
  return /[([{\u0001]/.test(before) || /[)\]}\u0002]/.test(after) || isMethod ? '' : ' '
}
