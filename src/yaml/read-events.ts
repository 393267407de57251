import { parseEvents, YAMLException } from 'js-yaml'
import type { Event } from 'js-yaml'
import { keepingLatest } from '../model/latest-answers.ts'

/** How often a text is read again; each time one more line is taken for a continuation. */
const MOST_LINES = 400

/**
 * The events of a YAML text, with offsets into it. Where a line inside brackets or quotes is not indented more than its key (YAML 1.2.2 asks
 * for it, PyYAML does not: a closing bracket often stands below its key), the line break before it is read as a blank, and a
 * comment on the line before as blanks, so that every offset stays. Throws YAMLException for what is no YAML to either.
 */
export const readEvents = (text: string): readonly Event[] => readLeniently(text).events

/** The same with the text that was read: line breaks before such lines are blanks in it. Throws like `readEvents`. */
export const readLeniently: (text: string) => { readonly text: string; readonly events: readonly Event[] } =
  keepingLatest(2_000_000, eventsOf)

function eventsOf(text: string): { readonly text: string; readonly events: readonly Event[] } {
  let read = text
  let failed = -1
  let first: YAMLException | undefined
  for (let lines = 0; ; lines += 1) {
    try {
      return { text: read, events: parseEvents(read, {}) }
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error
      first ??= error
      if (error.reason !== 'deficient indentation' || lines > MOST_LINES) throw first
      const position = error.mark?.position ?? 0
      const joined = position > failed ? joinedToLineBefore(read, position) : undefined
      if (joined === undefined) throw first
      failed = position
      read = joined
    }
  }
}

/** The text with the line of an offset made one with the last line before it that says something; all offsets stay. */
function joinedToLineBefore(text: string, offset: number): string | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  if (start === 0) return undefined
  let from = start - 1
  for (;;) {
    const line = text.lastIndexOf('\n', from - 1) + 1
    const content = text.slice(line, from)
    const isEmpty = /^\s*(?:#[^\n]*)?$/.test(content)
    const end = isEmpty ? line : line + (/(?:^|\s)#(?=[^"'\n]*$)/.exec(content)?.index ?? content.length)
    if (!isEmpty || line === 0)
      return text.slice(0, end) + text.slice(end, start).replace(/[^\t]/g, ' ') + text.slice(start)
    from = line - 1
  }
}
