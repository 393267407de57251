import { replaceSpans } from '../../text/replace-spans.ts'
import { factsOfText } from '../index/symbol-index.ts'

/**
 * A Python text that was written with double quotes, with its strings in the quotes of the project, as formatters do it: those that
 * hold a quote or a backslash, and those in three quotes, stay as they are.
 */
export function quotedAs(text: string, quote: '"' | "'"): string {
  if (quote === '"') return text
  const plain = factsOfText(text).strings.flatMap(({ span, prefix }) => {
    const own = { start: span.start + prefix.length, end: span.end }
    const written = text.slice(own.start, own.end)
    return /^"[^"'\\]*"$/.test(written) ? [{ span: own, text: quote + written.slice(1, -1) + quote }] : []
  })
  return replaceSpans(text, plain)
}
