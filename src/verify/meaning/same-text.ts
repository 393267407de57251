import type { SourceFile } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { isPythonCell, notebookCells } from '../../json/notebook-cells.ts'
import { commentOf, configTexts, isConfig } from '../../host/config-texts.ts'
import { embeddedPython } from '../../host/embedded-python.ts'
import type { EmbeddedPython } from '../../host/joined-texts.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import { brokenTable, sameLayout } from './same-layout.ts'
import { examplesDifference } from './compare-parts.ts'
import type { Example } from './compare-parts.ts'
import { sameWords } from './same-words.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A file that is no module: why its text is not what the plan makes of it; undefined when it is. */
export function unexplained(scene: Scene, before: SourceFile, after: SourceFile): string | undefined {
  if (before.path.endsWith('.ipynb')) return unexplainedNotebook(scene, before, after)
  if (sameValues(scene, before, after)) return undefined
  return unexplainedCode(scene, before, after) ?? unexplainedLines(scene, prose(before), prose(after))
}

/** A config in which only values changed, by the map, however they are written; whatever stands between them is the same, but for names in comments. */
function sameValues(scene: Scene, before: SourceFile, after: SourceFile): boolean {
  if (!isConfig(before.path)) return false
  const [was, is] = [configTexts(before), configTexts(after)]
  if ('problem' in was || 'problem' in is || was.texts.length !== is.texts.length) return false
  const spansOf = (texts: typeof was.texts): readonly Span[] => texts.map((text) => text.span)
  const [old, now] = [without(before.text, spansOf(was.texts)), without(after.text, spansOf(is.texts))]
  const isSame = commentOf(before.path) === undefined ? old === now : unexplainedLines(scene, old, now) === undefined
  return isSame && was.texts.every((text, at) => sameWords(scene, text.value, is.texts[at]?.value ?? ''))
}

/** Old names may become new ones, line by line; everything else stays. */
function unexplainedLines(scene: Scene, before: string, after: string): string | undefined {
  const [was, is] = [before.split('\n'), after.split('\n')]
  for (const [at, line] of was.entries()) {
    const other = is[at]
    if (other === undefined) return `line ${at + 1} is gone: ${short(line)}`
    if (
      line !== other &&
      !sameWords(scene, line, other) &&
      !sameLayout((one, two) => sameWords(scene, one, two), was, is, at)
    )
      return `${short(line)} became ${short(other)}`
  }
  const broken = brokenTable(was, is)
  if (broken !== undefined) return `the table at line ${broken} lost its columns`
  return is.length === was.length
    ? undefined
    : `${is.length - was.length} lines are new: ${short(is[was.length] ?? '')}`
}

/** Python inside the file: each text means what it did. Imports are compared by what they bind. */
function unexplainedCode(scene: Scene, before: SourceFile, after: SourceFile): string | undefined {
  const [was, is] = [embeddedPython(before).texts, embeddedPython(after).texts]
  if (was.length !== is.length) return 'the number of code examples changed'
  const parsed: (readonly [Example, Example])[] = []
  for (const [at, one] of was.entries()) {
    const other = is[at]
    if (other === undefined) continue
    if (factsOfText(one.text).errors.length > 0 || factsOfText(other.text).errors.length > 0) {
      const reason = unexplainedLines(scene, one.original, other.original)
      if (reason !== undefined) return reason
      continue
    }
    parsed.push([exampleOf(one), exampleOf(other)])
  }
  const [olds, news] = [parsed.map(([one]) => one), parsed.map(([, other]) => other)]
  const difference = examplesDifference(scene, olds, news)
  return difference && `in an example, ${short(difference.was)} became ${short(difference.is)}`
}

/** What is a text of its own is compared by itself. */
function exampleOf({ text, original, apart = [] }: EmbeddedPython): Example {
  return { text: without(text, apart), written: without(original, apart) }
}

/** The text without its Python. */
function prose(file: SourceFile): string {
  const spans = embeddedPython(file).texts.flatMap((text) => text.spans)
  return without(file.text, spans)
}

function without(text: string, spans: readonly Span[]): string {
  let result = ''
  let at = 0
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start < at) continue
    result += text.slice(at, span.start)
    at = span.end
  }
  return result + text.slice(at)
}

/** Outputs, attachments and metadata are recordings and keep every byte. */
function unexplainedNotebook(scene: Scene, before: SourceFile, after: SourceFile): string | undefined {
  const [was, is] = [notebookCells(before.text), notebookCells(after.text)]
  if ('problem' in was || 'problem' in is) return unexplainedLines(scene, before.text, after.text)
  if (was.cells.length !== is.cells.length) return 'the number of cells changed'
  const spansOf = (cells: typeof was.cells): readonly Span[] => cells.map((cell) => cell.span)
  if (without(before.text, spansOf(was.cells)) !== without(after.text, spansOf(is.cells)))
    return 'something outside the cells’ sources changed (an output, an attachment, metadata)'
  for (const [at, cell] of was.cells.entries()) {
    const other = is.cells[at]
    if (other === undefined || cell.value === other.value || isPythonCell(cell)) continue
    const reason = unexplainedLines(scene, cell.value, other.value)
    if (reason !== undefined) return `in cell ${at + 1}, ${reason}`
  }
  return unexplainedCode(scene, before, after)
}

function short(text: string): string {
  const line = text.trim()
  return line === '' ? 'nothing' : `\`${line.length > 60 ? `${line.slice(0, 57)}...` : line}\``
}
