import type { Language, Tree, TreeCursor } from 'web-tree-sitter'

/**
 * A node of a syntax tree: plain objects, filled in one pass over the parser's tree, which is freed at once. Crossing
 * into WebAssembly for every question about a node costs more than the parse. Offsets are UTF-16; names are the grammar's.
 */
export interface Node {
  /** The whole text. */
  readonly source: string
  readonly type: string
  readonly isNamed: boolean
  readonly isError: boolean
  /** Put in by the parser to get on: it has no characters. */
  readonly isMissing: boolean
  /** The field of its parent it stands in. */
  readonly field: string | undefined
  readonly startIndex: number
  readonly endIndex: number
  readonly parent: Node | null
  readonly children: readonly Node[]
  readonly text: string
  readonly namedChildren: readonly Node[]
  readonly namedChildCount: number
  readonly firstChild: Node | null
  readonly lastChild: Node | null
  readonly firstNamedChild: Node | null
  readonly lastNamedChild: Node | null
  childForFieldName(field: string): Node | null
  childrenForFieldName(field: string): readonly Node[]
  /** Itself and all below it that are of the type, from the front to the back. */
  descendantsOfType(type: string): readonly Node[]
  /** The smallest node around the character at an offset; brackets and separators are no nodes. */
  descendantForIndex(offset: number): Node
}

/** The tree of one text, and whether the parser met something it could not read. */
export interface SyntaxTree {
  readonly rootNode: Node
  readonly hasError: boolean
}

/** Names and kinds of a grammar by the parser's numbers. */
interface Vocabulary {
  readonly types: readonly (string | null)[]
  readonly fields: readonly (string | null)[]
  readonly isNamed: readonly boolean[]
  readonly isLeaf: readonly boolean[]
  readonly isLeftOut: readonly boolean[]
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
    isNamed: language.types.map((_, id) => language.nodeTypeIsNamed(id)),
    isLeaf: language.types.map((type) => LEAVES.has(type)),
    isLeftOut: language.types.map((type) => PUNCTUATION.has(type)),
  }
}

const NONE: readonly never[] = []

/** Copy the parser's tree of `source`. The caller still has to free the tree. */
export function copyTree(tree: Tree, source: string): SyntaxTree {
  const words = vocabularyOf(tree.language)
  const hasError = tree.rootNode.hasError
  const cursor = tree.walk()
  try {
    return { rootNode: copyNodes(cursor, source, words, hasError), hasError }
  } finally {
    cursor.delete()
  }
}

function copyNodes(cursor: TreeCursor, source: string, words: Vocabulary, hasError: boolean): Node {
  const root = copyNode(cursor, cursor.nodeTypeId, source, words, hasError, null)
  if (!cursor.gotoFirstChild()) return root
  for (let parent = root; ;) {
    const id = cursor.nodeTypeId
    if (words.isLeftOut[id] !== true || (hasError && cursor.nodeIsMissing)) {
      const node = copyNode(cursor, id, source, words, hasError, parent)
      if (parent.children === NONE) parent.children = [node]
      else (parent.children as CopiedNode[]).push(node)
      if (words.isLeaf[id] !== true && cursor.gotoFirstChild()) {
        parent = node
        continue
      }
    }
    while (!cursor.gotoNextSibling()) {
      if (parent.parent === null || !cursor.gotoParent()) return root
      parent = parent.parent
    }
  }
}

function copyNode(
  cursor: TreeCursor,
  id: number,
  source: string,
  words: Vocabulary,
  hasError: boolean,
  parent: CopiedNode | null,
): CopiedNode {
  return new CopiedNode(
    source,
    words.types[id] ?? 'ERROR',
    words.isNamed[id] ?? true,
    hasError && cursor.nodeIsMissing,
    words.fields[cursor.currentFieldId] ?? undefined,
    cursor.startIndex,
    cursor.endIndex,
    parent,
  )
}

/** Not exported, and a class only because hundreds of thousands of nodes share what they can do. */
class CopiedNode implements Node {
  children: readonly CopiedNode[] = NONE
  readonly source: string
  readonly type: string
  readonly isNamed: boolean
  readonly isMissing: boolean
  readonly field: string | undefined
  readonly startIndex: number
  readonly endIndex: number
  readonly parent: CopiedNode | null

  constructor(
    source: string,
    type: string,
    isNamed: boolean,
    isMissing: boolean,
    field: string | undefined,
    startIndex: number,
    endIndex: number,
    parent: CopiedNode | null,
  ) {
    this.source = source
    this.type = type
    this.isNamed = isNamed
    this.isMissing = isMissing
    this.field = field
    this.startIndex = startIndex
    this.endIndex = endIndex
    this.parent = parent
  }

  get isError(): boolean {
    return this.type === 'ERROR'
  }

  get text(): string {
    return this.source.slice(this.startIndex, this.endIndex)
  }

  get namedChildren(): readonly CopiedNode[] {
    return this.children.filter((child) => child.isNamed)
  }

  get namedChildCount(): number {
    return this.namedChildren.length
  }

  get firstChild(): CopiedNode | null {
    return this.children[0] ?? null
  }

  get lastChild(): CopiedNode | null {
    return this.children.at(-1) ?? null
  }

  get firstNamedChild(): CopiedNode | null {
    return this.children.find((child) => child.isNamed) ?? null
  }

  get lastNamedChild(): CopiedNode | null {
    return this.children.findLast((child) => child.isNamed) ?? null
  }

  childForFieldName(field: string): CopiedNode | null {
    // What the parser could not read has no parts, only leftovers of parts.
    return this.isError ? null : (this.children.find((child) => child.field === field) ?? null)
  }

  childrenForFieldName(field: string): readonly CopiedNode[] {
    return this.children.filter((child) => child.field === field)
  }

  descendantsOfType(type: string): readonly CopiedNode[] {
    // No recursion: a sum of some thousand terms is as deep as it is long.
    const found: CopiedNode[] = []
    const open: CopiedNode[] = [this]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.type === type) found.push(node)
      for (let at = node.children.length - 1; at >= 0; at -= 1) {
        const child = node.children[at]
        if (child !== undefined) open.push(child)
      }
    }
    return found
  }

  descendantForIndex(offset: number): CopiedNode {
    for (let node: CopiedNode = this; ;) {
      const inner = node.children.find((child) => child.endIndex > offset)
      if (inner === undefined || inner.startIndex > offset) return node
      node = inner
    }
  }
}
