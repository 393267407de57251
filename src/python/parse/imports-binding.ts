import { literalPattern } from '../../model/literal-pattern.ts'
import type { ImportItem, ImportStatement } from '../facts/facts.ts'
import { identifierOf } from '../facts/python-names.ts'
import { importFacts } from './module-facts.ts'

/** An import statement and the item of it that binds the name in question. Spans are those of a text of its own. */
export interface ImportOfName {
  readonly statement: ImportStatement
  readonly item: ImportItem
}

/**
 * The imports of a text that bind a name anywhere in it, but for those of a star; the lines of their statements alone are parsed. Text of a
 * comment or of a string that reads like one is among them. Undefined where the lines do not tell, and the whole text has to be read.
 */
export function importsBinding(text: string, name: string): readonly ImportOfName[] | undefined {
  if (!text.includes('import')) return []
  const read = identifierOf(text)
  const bound = identifierOf(name)
  const pieces = [...read.matchAll(statementNaming(bound))].map((match) => {
    const start = Math.max(read.lastIndexOf('\n', match.index), read.lastIndexOf(';', match.index)) + 1
    const before = read.slice(start, match.index).trim()
    const isWhole = !/\\\r?\n$/.test(read.slice(0, start).slice(-3))
    return isWhole && /^(?:from\s*[.\w \t]*)?$/.test(before) ? `${before} ${match[0]}` : undefined
  })
  const whole = pieces.filter((piece) => piece !== undefined)
  if (whole.length < pieces.length) return undefined
  if (whole.length === 0) return []
  const { imports, errors } = importFacts(whole.join('\n'))
  if (errors.length > 0) return undefined
  return imports.flatMap((statement) =>
    statement.items.filter((item) => item.bound === bound).map((item) => ({ statement, item })),
  )
}

/** From `import` to the end of its line, or of its brackets, where the name stands in between (language reference 7.11). */
function statementNaming(name: string): RegExp {
  const word = `(?<!\\p{ID_Continue})${literalPattern(name)}(?!\\p{ID_Continue})`
  const onLine = String.raw`(?:[^\n\r\\(#;]|\\\r?\n)*`
  const inBrackets = String.raw`(?:[^()#]|#[^\n]*\n)*`
  return new RegExp(
    String.raw`\bimport\b(?:(?=${onLine}?${word})${onLine}|(?:\s|\\\r?\n)*\((?=${inBrackets}?${word})${inBrackets}\))`,
    'gu',
  )
}
