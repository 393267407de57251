/**
 * A notebook cell with everything that is IPython and not Python turned into comments of the same length,
 * so that offsets stay: `%magic` and `!command` lines, `x = !ls`, `name?`, and whole `%%bash` cells
 * (cell magics whose body is Python, such as `%%time`, keep it).
 */
export function maskMagics(cell: string): string {
  const lines = cell.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  const cellMagic = /^\s*%%(\w+)/.exec(lines[first] ?? '')?.[1]
  if (cellMagic !== undefined && !PYTHON_CELL_MAGICS.has(cellMagic)) return lines.map(comment).join('\n')
  let continued = false
  return lines
    .map((line) => {
      const timed = continued ? undefined : timedCode(line)
      if (timed !== undefined) return timed
      const magic = continued || /^\s*(%|!|\?)/.test(line) || /^\s*[\w.*]+\?{1,2}\s*$/.test(line)
      continued = magic && line.trimEnd().endsWith('\\')
      if (magic) return comment(line)
      const shell = /^(\s*[\w.,\s[\]]+=\s*)([!%].*)$/.exec(line)
      if (shell === null) return line
      const rest = shell[2] ?? ''
      return (shell[1] ?? '') + (rest.length < 2 ? '0' : '0' + '#'.padEnd(rest.length - 1, ' '))
    })
    .join('\n')
}

/** Magics that run the code behind them in the namespace of the cell, and their options (IPython, "Built-in magic commands"). */
const TIMED = /^(\s*)(%{1,2}(?:time|timeit|prun|memit|mprun)[ \t]+(?:-[a-zA-Z]+(?:[ \t]+[\d.]+)?[ \t]+)*)([^\s-].*)$/
/** An import, a call or a value that is given a name: what surely is a statement behind another one. */
const SIMPLE =
  /^(?:(?:import|from)[ \t][\w.,* \t]+|(?:[\w.]+(?:,[ \t]*[\w.]+)*[ \t]*=[ \t]*)?[\w.]+(?:[([].*[)\]][\w.]*)?);?[ \t]*$/
const KEYWORD = /^(?:for|while|with|if|def|class|try|async|match|lambda)\b/

/** A line whose magic times code: the magic alone is masked, by a statement that does nothing; undefined for any other line. */
function timedCode(line: string): string | undefined {
  const [, indent = '', magic = '', code = ''] = TIMED.exec(line) ?? []
  if (code === '' || !SIMPLE.test(code) || KEYWORD.test(code) || !isBalanced(code)) return undefined
  return `${indent}${'0;'.padEnd(magic.length)}${code}`
}

/** Whether brackets and quotes of a line close each other. */
function isBalanced(code: string): boolean {
  const bare = code.replace(/'[^'\\]*'|"[^"\\]*"/g, '')
  let depth = 0
  for (const sign of bare) {
    if (/['"\\{}?!]/.test(sign)) return false
    if ('(['.includes(sign)) depth += 1
    if (')]'.includes(sign)) depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

const PYTHON_CELL_MAGICS = new Set(['time', 'timeit', 'capture', 'prun', 'python', 'python3', 'memit', 'debug', 'px'])

/** The line as a comment of the same length; an indented one as `pass`, for it may be all there is in a block. */
function comment(line: string): string {
  const at = line.search(/\S/)
  if (at < 0) return line
  const rest = line.length - at
  if (at > 0 && rest >= 4) return line.slice(0, at) + 'pass' + (rest > 4 ? '#' + line.slice(at + 5) : '')
  return line.slice(0, at) + '#' + line.slice(at + 1)
}
