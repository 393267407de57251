import { literalPattern } from '../../model/literal-pattern.ts'
import { identifierOf } from './python-names.ts'

/** What may stand between two tokens of a statement: blanks, continued lines and, in brackets, comments (language reference 2.1). */
export const GAP = String.raw`(?:\s|\\\r?\n|#[^\n]*\n)*`

/**
 * Whether an import of a text may bind a name, told without parsing: the name stands behind `import` on its line, or in brackets behind it
 * (language reference 7.11). For sieving only: it may not be one, and none is missing but those of a star.
 */
export function mayImportName(text: string, name: string): boolean {
  if (!text.includes('import')) return false
  const word = `(?<!\\p{ID_Continue})${literalPattern(identifierOf(name))}(?!\\p{ID_Continue})`
  const onLine = String.raw`(?:[^\n\r\\(#;]|\\\r?\n)*?`
  const inBrackets = String.raw`(?:\s|\\\r?\n)*\((?:[^()#]|#[^\n]*\n)*?`
  return new RegExp(`\\bimport\\b(?:${onLine}|${inBrackets})${word}`, 'u').test(identifierOf(text))
}
