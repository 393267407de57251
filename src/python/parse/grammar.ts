import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Language, Parser } from 'web-tree-sitter'
import { InvariantError } from '../../model/errors.ts'
import { tickWork, work } from '../../model/work.ts'
import { flatTree } from './flat-tree.ts'
import type { CursorFunctions, FlatTree } from './flat-tree.ts'
import { spliceOf, splicedTree } from './spliced-tree.ts'
import { isTooLong } from './too-long.ts'
import { treeOf } from './syntax-tree.ts'
import type { SyntaxTree } from './syntax-tree.ts'
import { maskTypeDefaults } from './type-defaults.ts'

interface Loaded {
  readonly parser: Parser
  readonly functions: CursorFunctions
}

let loaded: Loaded | undefined

/** In a tree of so many Python files usually some MB are parsed. */
const MANY_FILES = 2000

const LIFTOFF_ALONE = ['--liftoff-only']
/** `--liftoff-only` switches the other two off, and what takes it back leaves them so. */
const WITH_TURBOFAN = ['--no-liftoff-only', '--wasm-tier-up', '--wasm-dynamic-tiering']

/**
 * Load the WebAssembly parser and the Python grammar once. Must be awaited before any facts are asked for. `files` is the number of
 * Python files of the tree, from which follows how much will be parsed.
 */
export async function loadPython(files = 0): Promise<void> {
  if (loaded !== undefined) return
  // V8's optimising tier for WebAssembly costs about 0.1 s of cpu as soon as a few KB are parsed, and makes up for it after 1 to 2 MB.
  for (const flag of files < MANY_FILES ? LIFTOFF_ALONE : WITH_TURBOFAN) setFlagsFromString(flag)
  // Emscripten makes its module of the object that it is given.
  const functions = {}
  await Parser.init(functions)
  const parser = new Parser()
  parser.setLanguage(await Language.load(grammarPath()))
  loaded = { parser, functions: functions as CursorFunctions }
}

/**
 * Parse Python text. What the parser holds outside the garbage-collected heap is freed before this returns. `grownFrom` is a text that was
 * edited to become this one, where that is known: what both have is not parsed again.
 */
export function parsePython(text: string, grownFrom?: string): SyntaxTree {
  // Several questions in a row are about the same module: its facts, its guarded imports, the roles of its names.
  if (latest?.text === text) return latest.tree
  const tree = treeOf(flatTreeOf(text, grownFrom))
  // Not a quoted annotation on the way.
  if (text.includes('\n')) latest = { text, tree }
  return tree
}

/** Whether the parser could not read all of a text. Computed once a text. */
export function hasSyntaxError(text: string): boolean {
  const before = verdicts.get(text)
  if (before !== undefined) return before
  const { hasError } = flatTreeOf(text)
  verdicts.set(text, hasError)
  return hasError
}

const verdicts = new Map<string, boolean>()

let latest: { readonly text: string; readonly tree: SyntaxTree } | undefined

/** Nodes of the trees that are kept: 80 MB, the trees of some 30 MB of Python. */
const MOST_NODES = 4_000_000
/** What a tree takes besides its nodes, in nodes: a notebook may have thousands of cells of a line. */
const NODES_A_TREE = 50

/** The trees last used, the latest at the end. */
const kept = new Map<string, FlatTree>()
let keptNodes = 0

function flatTreeOf(text: string, grownFrom?: string): FlatTree {
  const before = kept.get(text)
  if (before !== undefined) {
    kept.delete(text)
    kept.set(text, before)
    return before
  }
  const flat = parse(text, grownFrom)
  keep(text, flat)
  return flat
}

/**
 * By how it ends, the latest of the texts whose trees are kept: a text that was edited mostly ends as it did. Many files may end in the same
 * lines, and few in many of them.
 */
const byTail = new Map<string, string>()
const TAILS = [600, 100]

function tailsOf(text: string): readonly string[] {
  return TAILS.flatMap((length) => (text.length > length ? [text.slice(-length)] : []))
}

/** A text of which the tree is kept and that ends as this one. */
function nearTo(text: string): string {
  for (const tail of tailsOf(text)) {
    const near = byTail.get(tail)
    if (near !== undefined) return near
  }
  return ''
}

function keep(text: string, flat: FlatTree): void {
  kept.set(text, flat)
  for (const tail of tailsOf(text)) byTail.set(tail, text)
  keptNodes += flat.count + NODES_A_TREE
  for (const [oldest, { count }] of kept) {
    if (keptNodes <= MOST_NODES) break
    kept.delete(oldest)
    for (const tail of tailsOf(oldest)) if (byTail.get(tail) === oldest) byTail.delete(tail)
    keptNodes -= count + NODES_A_TREE
  }
}

function parse(text: string, grownFrom: string | undefined): FlatTree {
  work.parses += 1
  tickWork()
  // As a text with an error and without any nodes.
  if (isTooLong(text)) return { ...flatTreeIn('', text), hasError: true }
  const near = kept.get(grownFrom ?? nearTo(text))
  return (near === undefined ? undefined : parsedLike(near, text)) ?? parsedWhole(text)
}

/** By parsing the statements alone in which a text differs from one whose tree is there; undefined where that is not to be had. */
export function parsedLike(near: FlatTree, text: string): FlatTree | undefined {
  const splice = spliceOf(near, text)
  return splice === undefined ? undefined : splicedTree(near, splice, flatTreeIn(splice.chunk, splice.chunk))
}

/** By parsing all of a text. */
export function parsedWhole(text: string): FlatTree {
  const flat = flatTreeIn(text, text)
  const masked = flat.hasError ? maskTypeDefaults(text) : undefined
  if (masked === undefined) return flat
  const second = flatTreeIn(masked, text)
  return second.hasError ? flat : second
}

function flatTreeIn(parsed: string, source: string): FlatTree {
  if (loaded === undefined) throw new InvariantError('the Python grammar was used before loadPython()')
  work.parsed += parsed.length
  const tree = loaded.parser.parse(parsed)
  if (tree === null) throw new InvariantError('the Python parser gave no tree')
  try {
    return flatTree(tree, source, loaded.functions)
  } finally {
    // It lives outside the garbage-collected heap until then.
    tree.delete()
  }
}

/** The grammar beside the built program (the build checks that), or in the development dependency when run from the sources. */
export function grammarPath(): string {
  const beside = fileURLToPath(new URL('../../../wasm/tree-sitter-python.wasm', import.meta.url))
  if (existsSync(beside)) return beside
  return createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm')
}
