import type { Language, Tree } from 'web-tree-sitter'

/** Names and kinds of a grammar by the parser's numbers. */
export interface Vocabulary {
  readonly types: readonly (string | null)[]
  readonly fields: readonly (string | null)[]
  /** The numbers of each type and field, by name: several types have one name. */
  readonly typeIds: ReadonlyMap<string, readonly number[]>
  readonly fieldIds: ReadonlyMap<string, number>
  readonly isNamed: readonly boolean[]
  readonly isLeaf: readonly boolean[]
  readonly isLeftOut: readonly boolean[]
}

/**
 * The nodes of a syntax tree in the order in which they begin, as numbers: 19 bytes for each, so that the trees of a whole run can
 * be kept. Offsets are UTF-16. A node's descendants are those between it and `nexts`.
 */
export interface FlatTree {
  readonly source: string
  readonly words: Vocabulary
  readonly hasError: boolean
  readonly count: number
  /** Numbers of the grammar; 65535 for what the parser could not read. */
  readonly types: Uint16Array
  readonly fields: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** -1 for the root. */
  readonly parents: Int32Array
  /** The first node behind all descendants of a node. */
  readonly nexts: Int32Array
  /** Nodes that the parser put in to get on: they have no characters. */
  readonly missing: ReadonlySet<number>
}

/**
 * What the parser's WebAssembly module offers, as far as it is asked directly; `Parser.init` fills the object it is given. All
 * functions work on one cursor, the one made last, and are given the address of its tree. The package's own `TreeCursor` hands
 * the cursor over and takes it back at each question, which costs two thirds of the copy.
 */
export interface CursorFunctions {
  readonly _ts_tree_root_node_wasm: (tree: number) => void
  readonly _ts_tree_cursor_new_wasm: (tree: number) => void
  readonly _ts_tree_cursor_delete_wasm: (tree: number) => void
  readonly _ts_tree_cursor_goto_first_child_wasm: (tree: number) => number
  readonly _ts_tree_cursor_goto_next_sibling_wasm: (tree: number) => number
  readonly _ts_tree_cursor_goto_parent_wasm: (tree: number) => number
  readonly _ts_tree_cursor_current_node_type_id_wasm: (tree: number) => number
  readonly _ts_tree_cursor_current_node_is_missing_wasm: (tree: number) => number
  readonly _ts_tree_cursor_current_field_id_wasm: (tree: number) => number
  readonly _ts_tree_cursor_start_index_wasm: (tree: number) => number
  readonly _ts_tree_cursor_end_index_wasm: (tree: number) => number
}

/** Brackets and separators, nearly half of all nodes: nobody asks for them. */
const PUNCTUATION = new Set('()[]{},.:;='.split(''))
/** Frequent tokens that never have children. */
const LEAVES = new Set(['identifier', 'comment', 'integer', 'float', 'string_start', 'string_end'])

let vocabulary: { readonly language: Language; readonly words: Vocabulary } | undefined

function vocabularyOf(language: Language): Vocabulary {
  if (vocabulary?.language !== language) vocabulary = { language, words: findVocabulary(language) }
  return vocabulary.words
}

function findVocabulary(language: Language): Vocabulary {
  return {
    types: language.types,
    fields: language.fields,
    typeIds: idsOf(language.types),
    fieldIds: new Map(language.fields.flatMap((field, id) => (field === null ? [] : [[field, id]]))),
    isNamed: language.types.map((_, id) => language.nodeTypeIsNamed(id)),
    isLeaf: language.types.map((type) => LEAVES.has(type)),
    isLeftOut: language.types.map((type) => PUNCTUATION.has(type)),
  }
}

function idsOf(types: readonly (string | null)[]): ReadonlyMap<string, readonly number[]> {
  const ids = new Map<string, number[]>()
  for (const [id, type] of types.entries()) if (type !== null) ids.set(type, [...(ids.get(type) ?? []), id])
  return ids
}

/** Where trees are copied to before their size is known; it grows with the largest one. */
interface Scratch {
  size: number
  types: Uint16Array
  fields: Uint8Array
  starts: Int32Array
  ends: Int32Array
  parents: Int32Array
  nexts: Int32Array
}

let scratch = scratchOf(1 << 14)

function scratchOf(size: number, before?: Scratch): Scratch {
  const made = {
    size,
    types: new Uint16Array(size),
    fields: new Uint8Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    parents: new Int32Array(size),
    nexts: new Int32Array(size),
  }
  if (before === undefined) return made
  for (const part of ['types', 'fields', 'starts', 'ends', 'parents', 'nexts'] as const) made[part].set(before[part])
  return made
}

/** Copy the parser's tree of `source`. The caller still has to free the tree. */
export function flatTree(tree: Tree, source: string, functions: CursorFunctions): FlatTree {
  const words = vocabularyOf(tree.language)
  const { hasError } = tree.rootNode
  const missing = new Set<number>()
  // The package's types do not show the address it keeps.
  const { 0: address } = tree as unknown as { readonly 0: number }
  functions._ts_tree_root_node_wasm(address)
  functions._ts_tree_cursor_new_wasm(address)
  const count = copyNodes(address, words, hasError ? missing : undefined, functions)
  functions._ts_tree_cursor_delete_wasm(address)
  return {
    source,
    words,
    hasError,
    count,
    types: scratch.types.slice(0, count),
    fields: scratch.fields.slice(0, count),
    starts: scratch.starts.slice(0, count),
    ends: scratch.ends.slice(0, count),
    parents: scratch.parents.slice(0, count),
    nexts: scratch.nexts.slice(0, count),
    missing,
  }
}

/** Gives the number of nodes; `missing` is filled where the tree has errors. */
function copyNodes(
  tree: number,
  words: Vocabulary,
  missing: Set<number> | undefined,
  functions: CursorFunctions,
): number {
  let count = 0
  let parent = -1
  for (;;) {
    const type = functions._ts_tree_cursor_current_node_type_id_wasm(tree)
    const isMissing = missing !== undefined && functions._ts_tree_cursor_current_node_is_missing_wasm(tree) === 1
    if (parent < 0 || words.isLeftOut[type] !== true || isMissing) {
      if (count === scratch.size) scratch = scratchOf(count * 2, scratch)
      const { types, fields, starts, ends, parents, nexts } = scratch
      types[count] = type
      fields[count] = functions._ts_tree_cursor_current_field_id_wasm(tree)
      starts[count] = functions._ts_tree_cursor_start_index_wasm(tree)
      ends[count] = functions._ts_tree_cursor_end_index_wasm(tree)
      parents[count] = parent
      if (isMissing) missing.add(count)
      count += 1
      nexts[count - 1] = count
      if (words.isLeaf[type] !== true && functions._ts_tree_cursor_goto_first_child_wasm(tree) === 1) {
        parent = count - 1
        continue
      }
    }
    while (parent < 0 || functions._ts_tree_cursor_goto_next_sibling_wasm(tree) !== 1) {
      if (parent < 0) return count
      scratch.nexts[parent] = count
      parent = scratch.parents[parent] ?? -1
      functions._ts_tree_cursor_goto_parent_wasm(tree)
    }
  }
}
