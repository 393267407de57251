import { remove } from '../model/edit.ts'
import type { Edit } from '../model/edit.ts'
import { isSamePath, tomlTree } from './toml-tree.ts'
import type { TomlEntry } from './toml-tree.ts'

/**
 * Remove one `key = value`, with the comment behind it and its line, or with its comma in an inline table. No edits
 * when there is no such key (a table header is none). Throws UserError when `text` is not TOML.
 */
export function removeKey(text: string, keyPath: readonly string[]): Edit[] {
  const entry = tomlTree(text).entries.find(({ path }) => isSamePath(path, keyPath))
  if (entry === undefined) return []
  return [entry.isInline ? removeInline(entry) : removeLines(text, entry)]
}

function removeLines(text: string, { node }: TomlEntry): Edit {
  const mark = text.startsWith('\ufeff') ? 1 : 0
  const start = node.range[0] === 0 ? 0 : text.lastIndexOf('\n', node.range[0] - 1) + 1
  const newline = text.indexOf('\n', node.range[1])
  if (newline >= 0) return remove(Math.max(start, mark), newline + 1)
  // The last line has no line break, and the file keeps it so.
  const before = /\r?\n$/.exec(text.slice(0, start))?.[0].length ?? 0
  return remove(Math.max(start - before, mark), text.length)
}

function removeInline({ node }: TomlEntry): Edit {
  const table = node.parent
  const siblings = table.type === 'TOMLInlineTable' ? table.body : []
  const i = siblings.indexOf(node)
  const next = siblings[i + 1]
  const before = siblings[i - 1]
  if (next !== undefined) return remove(node.range[0], next.range[0])
  if (before !== undefined) return remove(before.range[1], node.range[1])
  return remove(table.range[0] + 1, table.range[1] - 1)
}
