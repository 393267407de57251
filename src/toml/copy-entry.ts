import { insert } from '../model/edit.ts'
import type { Edit } from '../model/edit.ts'
import { encodeToml } from './string-pieces.ts'
import { indentAt, lineEndAt, newlineOf } from './toml-tree.ts'
import type { TomlEntry } from './toml-tree.ts'

/**
 * The edits that write what entries of one table of a text say under another key as well: below the last of them, or behind a comma where that stands
 * in an inline table. What several say becomes one list. `key` is decoded; nothing for no entries.
 */
export function copiedEntry(text: string, all: readonly TomlEntry[], key: string): readonly Edit[] {
  const last = all.at(-1)
  if (last === undefined) return []
  const values = all.map(({ node }) => node.value)
  const items = values.flatMap((value) => (value.type === 'TOMLArray' ? value.elements : [value]))
  const value =
    values.length === 1
      ? text.slice(...last.node.value.range)
      : `[${[...new Set(items.map((item) => text.slice(...item.range)))].join(', ')}]`
  const { node, isInline } = last
  const above = text.slice(node.key.range[0], node.key.keys.at(-1)?.range[0])
  const line = `${above}"${encodeToml('basic', key, '\n')}" = ${value}`
  if (isInline) return [insert(node.range[1], `, ${line}`)]
  return [insert(lineEndAt(text, node.range[1]), newlineOf(text) + indentAt(text, node.range[0]) + line)]
}
