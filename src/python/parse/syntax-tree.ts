import type { FlatTree } from './flat-tree.ts'

/**
 * A node of a syntax tree: a view of the numbers that are left of the parser's tree, which is freed at once. Crossing into
 * WebAssembly for every question about a node costs more than the parse. Offsets are UTF-16; names are the grammar's.
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

/** The tree of some numbers; each call gives nodes of its own. */
export function treeOf(flat: FlatTree): SyntaxTree {
  return { rootNode: nodeAt({ flat, nodes: [] }, 0), hasError: flat.hasError }
}

/** One tree, and the nodes of it that were asked for: a node is the same object each time. */
interface Views {
  readonly flat: FlatTree
  readonly nodes: ViewedNode[]
}

function nodeAt(views: Views, index: number): ViewedNode {
  return (views.nodes[index] ??= new ViewedNode(views, index))
}

/** Not exported, and a class only because hundreds of thousands of nodes share what they can do. */
class ViewedNode implements Node {
  readonly views: Views
  readonly index: number
  readonly type: string
  readonly startIndex: number
  readonly endIndex: number
  seen: readonly ViewedNode[] | undefined
  named: readonly ViewedNode[] | undefined

  constructor(views: Views, index: number) {
    const { flat } = views
    this.views = views
    this.index = index
    this.type = typeAt(flat, index)
    this.startIndex = flat.starts[index] ?? 0
    this.endIndex = flat.ends[index] ?? 0
    this.seen = undefined
    this.named = undefined
  }

  get source(): string {
    return this.views.flat.source
  }

  get isNamed(): boolean {
    return isNamedAt(this.views.flat, this.index)
  }

  get isError(): boolean {
    return this.type === 'ERROR'
  }

  get isMissing(): boolean {
    return this.views.flat.missing.has(this.index)
  }

  get field(): string | undefined {
    return fieldAt(this.views.flat, this.index)
  }

  get parent(): ViewedNode | null {
    const parent = this.views.flat.parents[this.index] ?? -1
    return parent < 0 ? null : nodeAt(this.views, parent)
  }

  get text(): string {
    return this.source.slice(this.startIndex, this.endIndex)
  }

  get children(): readonly ViewedNode[] {
    return (this.seen ??= this.some(() => true))
  }

  get namedChildren(): readonly ViewedNode[] {
    return (this.named ??= this.some(isNamedAt))
  }

  get namedChildCount(): number {
    let count = 0
    this.first((flat, child) => {
      if (isNamedAt(flat, child)) count += 1
      return false
    })
    return count
  }

  get firstChild(): ViewedNode | null {
    return this.first(() => true)
  }

  get lastChild(): ViewedNode | null {
    return this.children.at(-1) ?? null
  }

  get firstNamedChild(): ViewedNode | null {
    return this.first(isNamedAt)
  }

  get lastNamedChild(): ViewedNode | null {
    return this.namedChildren.at(-1) ?? null
  }

  childForFieldName(field: string): ViewedNode | null {
    // What the parser could not read has no parts, only leftovers of parts.
    return this.isError ? null : this.first((flat, child) => fieldAt(flat, child) === field)
  }

  childrenForFieldName(field: string): readonly ViewedNode[] {
    return this.some((flat, child) => fieldAt(flat, child) === field)
  }

  descendantsOfType(type: string): readonly ViewedNode[] {
    const { flat } = this.views
    const found: ViewedNode[] = []
    for (let at = this.index; at < (flat.nexts[this.index] ?? 0); at += 1)
      if (typeAt(flat, at) === type) found.push(nodeAt(this.views, at))
    return found
  }

  descendantForIndex(offset: number): ViewedNode {
    for (let node: ViewedNode = this; ;) {
      const inner = node.first((flat, child) => (flat.ends[child] ?? 0) > offset)
      if (inner === null || inner.startIndex > offset) return node
      node = inner
    }
  }

  /** The first child that passes. */
  first(passes: (flat: FlatTree, child: number) => boolean): ViewedNode | null {
    const { flat } = this.views
    const end = flat.nexts[this.index] ?? 0
    for (let at = this.index + 1; at < end; at = flat.nexts[at] ?? end)
      if (passes(flat, at)) return nodeAt(this.views, at)
    return null
  }

  /** All children that pass. */
  some(passes: (flat: FlatTree, child: number) => boolean): readonly ViewedNode[] {
    const { flat } = this.views
    const end = flat.nexts[this.index] ?? 0
    const found: ViewedNode[] = []
    for (let at = this.index + 1; at < end; at = flat.nexts[at] ?? end)
      if (passes(flat, at)) found.push(nodeAt(this.views, at))
    return found
  }
}

function typeAt({ words, types }: FlatTree, index: number): string {
  return words.types[types[index] ?? 0] ?? 'ERROR'
}

function fieldAt({ words, fields }: FlatTree, index: number): string | undefined {
  return words.fields[fields[index] ?? 0] ?? undefined
}

function isNamedAt({ words, types }: FlatTree, index: number): boolean {
  return words.isNamed[types[index] ?? 0] ?? true
}
