import type { Edit } from '../../model/edit.ts'
import { remove } from '../../model/edit.ts'
import type { ImportStatement, ModuleFacts } from '../facts/facts.ts'
import { blanksAfter } from '../facts/lines.ts'
import { placeOf } from './remove-items.ts'

/**
 * The blank lines that parted imports of a block from what comes below them, where the last of these imports goes as a whole and no other is
 * left above: they go along, for the block would begin with them. `gone` are the statements that go.
 *
 *     def f():                ->  def f():
 *         from m import a             return a
 *
 *         return a
 */
export function blockGaps(facts: ModuleFacts, gone: readonly ImportStatement[]): readonly Edit[] {
  const { text } = facts
  const own = gone.filter((one) => !one.onlyOne).map((one) => placeOf(facts, one))
  const lines = new Map(own.filter(({ alone, indent }) => alone && indent !== '').map((one) => [one.lineEnd, one]))
  return [...lines.values()].flatMap(({ lineStart, lineEnd, indent }): readonly Edit[] => {
    const below = blanksAfter(text, lineEnd)
    if (below === lineEnd || !text.startsWith(indent, below)) return []
    let head = lineStart
    for (let above = lines.get(head); above !== undefined; above = lines.get(head)) head = above.lineStart
    const isLeft = facts.imports.some((one) => placeOf(facts, one).lineEnd === head)
    return isLeft ? [] : [remove(lineEnd, below)]
  })
}
