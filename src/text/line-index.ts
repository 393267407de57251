import { firstIndex } from '../model/first-index.ts'
import { InvariantError } from '../model/errors.ts'

/** Both 1-based; the column counts UTF-16 units. */
export interface LinePosition {
  readonly line: number
  readonly column: number
}

/** Offsets (UTF-16) to lines (1-based) of one text, and back. An offset outside the text is an InvariantError. */
export interface LineIndex {
  readonly lineOf: (offset: number) => number
  readonly positionAt: (offset: number) => LinePosition
  /** The offset of a line's first character. Throws InvariantError when there is no such line. */
  readonly startOfLine: (line: number) => number
  /** Counts the empty line after a final newline, where an offset may still point. */
  readonly lineCount: number
}

/** The line index of a text. Lines end at `\n` and nowhere else, as git and `\r\n` files have it. */
export function lineIndexOf(text: string): LineIndex {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)

  function lineOf(offset: number): number {
    if (!(offset >= 0 && offset <= text.length)) {
      throw new InvariantError(`offset ${offset} lies outside the text of length ${text.length}`)
    }
    return firstIndex(starts.length, (line) => (starts[line] ?? 0) > offset)
  }

  function startOfLine(line: number): number {
    const start = starts[line - 1]
    if (start === undefined) throw new InvariantError(`line ${line} is not one of the ${starts.length} lines`)
    return start
  }

  return {
    lineOf,
    positionAt(offset) {
      const line = lineOf(offset)
      return { line, column: offset - startOfLine(line) + 1 }
    },
    startOfLine,
    lineCount: starts.length,
  }
}
