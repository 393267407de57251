import type { ModuleFacts } from '../../python/facts/facts.ts'

/** The depth of one logical line, in columns, and whether it opens a block. */
interface LogicalLine {
  /** UTF-16 offset of its first character that is no blank. */
  readonly start: number
  readonly depth: number
  readonly opens: boolean
}

/**
 * The first line of a text that Python refuses for its indentation, as the UTF-16 offset of its first character that is no blank: deeper
 * than the line above, which opens no block; not deeper than one that does; or at a depth of no block above (language reference 2.1.8
 * "Indentation"). The grammar takes all of these. Undefined where there is none, or where the text does not parse.
 */
export function wrongDepth(facts: ModuleFacts): number | undefined {
  if (facts.errors.length > 0) return undefined
  const depths = [0]
  let [opens, above] = [false, 0]
  for (const line of logicalLines(facts)) {
    const isDeeper = line.depth > (depths.at(-1) ?? 0)
    if (isDeeper !== opens) return line.start
    if (isDeeper) depths.push(line.depth)
    while ((depths.at(-1) ?? 0) > line.depth) depths.pop()
    if (depths.at(-1) !== line.depth) return line.start
    opens = line.opens
    above = line.start
  }
  return opens ? above : undefined
}

/** The logical lines of a text, those with nothing but blanks and comments left out (language reference 2.1.5 to 2.1.7). */
function* logicalLines({ text, comments, strings }: ModuleFacts): Generator<LogicalLine> {
  const asides = [
    ...comments.map((span) => ({ span, isString: false })),
    ...strings.map(({ span }) => ({ span, isString: true })),
  ]
  asides.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  let next = 0
  let [start, lineAt, open, last] = [-1, 0, 0, '']
  for (let at = 0; at < text.length; at += 1) {
    // What stands inside of a string has been passed.
    while ((asides[next]?.span.start ?? Infinity) < at) next += 1
    const aside = asides[next]
    if (aside?.span.start === at) {
      if (aside.isString) [start, last] = [start < 0 ? at : start, '"']
      at = aside.span.end - 1
      continue
    }
    const character = text.charAt(at)
    switch (character) {
      case ' ':
      case '\t':
      case '\f':
      case '\r':
        continue
      case '\n':
        if (last === '\\') last = ''
        else if (open === 0) {
          if (start >= 0) yield { start, depth: columnsOf(text.slice(lineAt, start)), opens: last === ':' }
          ;[start, lineAt, last] = [-1, at + 1, '']
        }
        continue
      case '(':
      case '[':
      case '{':
        open += 1
        break
      case ')':
      case ']':
      case '}':
        open -= 1
    }
    if (start < 0) start = at
    last = character
  }
  if (start >= 0) yield { start, depth: columnsOf(text.slice(lineAt, start)), opens: last === ':' }
}

/** The columns of blanks: a tab goes on to the next multiple of eight, a form feed begins anew. */
function columnsOf(blanks: string): number {
  let columns = 0
  for (const blank of blanks) columns = blank === '\f' ? 0 : blank === '\t' ? columns + 8 - (columns % 8) : columns + 1
  return columns
}
