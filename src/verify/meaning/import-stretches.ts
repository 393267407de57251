import type { Span } from '../../model/span.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'

/** What goes from a text of Python when an import does (UTF-16 offsets): the proof compares the code before and after without it. */
export function stretchOfImport(facts: ModuleFacts, statement: ImportStatement): Span {
  return lastOfBlock(facts, statement) ?? wholeStatement(facts.text, statement.span)
}

/** An import with the blanks, the semicolon, its comment or the line break behind it; comments are counted by themselves. */
function wholeStatement(text: string, span: Span): Span {
  const tail =
    /^[ \t]*(?:;[ \t]*)?(?:#[^\n]*)?(?:\r?\n[ \t\r\n\f]*)?/.exec(text.slice(span.end, span.end + 500))?.[0] ?? ''
  return { start: span.start, end: span.end + tail.length }
}

/** An import that is the last of several statements of a block, by lines of its own: what is left when it goes ends as it did, and the block ends above. */
function lastOfBlock({ text, imports }: ModuleFacts, { span, onlyOne }: ImportStatement): Span | undefined {
  const start = text.lastIndexOf('\n', span.start - 1) + 1
  const indent = text.slice(start, span.start)
  const behind = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(span.end, span.end + 200))
  if (onlyOne || behind === null || !/^[ \t]+$/.test(indent)) return undefined
  const next = /^(?:[ \t]*\r?\n)*([ \t]*)/.exec(text.slice(span.end + behind[0].length, span.end + 500))?.[1] ?? ''
  const above = text.slice(0, start).trimEnd().length
  if (next.startsWith(indent) || text[above - 1] === ':') return undefined
  // What an import above takes along reaches up to this one.
  const line = text.lastIndexOf('\n', above - 1)
  const isBelowImport = imports.some(
    ({ span: { end } }) => end > line && end <= above && /^[ \t]*;?[ \t]*(?:#[^\n]*)?$/.test(text.slice(end, above)),
  )
  if (isBelowImport) return undefined
  return { start: above, end: span.end }
}
