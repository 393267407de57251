import type { Edit } from '../model/edit.ts'
import type { HostText } from '../model/host-text.ts'
import { joinTouchingEdits } from '../model/host-text.ts'
import { baseNameOf } from '../model/source-file.ts'
import type { RepoPath } from '../model/source-file.ts'

/** Endings of the names of files that hold shell commands. */
export const SHELL_FILES = ['.sh', '.bash', '.zsh', 'Makefile', 'Dockerfile'] as const

/** `python -c '...'`, also with options before. */
const COMMAND = /\bpython[\d.]*(?:[ \t]+-(?!c\b)[\w=:.]+)*[ \t]+-c[ \t]+(['"])/g
/** `python - <<'END'` up to the line END (POSIX shell, 2.7.4 "Here-document"). */
const HERE = /\bpython[\d.]*\b[^\n|;&#]*<<(['"]?)([A-Za-z_]\w*)\1[^\n]*\n([\s\S]*?\n)\2[ \t]*(?=\n|$)/g

/** Whether a file is read by a shell, a Dockerfile's or a Makefile's lines included. */
export function isShell(path: RepoPath): boolean {
  return SHELL_FILES.some((ending) => baseNameOf(path).endsWith(ending))
}

/**
 * Python that commands of a shell text run. Texts in which the shell would put something in (`$x`, backquotes, a backslash
 * outside single quotes) are left out. An edit that would need the quote or a new line in a command drops all edits of it.
 */
export function shellPython(text: string): readonly HostText[] {
  const found: HostText[] = []
  for (const match of text.matchAll(COMMAND)) {
    const quote = match[1] ?? "'"
    const start = match.index + match[0].length
    const end = text.indexOf(quote, start)
    const value = end < 0 ? '' : text.slice(start, end)
    if (value !== '' && (quote === "'" ? !value.includes('$$') : !/[$`\\]/.test(value)))
      found.push(regionOf(value, start, 'command', (edit) => !edit.text.includes(quote) && !edit.text.includes('\n')))
  }
  for (const match of text.matchAll(HERE)) {
    const value = match[3] ?? ''
    if (match[1] === '' && /[$`\\]/.test(value)) continue
    const start = match.index + match[0].lastIndexOf(value)
    found.push(regionOf(value, start, 'here-document', () => true))
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

function regionOf(value: string, start: number, kind: string, fits: (edit: Edit) => boolean): HostText {
  return {
    ...{ value, kind, keys: [], isKey: false, span: { start, end: start + value.length } },
    hostEdits: (edits) =>
      edits.every(fits)
        ? joinTouchingEdits(value, edits).map((edit) => ({
            ...edit,
            span: { start: edit.span.start + start, end: edit.span.end + start },
          }))
        : [],
  }
}
