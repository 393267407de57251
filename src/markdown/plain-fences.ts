import type { HostLine } from '../model/host-lines.ts'
import { textLines } from './text-lines.ts'
import type { TextLine } from './text-lines.ts'

/** A fence: its lines, the prefix of a line that has none to go by, and where its content begins and ends. */
export interface Fence {
  readonly info: string
  readonly lines: readonly HostLine[]
  readonly prefix: string
  readonly start: number
}

/** A fence that opens where a line begins: CommonMark 0.31, "Fenced code blocks". */
const OPENING = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/
/** What may be a fence inside a list or a quotation, an indented one, or HTML, in which a fence is none. */
const UNSURE = /^[ \t>*+\-\d.)]*(?:`{3}|~{3}|<)/
/** Words behind a fence that do not stand for themselves: entities, escapes, blanks at the end. */
const UNSURE_INFO = /[\\&]|\S\s+\S.*\s$/

/**
 * The fences of a Markdown text in which each begins where its line begins, and no HTML stands around them. Such a line ends every list,
 * quotation and paragraph, so nothing else need be read. Undefined where a text has anything that needs a parser.
 */
export function plainFences(text: string): readonly Fence[] | undefined {
  if (text.startsWith('\ufeff') || text.includes('\0')) return undefined
  const fences: Fence[] = []
  const lines = textLines(text)
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) break
    const opening = OPENING.exec(line.text)
    if (opening === null) {
      if (UNSURE.test(line.text) && !/^`{3}/.test(line.text)) return undefined
      continue
    }
    const info = opening[2] ?? opening[4] ?? ''
    const closing = closedBy(lines, at + 1, opening[1] ?? opening[3] ?? '')
    if (closing === undefined || UNSURE_INFO.test(info)) return undefined
    fences.push({
      info: info.trim().replace(/\s+/, ' '),
      lines: lines.slice(at + 1, closing).map(hostLine),
      prefix: '',
      start: line.next,
    })
    at = closing
  }
  return fences
}

function closedBy(lines: readonly TextLine[], from: number, marks: string): number | undefined {
  const mark = marks[0] ?? ''
  for (let at = from; at < lines.length; at += 1) {
    const found = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(lines[at]?.text ?? '')?.[1] ?? ''
    if (found.startsWith(mark) && found.length >= marks.length) return at
  }
  return undefined
}

function hostLine({ start, end, next }: TextLine): HostLine {
  return { start, content: { start, end }, end: next }
}
