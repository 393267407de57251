const ONE_CHARACTER = /^([^\w\s])\1*$/
const GRID_RULE = /^\+([-=]+\+)+$/
const SIMPLE_RULE = /^=+( +=+)+$/

/**
 * Whether a line of a document became another one only because a name near it is longer or shorter: the line below or above a title, as long as
 * the title is now (and was, where it got shorter), or a line of a table with more or fewer blanks and dashes. `isSame` says whether two lines say the same.
 */
export function sameLayout(
  isSame: (was: string, is: string) => boolean,
  was: readonly string[],
  is: readonly string[],
  at: number,
): boolean {
  const [line, other] = [(was[at] ?? '').trim(), (is[at] ?? '').trim()]
  if (ONE_CHARACTER.test(line) && ONE_CHARACTER.test(other) && line[0] === other[0] && other.length !== line.length) {
    const isAsLong = (lines: readonly string[], near: number): boolean =>
      titleOf(lines[near] ?? '').length === titleOf(lines[at] ?? '').length
    const isTitle = (near: number): boolean =>
      was[near] !== is[near] && isAsLong(is, near) && (other.length > line.length || isAsLong(was, near))
    return isTitle(at - 1) || isTitle(at + 1)
  }
  if (!isInTable(was, at) || !isInTable(is, at)) return false
  const [one, two] = [squeezed(line), squeezed(other)]
  return one === two || isSame(one, two)
}

/** A title may stand behind the quotes of its docstring. */
function titleOf(line: string): string {
  return line.trimEnd().replace(/^\s*(?:[a-zA-Z]{0,2}(?:"""|'''))?/, '')
}

/** Whether a text of several lines says the same but for the layout of its titles and tables. */
export function sameDocument(isSame: (was: string, is: string) => boolean, was: string, is: string): boolean {
  const [lines, others] = [was.split('\n'), is.split('\n')]
  if (lines.length < 2 || lines.length !== others.length || brokenTable(lines, others) !== undefined) return false
  return lines.every((line, at) => {
    const other = others[at] ?? ''
    return line === other || isSame(line, other) || sameLayout(isSame, lines, others, at)
  })
}

/** The first table (by its 1-based line) whose columns stood below each other, and do not any more; undefined when all do. */
export function brokenTable(was: readonly string[], is: readonly string[]): number | undefined {
  for (const [at, line] of was.entries()) {
    const rule = line.trimEnd()
    const isRule = GRID_RULE.test(rule.trim()) || SIMPLE_RULE.test(rule.trim())
    if (isRule && isEven(was, at) && !isEven(is, at)) return at + 1
  }
  return undefined
}

function squeezed(line: string): string {
  return line
    .replace(/ {2,}/g, ' ')
    .replace(/-{2,}/g, '--')
    .replace(/={2,}/g, '==')
    .replace(/ (?=\|)/g, '')
}

function isInTable(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim()
  if (line.includes('|') || GRID_RULE.test(line) || SIMPLE_RULE.test(line)) return true
  return [-1, 1].every((step) => {
    for (let near = at + step; near >= 0 && near < lines.length; near += step)
      if (SIMPLE_RULE.test((lines[near] ?? '').trim())) return true
    return false
  })
}

/** Whether the lines below a rule, up to the end of the table, hold to its columns. */
function isEven(lines: readonly string[], at: number): boolean {
  const rule = (lines[at] ?? '').trimEnd()
  const isGrid = rule.trimStart().startsWith('+')
  for (let below = at + 1; below < lines.length; below += 1) {
    const line = (lines[below] ?? '').trimEnd()
    if (isGrid ? !/^\s*[+|]/.test(line) : line.trim() === '') return true
    if (!isGrid && SIMPLE_RULE.test(line.trim())) return line === rule && isEven(lines, below)
    const isFit = [...rule].every((mark, column) => {
      if (isGrid) return mark !== '+' || /[+|]/.test(line[column] ?? '')
      return mark !== ' ' || rule.slice(0, column).trim() === '' || (line[column] ?? ' ') === ' '
    })
    if (!isFit) return false
  }
  return true
}
