import { prefixedText } from '../model/host-lines.ts'
import type { HostText } from '../model/host-text.ts'
import { isContinuation } from './is-continuation.ts'
import { newlineAfter, textLines } from './text-lines.ts'
import type { TextLine } from './text-lines.ts'

/** A prompt of Python, or of IPython with its number, after the prefix of a block quote or comment if there is one. */
const PROMPT = /^([ \t]*(?:(?:[>#] )+[ \t]*)?)(>>>|\.\.\.|In \[\d+\]:|\.{3,}:)(?: |$)/
/** What only IPython runs: magics, commands of a shell, questions, and what is pressed there. */
const NO_PYTHON = /^(?:[%!?]|.*(?:\?|<TAB>)\s*$)/i
/** A line that begins an example. */
const EXAMPLE = /^[ \t]*(?:>>>|In \[\d+\]:) /m

/** What no source has: it stands between two groups where there should be one. */
const PROSE = '\0'

interface Group {
  readonly prefix: string
  /** The prompt that it begins with. */
  readonly prompt: string
  readonly lines: { readonly line: TextLine; readonly head: number }[]
}

/**
 * The examples of a text (docstring, reStructuredText, Markdown): the lines after `>>> ` and `... ` prompts, or `In [1]: ` and `   ...: ` of
 * IPython, without these and without the outputs and magics. Examples form one text (`kind` `doctest`) until a line of prose follows a blank
 * line, or the indentation changes. Every line of a value ends with `\n`. An inserted line gets the prompt that it needs; an
 * edit that joins two lines with an output between them throws InvariantError.
 */
export function doctestRegions(text: string): readonly HostText[] {
  const groups: Group[] = []
  let group: Group | undefined
  let last: 'source' | 'output' | 'blank' = 'blank'
  for (const line of textLines(text)) {
    const [whole = '', prefix = '', prompt = ''] = PROMPT.exec(line.text) ?? []
    const isOfIPython = prompt.endsWith(':')
    const isFirst = prompt === '>>>' || prompt.startsWith('In')
    const isMore = prompt !== '' && !isFirst && group !== undefined && last === 'source'
    if (isOfIPython && NO_PYTHON.test(line.text.slice(whole.length))) last = 'output'
    else if (isFirst) {
      if (group?.prefix !== prefix || group.prompt.endsWith(':') !== isOfIPython)
        groups.push((group = { prefix, prompt, lines: [] }))
      group.lines.push({ line, head: whole.length })
      last = 'source'
    } else if (isMore && (isOfIPython ? prefix.startsWith(group?.prefix ?? '') : group?.prefix === prefix))
      group?.lines.push({ line, head: whole.length })
    else if (/^[ \t>#]*$/.test(line.text)) last = 'blank'
    else if (last === 'blank' || !isOutput(line.text, group)) group = undefined
    else last = 'output'
  }
  return groups.map((found) => regionOf(text, found))
}

/** Whether a text has an example with a prompt in it. */
export function hasPrompt(text: string): boolean {
  return EXAMPLE.test(text)
}

/** An output is indented as its example, and no end of a docstring or a fence. */
function isOutput(line: string, group: Group | undefined): boolean {
  return group !== undefined && line.startsWith(group.prefix) && !/^[ \t>#]*(?:"""|'''|```|~~~)/.test(line)
}

function regionOf(text: string, { prefix, prompt, lines }: Group): HostText {
  const first = lines[0]?.line
  const isOfIPython = prompt.endsWith(':')
  const more = isOfIPython ? `${'...:'.padStart(prompt.length)} ` : '... '
  return prefixedText({
    ...{ host: text, kind: 'doctest', keys: [], isKey: false, newline: newlineAfter(text, first) },
    span: { start: first?.start ?? 0, end: lines.at(-1)?.line.next ?? 0 },
    lines: lines.map(({ line: { start, end, next }, head }) => ({
      start,
      content: { start: Math.min(start + head, end), end },
      end: next,
    })),
    isJoined: isContinuation,
    reread: (raw) =>
      doctestRegions(raw)
        .map((region) => region.value)
        .join(PROSE),
    prefixOf: (result, offset) => prefix + (isContinuation(result, offset) ? more : `${prompt} `),
  })
}
