/**
 * Reads the code of a stretch between strings, comments and names, piece by piece: `pass` is always the statement, for it does nothing and
 * fills a block where an import was all it had; a line that ends in brackets ends nothing (language reference 2.1.6), so there it is a
 * blank, and beside the bracket not even that.
 */
export function codeReader(): (text: string) => string {
  let depth = 0
  return (text) => {
    const code = text.replaceAll('\r\n', '\n').replace(/\bpass\b[ \t]*(?:;[ \t]*)?(?:\n[ \t\n\f]*)?/g, '')
    return code.replace(/([([{])|([)\]}])|[ \t\f]*\n\s*/g, (found, open, close, at: number) => {
      depth = Math.max(0, depth + (open === undefined ? 0 : 1) - (close === undefined ? 0 : 1))
      if (open !== undefined || close !== undefined || depth === 0) return found
      return /[([{]/.test(code[at - 1] ?? '') || /[)\]}]/.test(code[at + found.length] ?? '') ? '' : ' '
    })
  }
}
