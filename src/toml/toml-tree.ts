import { ParseError, parseTOML } from 'toml-eslint-parser'
import type { AST } from 'toml-eslint-parser'
import { NESTED_TOO_DEEPLY, UserError } from '../model/errors.ts'
import { MAX_TOML_KEY_PARTS } from '../model/limits.ts'

/** A `[table]` or an item of a `[[list]]`, whose path ends with its index. */
export interface TomlTable {
  readonly path: readonly string[]
  readonly isListItem: boolean
  readonly node: AST.TOMLTable
}

/** One `key = value`, with the whole path of the key; also those inside inline tables. */
export interface TomlEntry {
  readonly path: readonly string[]
  /** The table whose header it stands under; `undefined` before the first header. */
  readonly table: TomlTable | undefined
  readonly isInline: boolean
  readonly node: AST.TOMLKeyValue
}

/** A parsed text; the offsets of all nodes are those of the text, with its byte order mark if it has one. */
export interface TomlTree {
  readonly program: AST.TOMLProgram
  readonly tables: readonly TomlTable[]
  readonly entries: readonly TomlEntry[]
}

/** Parse a TOML text for its offsets. Throws UserError with the line. */
export function tomlTree(text: string): TomlTree {
  const program = parseProgram(text)
  if ('problem' in program) {
    throw new UserError('the TOML cannot be read', [{ message: program.problem, line: program.line }])
  }
  const tables: TomlTable[] = []
  const entries: TomlEntry[] = []
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') addEntry(node, [], undefined, false)
    else {
      const table = { path: node.resolvedKey.map(String), isListItem: node.kind === 'array', node }
      tables.push(table)
      for (const child of node.body) addEntry(child, table.path, table, false)
    }
  }
  return { program, tables, entries }

  function addEntry(
    node: AST.TOMLKeyValue,
    above: readonly string[],
    table: TomlTable | undefined,
    isInline: boolean,
  ): void {
    const path = [...above, ...node.key.keys.map(keyText)]
    entries.push({ path, table, isInline, node })
    if (node.value.type !== 'TOMLInlineTable') return
    for (const child of node.value.body) addEntry(child, path, table, true)
  }
}

/** The parsed text, or why it is not TOML, with the 1-based line. */
export function parseProgram(text: string): AST.TOMLProgram | { readonly problem: string; readonly line: number } {
  try {
    // A blank in place of a byte order mark, which the parser refuses, keeps the offsets.
    const program = parseTOML(text.replace(/^\ufeff/, ' '), { tomlVersion: '1.1' })
    return program.body[0].body.some(({ key }) => key.keys.length > MAX_TOML_KEY_PARTS) ? NESTED_TOO_DEEPLY : program
  } catch (error) {
    // Nesting beyond the stack is a RangeError.
    if (error instanceof RangeError) return NESTED_TOO_DEEPLY
    if (!(error instanceof ParseError)) throw error
    return { problem: error.message, line: error.lineNumber }
  }
}

/** The name that one part of a key spells. */
export function keyText(part: AST.TOMLBare | AST.TOMLQuoted): string {
  return part.type === 'TOMLBare' ? part.name : part.value
}

/** Whether `path` is `start` or lies below it. */
export function startsWithPath(path: readonly string[], start: readonly string[]): boolean {
  return start.length <= path.length && start.every((part, i) => part === path[i])
}

/** Whether two paths are the same. */
export function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && startsWithPath(a, b)
}

/** The offset where the line of `offset` ends, before its line break. */
export function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  if (end < 0) return text.length
  return end > offset && text[end - 1] === '\r' ? end - 1 : end
}

/** The white space at the beginning of the line of `offset`. */
export function indentAt(text: string, offset: number): string {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  return /^\ufeff?([ \t]*)/.exec(text.slice(start, offset))?.[1] ?? ''
}

/** The line break that a text uses. */
export function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}
