import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Language, Parser } from 'web-tree-sitter'
import type { Tree } from 'web-tree-sitter'
import { InvariantError } from '../../model/errors.ts'
import { copyTree } from './syntax-tree.ts'
import type { SyntaxTree } from './syntax-tree.ts'

let parser: Parser | undefined

/** Load the WebAssembly parser and the Python grammar once. Must be awaited before any facts are asked for. */
export async function loadPython(): Promise<void> {
  if (parser !== undefined) return
  // V8's optimising tier for WebAssembly costs about 0.1 s of cpu as soon as a few KB are parsed; the baseline tier parses
  // fast enough up to some MB, which is more than a usual run parses.
  setFlagsFromString('--liftoff-only')
  await Parser.init()
  const created = new Parser()
  created.setLanguage(await Language.load(grammarPath()))
  parser = created
}

/** Parse Python text. What the parser holds outside the garbage-collected heap is freed before this returns. */
export function parsePython(text: string): SyntaxTree {
  // Several questions in a row are about the same module: its facts, its guarded imports, the roles of its names.
  if (latest?.text === text) return latest.tree
  const tree = parse(text)
  // Not a quoted annotation on the way.
  if (text.includes('\n')) latest = { text, tree }
  return tree
}

/** Whether the parser could not read all of a text: less work than its facts. Computed once a text. */
export function hasSyntaxError(text: string): boolean {
  const before = verdicts.get(text)
  if (before !== undefined) return before
  const tree = parserTree(text)
  try {
    const { hasError } = tree.rootNode
    verdicts.set(text, hasError)
    return hasError
  } finally {
    tree.delete()
  }
}

const verdicts = new Map<string, boolean>()

let latest: { readonly text: string; readonly tree: SyntaxTree } | undefined

function parse(text: string): SyntaxTree {
  const tree = parserTree(text)
  try {
    return copyTree(tree, text)
  } finally {
    tree.delete()
  }
}

/** The parser's own tree: it lives outside the garbage-collected heap until `delete` is called. */
function parserTree(text: string): Tree {
  if (parser === undefined) throw new InvariantError('the Python grammar was used before loadPython()')
  const tree = parser.parse(text)
  if (tree === null) throw new InvariantError('the Python parser gave no tree')
  return tree
}

/** The grammar beside the built program, or in the development dependency when run from the sources. */
function grammarPath(): string {
  const beside = fileURLToPath(new URL('../../wasm/tree-sitter-python.wasm', import.meta.url))
  if (existsSync(beside)) return beside
  return createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm')
}
