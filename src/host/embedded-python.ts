import type { Edit } from '../model/edit.ts'
import type { Finding } from '../model/finding.ts'
import type { HostText } from '../model/host-text.ts'
import { firstIndex } from '../model/first-index.ts'
import { contains } from '../model/span.ts'
import type { Span } from '../model/span.ts'
import type { SourceFile } from '../model/source-file.ts'
import { notebookCells } from '../json/notebook-cells.ts'
import { codeRegions } from '../markdown/code-regions.ts'
import { doctestRegions } from '../markdown/doctest-regions.ts'
import { rstCodeRegions } from '../markdown/rst-code-regions.ts'
import { hasSyntaxError } from '../python/parse/grammar.ts'
import { maskMagics } from '../python/facts/ipython.ts'
import { isPython } from '../python/facts/modules.ts'
import { factsOfText } from '../python/index/symbol-index.ts'
import { codeInStrings, isCode } from './code-in-strings.ts'
import { isShell, shellPython } from './shell-python.ts'

/** A Python text inside another file: what to parse, and the way back for edits. */
export interface EmbeddedPython {
  /** What is parsed: IPython magics are masked by comments of the same length. */
  readonly text: string
  /** The text as it is written. */
  readonly original: string
  /** What it takes up in the host file. */
  readonly spans: readonly Span[]
  readonly hostEdits: (edits: readonly Edit[]) => readonly Edit[]
}

const PYTHON = /^(python3?|py3?|ipython3?|py:|\{?(code-block|code|code-cell|testcode|ipython)\}?)\b|^\{?\.python/i
const CONSOLE = /^(pycon|python-console|doctest)\b/i

/** What was found in a text, by path and text, kept for the next transform that asks. */
const found = new Map<string, Map<string, ReturnType<typeof embeddedPython>>>()

/** Every Python text a host file holds: the joined code cells of a notebook, fenced blocks, doctests, commands of a shell. */
export function embeddedPython(file: SourceFile): {
  readonly texts: readonly EmbeddedPython[]
  readonly findings: readonly Finding[]
} {
  const here = found.get(file.path) ?? new Map<string, ReturnType<typeof embeddedPython>>()
  found.set(file.path, here)
  const known = here.get(file.text) ?? search(file)
  here.set(file.text, known)
  return known
}

function search(file: SourceFile): {
  readonly texts: readonly EmbeddedPython[]
  readonly findings: readonly Finding[]
} {
  if (file.path.endsWith('.ipynb')) return notebook(file)
  if (isPython(file.path)) return { texts: inPython(file.text), findings: [] }
  if (isShell(file.path)) return { texts: shellPython(file.text).map(asPython), findings: [] }
  const regions = file.path.endsWith('.rst') ? rstCodeRegions(file.text) : codeRegions(file.text)
  const code = regions.filter(
    (region) =>
      !/^\s*>>> /m.test(region.value) && (region.kind === '' ? isCode(region.value) : PYTHON.test(region.kind)),
  )
  const prompts = doctestRegions(file.text)
  const taken = code.map((region) => region.span)
  const free = prompts.filter(
    (region) => !taken.some((span) => span.start < region.span.end && region.span.start < span.end),
  )
  const consoles = regions.filter(
    (region) =>
      CONSOLE.test(region.kind) &&
      free.every((prompt) => prompt.span.start >= region.span.end || prompt.span.end <= region.span.start),
  )
  return {
    texts: [...code, ...free, ...consoles.filter((region) => !/^>>> /m.test(region.value))].map(asPython),
    findings: [],
  }
}

function asPython(region: HostText): EmbeddedPython {
  return { text: maskMagics(region.value), original: region.value, spans: [region.span], hostEdits: region.hostEdits }
}

/** Examples with prompts, and strings that are Python themselves. */
function inPython(text: string): readonly EmbeddedPython[] {
  const code = codeInStrings(text, (kind) => PYTHON.test(kind))
  return [...code, ...docstringExamples(text).filter((region) => !isInside(code, region))].map(asPython)
}

function docstringExamples(text: string): readonly HostText[] {
  if (!text.includes('>>> ')) return []
  const strings = factsOfText(text).strings
  return doctestRegions(text).filter((region) =>
    strings.some((fact) => fact.content.start <= region.span.start && region.span.end <= fact.content.end),
  )
}

/** Examples in a docstring of a text that is code as a whole belong to that. */
function isInside(code: readonly HostText[], region: HostText): boolean {
  return code.some((other) => other.kind === 'string' && contains(other.span, region.span))
}

/** The code cells of a Python notebook as one text, because names live on from cell to cell. Cells that cannot be parsed are left out. */
function notebook(file: SourceFile): {
  readonly texts: readonly EmbeddedPython[]
  readonly findings: readonly Finding[]
} {
  const read = notebookCells(file.text)
  if ('problem' in read) {
    return {
      texts: [],
      findings: [
        {
          code: 'notebook-not-read',
          level: 'warning',
          reason: `${file.path} is no valid notebook: ${read.problem}`,
          advice: 'Open and save it in Jupyter, then run again; it was left as it is.',
          place: { path: file.path, line: read.line },
        },
      ],
    }
  }
  const findings: Finding[] = []
  const parts: { cell: HostText; start: number; text: string }[] = []
  let text = ''
  let original = ''
  for (const cell of read.cells) {
    if (cell.cellType !== 'code' || !/^i?python/i.test(cell.language)) continue
    const masked = maskMagics(cell.value)
    if (hasSyntaxError(masked)) {
      findings.push({
        code: 'cell-not-parsed',
        level: 'warning',
        reason: `a code cell (number ${cell.index + 1}) is no valid Python, so it was changed as text only`,
        advice: 'Look at the cell after the run.',
        place: { path: file.path, span: cell.span },
      })
      continue
    }
    parts.push({ cell, start: text.length, text: masked })
    // A blank line between cells: what goes below the last line of one is not above the first line of the next.
    text += masked + '\n\n'
    original += cell.value + '\n\n'
  }
  return {
    texts: [
      {
        text,
        original,
        spans: parts.map((part) => part.cell.span),
        hostEdits: (edits) => {
          const sorted = edits.toSorted((one, other) => one.span.start - other.span.start)
          return parts.flatMap((part) => part.cell.hostEdits(within(sorted, part.start, part.start + part.text.length)))
        },
      },
    ],
    findings,
  }
}

/** The edits of one cell, in its own offsets, out of all in their order. An insertion behind the cell's last line belongs to the cell. */
function within(sorted: readonly Edit[], start: number, end: number): readonly Edit[] {
  const from = firstIndex(sorted.length, (index) => (sorted[index]?.span.start ?? 0) >= start)
  const to = firstIndex(sorted.length, (index) => (sorted[index]?.span.start ?? 0) > end + 1)
  return sorted.slice(from, to).flatMap((edit) => {
    if (edit.span.start === edit.span.end && edit.span.start === end + 1) {
      return [{ ...edit, span: { start: end - start, end: end - start }, text: '\n' + edit.text.replace(/\n$/, '') }]
    }
    if (edit.span.start > end || (edit.span.start === end && edit.span.end > end)) return []
    const stop = Math.min(edit.span.end, end)
    return [{ ...edit, span: { start: edit.span.start - start, end: stop - start } }]
  })
}
