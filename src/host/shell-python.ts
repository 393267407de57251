import type { Edit } from '../model/edit.ts'
import { InvariantError } from '../model/errors.ts'
import { prefixedText } from '../model/host-lines.ts'
import type { HostLine } from '../model/host-lines.ts'
import type { HostText } from '../model/host-text.ts'
import { joinTouchingEdits } from '../model/host-text.ts'
import type { Span } from '../model/span.ts'
import { baseNameOf } from '../model/source-file.ts'
import type { RepoPath } from '../model/source-file.ts'

/** Endings of the names of files that hold shell commands. */
export const SHELL_FILES = ['.sh', '.bash', '.zsh', 'Makefile', 'Dockerfile'] as const

/** A Python as a command says it: `python3.12`, `"$PYTHON"`, `${PY:-python3}`, `$(PYTHON)`, `{envpython}`, `python.exe`; then its options. */
const PROGRAM = String.raw`(?:\bpython[\d.]*|(?:py|PY)[\w.:-]{0,30}["})%]{0,3})(?:[ \t]+-(?!c\b)[\w=:.]+|[ \t]+(?:ignore|error|default|always)\b)*`
/** `python -c '...'`, also with options before. */
const COMMAND = new RegExp(String.raw`${PROGRAM}[ \t]+-c[ \t]+(['"])`, 'g')
/** `["python", "-c", "..."]`, as a Dockerfile has it (Dockerfile reference, "Exec form"). */
const LIST = /["'][^"'\s]*\bpython[\d.]*["'],[ \t]*(?:["']-(?!c["'])[\w=:.]+["'],[ \t]*)*["']-c["'],[ \t]*(["'])/g
/** `python - <<'END'` up to the line END (POSIX shell, 2.7.4 "Here-document"), which is indented where the lines of a config are. */
const HERE = /\bpython[\d.]*\b[^\n|;&#<]{0,200}<<-?[ \t]*(['"]?)([A-Za-z_]\w*)\1[^\n]{0,400}\n/g

/** Whether a file is read by a shell, a Dockerfile's or a Makefile's lines included. */
export function isShell(path: RepoPath): boolean {
  return SHELL_FILES.some((ending) => baseNameOf(path).endsWith(ending))
}

/**
 * Python that commands of a shell text run. Texts in which the shell would put something in (`$x`, backquotes, a backslash
 * outside single quotes) are left out. An edit that would need the quote or a new line in a command drops all edits of it.
 */
export function shellPython(text: string): readonly HostText[] {
  if (!text.includes('import')) return []
  const found: HostText[] = []
  for (const match of [...text.matchAll(COMMAND), ...text.matchAll(LIST)]) {
    const quote = match[1] ?? "'"
    const start = match.index + match[0].length
    const end = text.indexOf(quote, start)
    const value = end < 0 ? '' : text.slice(start, end)
    const mayBreak = value.includes('\n')
    const fits = ({ text: added }: Edit): boolean => !added.includes(quote) && (mayBreak || !added.includes('\n'))
    if (value !== '' && (quote === "'" ? !value.includes('$$') : !/[$`\\]/.test(value)))
      found.push(regionOf(text, { start, end }, 'command', fits))
  }
  for (const { start, end, isQuoted } of hereDocuments(text))
    if (isQuoted || !/[$`\\]/.test(text.slice(start, end)))
      found.push(regionOf(text, { start, end }, 'here-document', () => true))
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** The lines of here-documents that Python reads; each word is looked for once where no line ends with it. */
function hereDocuments(text: string): readonly (Span & { readonly isQuoted: boolean })[] {
  const found: (Span & { readonly isQuoted: boolean })[] = []
  const missing = new Set<string>()
  for (const match of text.matchAll(HERE)) {
    const [head, quote = '', word = ''] = match
    const start = match.index + head.length
    if (missing.has(word) || start < (found.at(-1)?.end ?? 0)) continue
    const last = new RegExp(String.raw`^[ \t]*${word}[ \t]*$`, 'gm')
    last.lastIndex = start
    const end = last.exec(text)?.index
    if (end === undefined) missing.add(word)
    else if (end > start) found.push({ start, end, isQuoted: quote !== '' })
  }
  return found
}

/** Python in lines that may all be indented, as in a block of YAML: without that indentation. */
function regionOf(host: string, span: Span, kind: string, fits: (edit: Edit) => boolean): HostText {
  const raw = host.slice(span.start, span.end)
  const indented = indentedText(host, span, kind)
  const plain: HostText = {
    ...{ value: raw, kind, keys: [], isKey: false, span },
    hostEdits: (edits) =>
      joinTouchingEdits(raw, edits).map((edit) => ({
        ...edit,
        span: { start: edit.span.start + span.start, end: edit.span.end + span.start },
      })),
  }
  const region = indented ?? plain
  return { ...region, hostEdits: (edits) => (edits.every(fits) ? written(region, edits) : []) }
}

/** A text in a text of a host: its place there, and the way back. */
export function withinText(outer: HostText, inner: HostText): HostText {
  const { start, end } = inner.span
  const placed = [
    { start, end: start + 1 },
    { start: end - 1, end },
  ].flatMap((span) => outer.hostEdits([{ span, text: '', certainty: 'certain' }]))
  return {
    ...inner,
    span: { start: placed[0]?.span.start ?? outer.span.start, end: placed.at(-1)?.span.end ?? outer.span.end },
    hostEdits: (edits) => written(outer, inner.hostEdits(edits)),
  }
}

/** The edits of the host; none where they cannot be written there. */
export function written(region: HostText, edits: readonly Edit[]): readonly Edit[] {
  try {
    return region.hostEdits(edits)
  } catch (error) {
    if (error instanceof InvariantError) return []
    throw error
  }
}

function indentedText(host: string, span: Span, kind: string): HostText | undefined {
  const raw = host.slice(span.start, span.end)
  const [head = '', ...rest] = raw.split('\n')
  const isBelow = head.trim() === '' && rest.length > 0
  const filled = (isBelow ? rest : [head, ...rest]).filter((line) => line.trim() !== '')
  const indents = filled.map((line) => /^[ \t]*/.exec(line)?.[0] ?? '')
  const indent = indents.reduce((a, b) => (a.length < b.length ? a : b), indents[0] ?? '')
  if (indent === '' || indents.some((other) => !other.startsWith(indent))) return undefined
  const lines: HostLine[] = []
  for (const match of raw.matchAll(/([^\r\n]*)(\r\n|\n|$)/g)) {
    if (match[0] === '') break
    const [, content = '', newline = ''] = match
    const start = span.start + match.index
    const width = content.startsWith(indent) ? indent.length : 0
    const end = start + content.length
    lines.push({ start, content: { start: start + width, end }, end: end + newline.length })
  }
  const newline = raw.includes('\r\n') ? '\r\n' : '\n'
  return prefixedText({ host, lines, span, kind, keys: [], isKey: false, newline, prefixOf: () => indent })
}
