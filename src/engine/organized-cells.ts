import { sharedHead, sharedTail } from '../model/shared-ends.ts'
import { replace } from '../model/edit.ts'
import type { Edit } from '../model/edit.ts'
import type { SourceFile } from '../model/source-file.ts'
import { isPythonCell, notebookCells } from '../json/notebook-cells.ts'
import type { ModuleFacts } from '../python/facts/facts.ts'
import { maskMagics } from '../python/facts/ipython.ts'
import { mappedEdits } from '../python/imports/mapped-edits.ts'
import { factsOfText } from '../python/index/symbol-index.ts'
import { applyEdits } from '../text/apply-edits.ts'

/**
 * The edits of a notebook with the imports of each changed cell in order, as `organize` wants them in a Python text: a cell is a text of
 * its own for those who sort imports. Cells with an error in them, and cells where a magic stands between imports that would change
 * places, keep what the edits make of them.
 */
export function organizedCells(
  file: SourceFile,
  edits: readonly Edit[],
  organize: (facts: ModuleFacts, edits: readonly Edit[]) => readonly Edit[],
): readonly Edit[] {
  const mapped = mappedEdits(file.text, edits)
  const [was, is] = [notebookCells(file.text), notebookCells(mapped.after)]
  if ('problem' in was || 'problem' in is || was.cells.length !== is.cells.length) return edits
  const rewrites = is.cells.flatMap((cell, at) => {
    const old = was.cells[at]
    if (old === undefined || old.value === cell.value || !isPythonCell(cell)) return []
    const [before, after] = [withBarriers(old.value), withBarriers(cell.value)]
    const sorted = applyEdits(before, organize(factsOfText(before), [changeOf(before, after)]))
    // A file ends with a line break, a cell does not.
    const text = after.endsWith('\n') ? sorted : sorted.replace(/\n+$/, '')
    if (text === after) return []
    const change = changeOf(after, text)
    const { start, end } = change.span
    return after.slice(start, end) === cell.value.slice(start, end) ? cell.hostEdits([change]) : []
  })
  return rewrites.length === 0 ? edits : mapped.with(rewrites)
}

/** The cell as Python in which a magic is a statement, which no import goes across; of the same length. */
function withBarriers(cell: string): string {
  const lines = cell.split('\n')
  return maskMagics(cell)
    .split('\n')
    .map((line, at) =>
      line !== lines[at] && line.startsWith('#') ? `0${line.length < 2 ? '' : '#'}${line.slice(2)}` : line,
    )
    .join('\n')
}

/** The one stretch in which two texts differ. */
function changeOf(before: string, after: string): Edit {
  const start = sharedHead(before, after)
  const tail = sharedTail(before, after, Math.min(before.length, after.length) - start)
  return replace(start, before.length - tail, after.slice(start, after.length - tail))
}
