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

const PYTHON_CELL_MAGICS = new Set(['time', 'timeit', 'capture', 'prun', 'python', 'python3', 'memit', 'debug', 'px'])

/** The line as a comment of the same length; an indented one as `pass`, for it may be all there is in a block. */
function comment(line: string): string {
  const at = line.search(/\S/)
  if (at < 0) return line
  const rest = line.length - at
  if (at > 0 && rest >= 4) return line.slice(0, at) + 'pass' + (rest > 4 ? '#' + line.slice(at + 5) : '')
  return line.slice(0, at) + '#' + line.slice(at + 1)
}
