import { getStaticTOMLValue } from 'toml-eslint-parser'
import type { AST } from 'toml-eslint-parser'
import { remove } from '../model/edit.ts'
import type { Edit } from '../model/edit.ts'
import { isSamePath, lineEndAt, tomlTree } from './toml-tree.ts'

/**
 * Remove the strings and inline tables of an array for which `isGone`, each with its comma, and with its line and the comment behind it where it has a
 * line of its own. No edits when there is no such array, or when nothing would be left in it. Throws UserError when `text` is not TOML.
 */
export function removeFromArray(
  text: string,
  keyPath: readonly string[],
  isGone: (value: unknown) => boolean,
): readonly Edit[] {
  const { entries, program } = tomlTree(text)
  const array = entries.find(({ path }) => isSamePath(path, keyPath))?.node.value
  if (array?.type !== 'TOMLArray') return []
  const { elements } = array
  const goes = (one: AST.TOMLContentNode): boolean =>
    (one.type === 'TOMLInlineTable' || (one.type === 'TOMLValue' && one.kind === 'string')) &&
    isGone(getStaticTOMLValue(one))
  const kept = elements.findLast((one) => !goes(one))
  if (kept === undefined) return []
  const commas = program.tokens.filter(({ type, value }) => type === 'Punctuator' && value === ',')
  const edits: Edit[] = []
  for (const [at, one] of elements.entries()) {
    if (!goes(one)) continue
    const next = elements[at + 1]
    const limit = next?.range[0] ?? array.range[1]
    const end = commas.find(({ range }) => range[0] >= one.range[1] && range[1] <= limit)?.range[1] ?? one.range[1]
    const lineStart = text.lastIndexOf('\n', one.range[0] - 1) + 1
    const lineEnd = lineEndAt(text, end)
    const isAlone = text.slice(lineStart, one.range[0]).trim() === '' && /^[ \t]*(#.*)?$/.test(text.slice(end, lineEnd))
    if (isAlone) edits.push(remove(lineStart, text.indexOf('\n', end) + 1))
    else if (one.range[0] > kept.range[0]) {
      // The last ones go with the comma before them, as far as they share a line; one behind them is kept for what is left.
      const from = edits.at(-1)?.span.start ?? -1
      const start = Math.max(kept.range[1], lineStart)
      if (from >= kept.range[1] && from >= lineStart) edits.pop()
      edits.push(remove(Math.min(start, one.range[0]), one.range[1]))
    } else edits.push(remove(one.range[0], limit))
  }
  return edits
}
