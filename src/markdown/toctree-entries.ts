import type { Span } from '../model/span.ts'

/** An entry of a table of contents: the document it names, as it is written, and where. */
export interface TocEntry {
  readonly document: string
  readonly span: Span
}

const DIRECTIVE = /^([ \t]*)(?:\.\.[ \t]+toctree::|(`{3,}|~{3,}|:{3,})\{toctree\})[^\n]*(?:\r?\n|$)/gm

/**
 * The entries of every `toctree` of a document, as Sphinx reads them in reStructuredText (an indented body) and MyST (a fence): a document
 * without its ending, or `Title <document>`. Options and blank lines are none. Spans (UTF-16) cover the whole entry, title included.
 */
export function toctreeEntries(text: string): readonly TocEntry[] {
  if (!text.includes('toctree')) return []
  return [...text.matchAll(DIRECTIVE)].flatMap((match) => {
    const [whole, indent = '', fence] = match
    return entriesFrom(text, match.index + whole.length, (line) =>
      fence === undefined
        ? line.trim() !== '' && line.length - line.trimStart().length <= indent.length
        : line.trim().startsWith(fence),
    )
  })
}

function entriesFrom(text: string, start: number, isEnd: (line: string) => boolean): readonly TocEntry[] {
  const entries: TocEntry[] = []
  for (let at = start; at < text.length;) {
    const next = text.indexOf('\n', at)
    const end = next < 0 ? text.length : next
    const line = text.slice(at, end)
    if (isEnd(line)) break
    const entry = line.trim()
    if (entry !== '' && !/^:[\w-]+:/.test(entry)) {
      const from = at + line.indexOf(entry)
      entries.push({
        document: /<([^<>]+)>$/.exec(entry)?.[1]?.trim() ?? entry,
        span: { start: from, end: from + entry.length },
      })
    }
    at = end + 1
  }
  return entries
}
