import { remove } from '../model/edit.ts'
import type { Edit } from '../model/edit.ts'
import { tomlTree } from './toml-tree.ts'

/**
 * The headers of tables from which edits take the last key and that hold nothing else, not even a comment, each with the blank line
 * above it. Throws UserError when `text` is not TOML.
 */
export function emptiedTables(text: string, edits: readonly Edit[]): Edit[] {
  const { tables, entries } = tomlTree(text)
  const gone = edits.filter((edit) => edit.text === '')
  return tables.flatMap(({ path, isListItem, node }, at) => {
    const own = entries.filter(({ table, isInline }) => table === tables[at] && !isInline)
    const isEmpty =
      own.length > 0 &&
      own.every(({ node: { range } }) => gone.some(({ span }) => span.start <= range[0] && range[1] <= span.end))
    const isAbove = tables.some(
      (other) => other.path.length > path.length && path.every((key, i) => other.path[i] === key),
    )
    if (isListItem || !isEmpty || isAbove) return []
    const start = text.lastIndexOf('\n', node.range[0] - 1) + 1
    const end = text.indexOf('\n', node.key.range[1]) + 1
    const next = tables[at + 1]?.node.range[0] ?? text.length
    const left = [...text.slice(end, next)].filter(
      (_, i) => !gone.some(({ span }) => span.start <= end + i && end + i < span.end),
    )
    if (end === 0 || /\S/.test(left.join('')) || text.slice(node.key.range[1], end).includes('#')) return []
    const blank = /(?:^|\n)((?:[ \t]*\r?\n)?)$/.exec(text.slice(0, start))?.[1]?.length ?? 0
    return [remove(start - blank, end)]
  })
}
