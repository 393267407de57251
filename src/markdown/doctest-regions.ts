import { prefixedText } from '../model/host-lines.ts'
import type { HostText } from '../model/host-text.ts'
import { isContinuation } from './is-continuation.ts'
import { newlineAfter, textLines } from './text-lines.ts'
import type { TextLine } from './text-lines.ts'

/** A prompt, after the prefix of a block quote or comment if there is one. */
const PROMPT = /^([ \t]*(?:(?:[>#] )+[ \t]*)?)(>>>|\.\.\.)(?: |$)/

/** What no source has: it stands between two groups where there should be one. */
const PROSE = '\0'

interface Group {
  readonly prefix: string
  readonly lines: TextLine[]
}

/**
 * The examples of a text (docstring, reStructuredText, Markdown): the lines after `>>> ` and `... ` prompts, without
 * these and without the outputs. Examples form one text (`kind` `doctest`) until a line of prose follows a blank
 * line, or the indentation changes. Every line of a value ends with `\n`. An inserted line gets the prompt that it needs; an
 * edit that joins two lines with an output between them throws InvariantError.
 */
export function doctestRegions(text: string): readonly HostText[] {
  const groups: Group[] = []
  let group: Group | undefined
  let last: 'source' | 'output' | 'blank' = 'blank'
  for (const line of textLines(text)) {
    const [, prefix = '', prompt] = PROMPT.exec(line.text) ?? []
    if (prompt === '>>>') {
      if (group?.prefix !== prefix) groups.push((group = { prefix, lines: [] }))
      group.lines.push(line)
      last = 'source'
    } else if (prompt === '...' && last === 'source' && group?.prefix === prefix) group.lines.push(line)
    else if (/^[ \t>#]*$/.test(line.text)) last = 'blank'
    else if (last === 'blank' || !isOutput(line.text, group)) group = undefined
    else last = 'output'
  }
  return groups.map((found) => regionOf(text, found))
}

/** An output is indented as its example, and no end of a docstring or a fence. */
function isOutput(line: string, group: Group | undefined): boolean {
  return group !== undefined && line.startsWith(group.prefix) && !/^[ \t>#]*(?:"""|'''|```|~~~)/.test(line)
}

function regionOf(text: string, { prefix, lines }: Group): HostText {
  const [first] = lines
  return prefixedText({
    ...{ host: text, kind: 'doctest', keys: [], isKey: false, newline: newlineAfter(text, first) },
    span: { start: first?.start ?? 0, end: lines.at(-1)?.next ?? 0 },
    lines: lines.map(({ start, end, next }) => ({
      start,
      content: { start: Math.min(start + prefix.length + '>>> '.length, end), end },
      end: next,
    })),
    isJoined: isContinuation,
    reread: (raw) =>
      doctestRegions(raw)
        .map((region) => region.value)
        .join(PROSE),
    prefixOf: (result, offset) => prefix + (isContinuation(result, offset) ? '... ' : '>>> '),
  })
}
