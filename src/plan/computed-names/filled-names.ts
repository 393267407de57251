import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'

/** `.format(**globals())` and `% globals()`, up to the name that is called. */
const FILLS = /(?:\.\s*format\s*\(\s*\*\*|%)\s*$/

/**
 * The names that a text takes of all that is handed to it, where it stands written out: `"{rate}".format(**globals())`,
 * `"%(rate)s" % vars()`. `span`: the name that is called, in UTF-16 offsets. Undefined where all names are gone through, or the text is
 * no literal (library reference, "Format String Syntax" and "printf-style String Formatting").
 */
export function filledNames(facts: ModuleFacts, { start }: Span): ReadonlySet<string> | undefined {
  const fills = FILLS.exec(facts.text.slice(Math.max(0, start - 80), start))
  if (fills === null) return undefined
  let end = facts.text.slice(0, start - fills[0].length).trimEnd().length
  const texts: string[] = []
  // Literals beside each other are one text (language reference 2.4.2).
  for (;;) {
    const last = facts.strings.find((one) => one.span.end === end)
    if (last === undefined || last.isFormat) break
    texts.push(facts.text.slice(last.content.start, last.content.end))
    end = behindComments(facts, last.span.start)
  }
  if (texts.length === 0) return undefined
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/\{(\w+)|%\((\w+)\)/g)].flatMap(([, one, two]) => one ?? two ?? [])),
  )
}

/** Where what stands before an offset ends, blanks and whole comments left out. */
function behindComments({ text, comments }: ModuleFacts, offset: number): number {
  let end = text.slice(0, offset).trimEnd().length
  for (;;) {
    const comment = comments.find((one) => one.end === end)
    if (comment === undefined) return end
    end = text.slice(0, comment.start).trimEnd().length
  }
}
