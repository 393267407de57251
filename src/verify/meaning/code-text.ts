/**
 * Reads the code of a stretch between strings, comments and names, piece by piece: `pass` is always the statement, for it does nothing and
 * fills a block where an import was all it had; a line that ends in brackets ends nothing (language reference 2.1.6), so there it is a
 * blank, and beside the bracket not even that; a comma before a closing bracket says nothing where it is not the first one in there.
 */
export function codeReader(): (text: string) => string {
  // How many commas stand in each bracket that is open.
  const commas: number[] = []
  return (text) => {
    const code = text.replaceAll('\r\n', '\n').replace(/\bpass\b[ \t]*(?:;[ \t]*)?(?:\n[ \t\n\f]*)?/g, '')
    return code.replace(/,\s*(?=[)\]}])|[,([{)\]}]|[ \t\f]*\n\s*/g, (found, at: number) =>
      found.startsWith(',') ? comma(commas, code, found, at) : inBrackets(commas, code, found, at),
    )
  }
}

/** A comma, with the blanks behind it where a bracket closes there. */
function comma(commas: number[], code: string, found: string, at: number): string {
  const inside = commas.at(-1)
  if (inside === undefined) return found
  if (/[)\]}]/.test(code[at + found.length] ?? '')) return inside > 0 ? '' : ','
  commas[commas.length - 1] = inside + 1
  return found
}

/** A bracket, or the end of a line. */
function inBrackets(commas: number[], code: string, found: string, at: number): string {
  if (/[([{]/.test(found)) commas.push(0)
  if (/[)\]}]/.test(found)) commas.pop()
  if (/[([{)\]}]/.test(found) || commas.length === 0) return found
  return /[([{]/.test(code[at - 1] ?? '') || /[)\]}]/.test(code[at + found.length] ?? '') ? '' : ' '
}
