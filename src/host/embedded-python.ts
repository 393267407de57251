import type { Finding } from '../model/finding.ts'
import type { HostText } from '../model/host-text.ts'
import { contains, overlaps } from '../model/span.ts'
import type { Span } from '../model/span.ts'
import { baseNameOf } from '../model/source-file.ts'
import type { RepoPath, SourceFile } from '../model/source-file.ts'
import { isPythonCell, notebookCells } from '../json/notebook-cells.ts'
import { codeRegions } from '../markdown/code-regions.ts'
import { doctestRegions, hasPrompt } from '../markdown/doctest-regions.ts'
import { rstCodeRegions } from '../markdown/rst-code-regions.ts'
import { hasSyntaxError, parsePython } from '../python/parse/grammar.ts'
import { maskMagics } from '../python/facts/ipython.ts'
import { isPython } from '../python/facts/modules.ts'
import { factsOfText } from '../python/index/symbol-index.ts'
import { codeInStrings, codeOfBlocks } from './code-in-strings.ts'
import { COMMAND_FILES, commandPython, isCommandFile } from './command-files.ts'
import { asPython, joinedExamples, joinedTexts } from './joined-texts.ts'
import type { EmbeddedPython } from './joined-texts.ts'
import { isShell, SHELL_FILES, shellPython, withinText } from './shell-python.ts'

const PYTHON = /^(python3?|py3?|ipython3?|py:|\{?(code-block|code|code-cell|testcode|ipython)\}?)\b|^\{?\.python/i
const CONSOLE = /^(pycon|python-console|doctest)\b/i

/** Documents by the ending of their names, and what finds the code in them: a new format is a line here. Any other text is read as Markdown. */
const DOCUMENTS: Readonly<Record<string, (text: string) => readonly HostText[]>> = {
  '.md': codeRegions,
  '.markdown': codeRegions,
  '.mdx': codeRegions,
  '.rst': rstCodeRegions,
  '.rest': rstCodeRegions,
  '.txt': rstCodeRegions,
  '.doctest': rstCodeRegions,
  '.qmd': codeRegions,
  '.Rmd': codeRegions,
  '.rmd': codeRegions,
  '.jmd': codeRegions,
  '.pmd': codeRegions,
  '.mkd': codeRegions,
  '.mdown': codeRegions,
  '.myst': codeRegions,
}

/** The endings of the names of files that can hold Python inside other text, Python itself aside. */
export const HOST_FILES: readonly string[] = ['.ipynb', ...Object.keys(DOCUMENTS), ...SHELL_FILES]

/** Whether a file is for readers, by its name: a document or a notebook. */
export function isDocument(path: RepoPath): boolean {
  return ['.ipynb', ...Object.keys(DOCUMENTS)].some((ending) => path.endsWith(ending))
}

/** Whether a file can hold Python, by its name: besides those of known endings one that has none may be a script. */
export function mayHoldPython(path: RepoPath): boolean {
  return (
    isPython(path) ||
    [...HOST_FILES, ...COMMAND_FILES, ...SCRIPT_FILES].some((ending) => path.endsWith(ending)) ||
    !baseNameOf(path).includes('.')
  )
}

/** Files that are Python under another name: of Windows without a console, of a web server, of SCons and of waf. */
const SCRIPT_FILES = ['.pyw', '.wsgi', '.cgi', '.py.in', 'SConstruct', 'SConscript', 'wscript']

/** What was found in a text, by path and text, kept for the next transform that asks. */
const found = new Map<string, Map<string, ReturnType<typeof embeddedPython>>>()

/** Every Python text a host file holds: the joined code cells of a notebook, fenced blocks, doctests, commands of a shell and of configs. */
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
  const isScript = SCRIPT_FILES.some((ending) => file.path.endsWith(ending))
  if (isScript || (!baseNameOf(file.path).includes('.') && file.text.startsWith('#!')))
    return { texts: scriptOf(file.text, isScript).map(asPython), findings: [] }
  if (isCommandFile(file.path)) return { texts: commandPython(file).map(asPython), findings: [] }
  const read = Object.entries(DOCUMENTS).find(([ending]) => file.path.endsWith(ending))?.[1] ?? codeRegions
  const regions = read(file.text)
  const blocks = regions.filter((region) => !hasPrompt(region.value))
  const named = blocks.filter((region) => PYTHON.test(region.kind))
  const code = [...named, ...codeOfBlocks(blocks.filter((region) => region.kind === ''))]
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
  const examples = [...code, ...free, ...consoles.filter((region) => !hasPrompt(region.value))]
  const commands = shellPython(file.text).filter((one) => !examples.some((other) => overlaps(other.span, one.span)))
  return { texts: [...joinedExamples(examples), ...commands.map(asPython)], findings: [] }
}

