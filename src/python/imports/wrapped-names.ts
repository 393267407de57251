import type { ImportRules } from './import-rules.ts'

/** What the names of one statement are written between. */
export interface Wrapped {
  /** `from a import `. */
  readonly opening: string
  /** Names with their aliases, in order. */
  readonly names: readonly string[]
  /** One level of indentation. */
  readonly unit: string
  /** How far in the block stands. */
  readonly indent: number
}

/**
 * A `from` import that is too wide for one line, as isort's modes 0 (`grid`), 4 and 5 (`vertical-grid`, `grouped-grid`) lay it out
 * (pycqa.github.io/isort, "Multi Line Output Modes"): as many names on a line as there is room for.
 */
export function gridLines({ opening, names, unit, indent }: Wrapped, rules: ImportRules): string[] {
  const room = rules.lineLength - indent
  const comma = rules.endsInComma ? ',' : ''
  if (rules.wrapping !== 'grid') {
    const isGrouped = rules.wrapping === 'grouped-grid'
    const lines = filled(names, unit, room, (isLast) => (isLast ? comma.length + (isGrouped ? 0 : 1) : 1))
    const last = `${lines.pop() ?? ''}${comma}`
    return [`${opening.trimEnd()} (`, ...lines, ...(isGrouped ? [last, ')'] : [`${last})`])]
  }
  const [only] = names
  if (only !== undefined && names.length === 1) return [`${opening.trimEnd()} \\`, unit + only]
  const under = ' '.repeat(opening.length + 1)
  const lines = filled(names, under, room, () => 1)
  const last = `${lines.pop() ?? ''}${comma})`
  return [...lines, last].map((line, at) => (at === 0 ? `${opening}(${line.slice(under.length)}` : line))
}

/** Names on as few lines as there is room for; `behind` is how much has to follow a name on its line. */
function filled(names: readonly string[], start: string, room: number, behind: (isLast: boolean) => number): string[] {
  const lines: string[] = []
  let line = ''
  names.forEach((name, at) => {
    const longer = `${line}, ${name}`
    const isRoom = longer.length + behind(at === names.length - 1) <= room
    if (line !== '' && isRoom) {
      line = longer
      return
    }
    if (line !== '') lines.push(`${line},`)
    line = start + name
  })
  return line === '' ? lines : [...lines, line]
}
