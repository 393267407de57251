import type { ImportStatement } from '../facts/facts.ts'
import { contentEnd, isBlank, lineStart } from '../facts/lines.ts'

/** Whether an import of a text is in brackets, each name alone on its line with a comma behind it; comments may stand behind. */
export function isLineByLine(text: string, { items, span }: Pick<ImportStatement, 'items' | 'span'>): boolean {
  return (
    items.length > 0 &&
    items.every(
      (item) =>
        lineStart(text, item.span.start) > span.start &&
        isBlank(text.slice(lineStart(text, item.span.start), item.span.start)) &&
        /^[ \t\f]*,[ \t\f]*(?:#.*)?$/.test(text.slice(item.span.end, contentEnd(text, item.span.end))),
    )
  )
}