/** A file that says by its first line, or by its name, what runs it: Python, or a shell that may run some. */
function scriptOf(text: string, isPythonByName: boolean): readonly HostText[] {
  const line = /^#![^\n]*/.exec(text)?.[0]
  if (line === undefined ? !isPythonByName : !/\bpython|\buv run\b/.test(line)) return shellPython(text)
  const span = { start: 0, end: text.length }
  return [{ value: text, kind: 'script', keys: [], isKey: false, span, hostEdits: (edits) => edits }]
}

/** Examples with prompts, and strings that are Python themselves. The examples of one docstring are read together. */
function inPython(text: string): readonly EmbeddedPython[] {
  const code = codeInStrings(text, (kind) => PYTHON.test(kind))
  const regions = [...code, ...docstringExamples(text).filter((region) => !isInside(code, region))]
  const strings = regions.length < 2 ? [] : factsOfText(text).strings
  const examples = new Map<Span | undefined, HostText[]>()
  for (const region of regions) {
    const docstring = strings.find(({ content }) => contains(content, region.span))?.content
    const own = region.kind === 'string' ? region.span : docstring
    examples.set(own, [...(examples.get(own) ?? []), region])
  }
  return [...examples.values()].flatMap(joinedExamples)
}

function docstringExamples(text: string): readonly HostText[] {
  if (!hasPrompt(text)) return []
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
  const cells: HostText[] = []
  for (const cell of read.cells) {
    if (!isPythonCell(cell)) continue
    if (hasSyntaxError(maskMagics(cell.value))) {
      findings.push({
        code: 'cell-not-parsed',
        level: 'warning',
        reason: `a code cell (number ${cell.index + 1}) is no valid Python, so it was changed as text only`,
        advice: 'Look at the cell after the run.',
        place: { path: file.path, span: cell.span },
      })
      continue
    }
    cells.push(cell)
  }
  const all = joinedTexts(cells)
  parseLike(all.text, cells)
  const inner = cells.flatMap((cell) => besideKernel(cell).map((one) => ({ cell, one })))
  const apart = inner.map(({ cell, one: { span } }) => {
    const start = all.starts.get(cell) ?? 0
    return { start: start + span.start, end: start + span.end }
  })
  return {
    texts: [{ ...all, apart }, ...inner.map(({ cell, one }) => asPython(withinText(cell, one)))],
    findings,
  }
}

/** Python of a cell that another process runs: `!python -c '...'`, the lines of `%%bash`, and a file that `%%writefile` writes. */
function besideKernel(cell: HostText): readonly HostText[] {
  if (!cell.value.includes('import') || !/^[ \t]*[!%]|=[ \t]*!/m.test(cell.value)) return []
  const head = /^\s*%%writefile[ \t]+(?:-a[ \t]+)?\S+\.py[ \t]*\n/.exec(cell.value)?.[0]
  const inner = head === undefined ? shellPython(cell.value) : [restOf(cell, head.length)]
  return inner.filter(({ span }) => isMasked(cell.value, span.start))
}

/** Whether what stands at a place of a cell is a comment to the code around it. */
function isMasked(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return maskMagics(text).slice(start, at).trim() !== text.slice(start, at).trim() || start === at
}

function restOf(cell: HostText, start: number): HostText {
  const value = cell.value.slice(start)
  return {
    ...{ value, kind: 'file', keys: [], isKey: false, span: { start, end: start + value.length } },
    hostEdits: (edits) =>
      edits.map((edit) => ({ ...edit, span: { start: edit.span.start + start, end: edit.span.end + start } })),
  }
}

/** Parse the text of all cells; where one of them is most of it, what was parsed of that one is not parsed again. */
function parseLike(text: string, cells: readonly HostText[]): void {
  const longest = cells.reduce<HostText | undefined>(
    (most, cell) => (most === undefined || cell.value.length > most.value.length ? cell : most),
    undefined,
  )
  if (longest !== undefined && 2 * longest.value.length > text.length) parsePython(text, maskMagics(longest.value))
}
