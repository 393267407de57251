import { factsOfText } from '../index/symbol-index.ts'

/**
 * A Python text that was written with double quotes, with its strings in the quotes of the project, as formatters do it: those that
 * hold a quote or a backslash, and those in three quotes, stay as they are.
 */
export function quotedAs(text: string, quote: '"' | "'"): string {
  if (quote === '"') return text
  const plain = factsOfText(text).strings.filter(({ span, prefix }) => {
    const written = text.slice(span.start + prefix.length, span.end)
    return /^"[^"'\\]*"$/.test(written)
  })
  let [result, at] = ['', 0]
  for (const { span, prefix } of plain.toSorted((a, b) => a.span.start - b.span.start)) {
    if (span.start < at) continue
    const start = span.start + prefix.length
    result += `${text.slice(at, start)}${quote}${text.slice(start + 1, span.end - 1)}${quote}`
    at = span.end
  }
  return result + text.slice(at)
}
