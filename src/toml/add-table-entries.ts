import type { AST } from 'toml-eslint-parser'
import { insert, replace } from '../model/edit.ts'
import type { Edit } from '../model/edit.ts'
import { InvariantError } from '../model/errors.ts'
import { encodeToml } from './string-pieces.ts'
import { indentAt, isSamePath, lineEndAt, newlineOf, startsWithPath, tomlTree } from './toml-tree.ts'
import type { TomlTree } from './toml-tree.ts'

/** A line to add: `key` is one decoded key, `value` is TOML source. */
export interface NewTomlEntry {
  readonly key: string
  readonly value: string
}

/**
 * Add `key = value` lines at the end of a table, in the form in which the table is written: under its header, as
 * dotted keys of a table above (`urls.Homepage = ...`), or inside an inline table. A table that is not there is
 * created at the end of the file, or above the tables of tools where it is none of them. An empty path is the part before the first header. Throws InvariantError when a
 * key is there already or the path leads to something that is no table, UserError when `text` is not TOML.
 */
export function addTableEntries(text: string, tablePath: readonly string[], entries: readonly NewTomlEntry[]): Edit[] {
  if (entries.length === 0) return []
  const tree = tomlTree(text)
  checkFree(tree, tablePath, entries)
  return (
    underHeader(text, tree, tablePath, entries) ??
    afterDottedKeys(text, tree, tablePath, entries) ??
    insideInlineTable(text, tree, tablePath, entries) ??
    newTable(text, tree, tablePath, entries)
  )
}

function checkFree(tree: TomlTree, tablePath: readonly string[], entries: readonly NewTomlEntry[]): void {
  const dotted = tablePath.join('.')
  const inTheWay = tree.entries.find(
    ({ path, node }) => startsWithPath(tablePath, path) && node.value.type !== 'TOMLInlineTable',
  )
  const isList = tree.tables.some(({ path, isListItem }) => isListItem && isSamePath(path.slice(0, -1), tablePath))
  if (inTheWay !== undefined || isList) throw new InvariantError(`${dotted} is no TOML table`)
  for (const { key } of entries) {
    const path = [...tablePath, key]
    if ([...tree.entries, ...tree.tables].some((found) => startsWithPath(found.path, path))) {
      throw new InvariantError(`${path.join('.')} is in the TOML file already`)
    }
  }
}

function underHeader(text: string, tree: TomlTree, path: readonly string[], entries: readonly NewTomlEntry[]) {
  const root =
    path.length === 0 ? tree.program.body[0].body.findLast((node) => node.type === 'TOMLKeyValue') : undefined
  if (root !== undefined) return [insertLines(text, root.range[1], indentAt(text, root.range[0]), [], entries)]
  if (path.length === 0) {
    const newline = newlineOf(text)
    const lines = entries.map((entry) => lineOf([], entry) + newline).join('')
    return [insert(text.startsWith('\ufeff') ? 1 : 0, lines + (text.trim() === '' ? '' : newline))]
  }
  const table = tree.tables.find((found) => isSamePath(found.path, path))
  if (table === undefined) return undefined
  const last = table.node.body.at(-1)
  const header = table.node.key.range[1]
  return [
    insertLines(text, last?.range[1] ?? header, indentAt(text, last?.range[0] ?? table.node.range[0]), [], entries),
  ]
}

function afterDottedKeys(text: string, tree: TomlTree, path: readonly string[], entries: readonly NewTomlEntry[]) {
  const last = tree.entries.findLast((entry) => !entry.isInline && startsWithPath(entry.path, path))
  if (last === undefined || isSamePath(last.path, path)) return undefined
  const above = last.table?.path.length ?? 0
  if (above >= path.length) return undefined
  return [insertLines(text, last.node.range[1], indentAt(text, last.node.range[0]), path.slice(above), entries)]
}

function insideInlineTable(text: string, tree: TomlTree, path: readonly string[], entries: readonly NewTomlEntry[]) {
  const entry = tree.entries.findLast(
    (found) => startsWithPath(path, found.path) && found.node.value.type === 'TOMLInlineTable',
  )
  if (entry?.node.value.type !== 'TOMLInlineTable') return undefined
  const table: AST.TOMLInlineTable = entry.node.value
  const added = entries.map((item) => lineOf(path.slice(entry.path.length), item)).join(', ')
  const [start, end] = table.range
  const last = table.body.at(-1)
  if (last === undefined) return [replace(start + 1, end - 1, ` ${added} `)]
  const rest = text.slice(last.range[1], end - 1)
  const comma = /^\s*,/.exec(rest)?.[0]
  return [insert(last.range[1] + (comma?.length ?? 0), comma === undefined ? `, ${added}` : ` ${added},`)]
}

function newTable(text: string, tree: TomlTree, path: readonly string[], entries: readonly NewTomlEntry[]) {
  const newline = newlineOf(text)
  const lines = [`[${path.map(keySource).join('.')}]`, ...entries.map((entry) => lineOf([], entry))].join(newline)
  const above = path[0] === 'tool' ? undefined : firstOfTools(text, tree)
  if (above !== undefined) return [insert(above, lines + newline + newline)]
  if (text.trim() === '') return [insert(text.length, lines + newline)]
  if (!text.endsWith('\n')) return [insert(text.length, newline + newline + lines)]
  const isApart = /\n\r?\n$/.test(text)
  return [insert(text.length, (isApart ? '' : newline) + lines + newline)]
}

/** Where the tables of tools begin, if nothing else comes below: the line behind a blank one, with the comments of the first. */
function firstOfTools(text: string, { tables }: TomlTree): number | undefined {
  const other = tables.findLastIndex(({ path }) => path[0] !== 'tool')
  const first = tables[other + 1]
  if (first === undefined) return undefined
  const lines = text.slice(0, first.node.range[0]).split('\n').slice(0, -1)
  while (lines.at(-1)?.startsWith('#') === true) lines.pop()
  return lines.at(-1)?.trim() === '' ? lines.join('\n').length + 1 : undefined
}

function insertLines(
  text: string,
  offset: number,
  indent: string,
  prefix: readonly string[],
  entries: readonly NewTomlEntry[],
): Edit {
  const newline = newlineOf(text)
  return insert(lineEndAt(text, offset), entries.map((entry) => newline + indent + lineOf(prefix, entry)).join(''))
}

function lineOf(prefix: readonly string[], { key, value }: NewTomlEntry): string {
  return `${[...prefix, key].map(keySource).join('.')} = ${value}`
}

function keySource(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : `"${encodeToml('basic', key, '\n')}"`
}
