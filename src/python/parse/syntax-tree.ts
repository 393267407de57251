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
  /** Itself and all below it that are of one of the types, from the front to the back, each before what is below it. */
  descendantsOfType(...types: readonly string[]): readonly Node[]
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
  return {
    rootNode: nodeAt({ flat, nodes: new Array<ViewedNode | undefined>(flat.count) }, 0),
    hasError: flat.hasError,
  }
}

/** One tree, and the nodes of it that were asked for: a node is the same object each time. */
interface Views {
  readonly flat: FlatTree
  readonly nodes: (ViewedNode | undefined)[]
}

function nodeAt(views: Views, index: number): ViewedNode {
  return (views.nodes[index] ??= new ViewedNode(views, index))
}

const NONE: readonly ViewedNode[] = []

/**
 * Not exported, and a class only because hundreds of thousands of nodes share what they can do. It keeps what is asked for over and over;
 * everything else is a look into the numbers.
 */
class ViewedNode implements Node {
  readonly views: Views
  readonly index: number
  readonly type: string
  named: readonly ViewedNode[] | undefined

  constructor(views: Views, index: number) {
    this.views = views
    this.index = index
    this.type = typeAt(views.flat, index)
    this.named = undefined
  }

  get startIndex(): number {
    return this.views.flat.starts[this.index] ?? 0
  }

  get endIndex(): number {
    return this.views.flat.ends[this.index] ?? 0
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
    const { words, fields } = this.views.flat
    return words.fields[fields[this.index] ?? 0] ?? undefined
  }

  get parent(): ViewedNode | null {
    const parent = this.views.flat.parents[this.index] ?? -1
    return parent < 0 ? null : nodeAt(this.views, parent)
  }

  get text(): string {
    const { source, starts, ends } = this.views.flat
    return source.slice(starts[this.index], ends[this.index])
  }

  get children(): readonly ViewedNode[] {
    const found: ViewedNode[] = []
    const { nexts } = this.views.flat
    const end = nexts[this.index] ?? 0
    for (let at = this.index + 1; at < end; at = nexts[at] ?? end) found.push(nodeAt(this.views, at))
    return found
  }

  get namedChildren(): readonly ViewedNode[] {
    return (this.named ??= this.findNamed())
  }

  get namedChildCount(): number {
    return this.namedChildren.length
  }

  get firstChild(): ViewedNode | null {
    const { nexts } = this.views.flat
    return (nexts[this.index] ?? 0) > this.index + 1 ? nodeAt(this.views, this.index + 1) : null
  }

  get lastChild(): ViewedNode | null {
    return this.children.at(-1) ?? null
  }

  get firstNamedChild(): ViewedNode | null {
    const { flat } = this.views
    const end = flat.nexts[this.index] ?? 0
    for (let at = this.index + 1; at < end; at = flat.nexts[at] ?? end)
      if (isNamedAt(flat, at)) return nodeAt(this.views, at)
    return null
  }

  get lastNamedChild(): ViewedNode | null {
    return this.namedChildren.at(-1) ?? null
  }

  childForFieldName(field: string): ViewedNode | null {
    // What the parser could not read has no parts, only leftovers of parts.
    if (this.isError) return null
    const { words, fields, nexts } = this.views.flat
    const wanted = words.fieldIds.get(field)
    const end = nexts[this.index] ?? 0
    for (let at = this.index + 1; at < end; at = nexts[at] ?? end)
      if (fields[at] === wanted) return nodeAt(this.views, at)
    return null
  }

  childrenForFieldName(field: string): readonly ViewedNode[] {
    const { words, fields, nexts } = this.views.flat
    const wanted = words.fieldIds.get(field)
    const end = nexts[this.index] ?? 0
    let found: ViewedNode[] | undefined
    for (let at = this.index + 1; at < end; at = nexts[at] ?? end)
      if (fields[at] === wanted) (found ??= []).push(nodeAt(this.views, at))
    return found ?? NONE
  }

  descendantsOfType(...types: readonly string[]): readonly ViewedNode[] {
    const { flat } = this.views
    const found: ViewedNode[] = []
    const ids = types.flatMap((type) => flat.words.typeIds.get(type) ?? (type === 'ERROR' ? UNREAD : []))
    const end = flat.nexts[this.index] ?? 0
    for (let at = this.index; at < end; at += 1)
      if (ids.includes(flat.types[at] ?? 0)) found.push(nodeAt(this.views, at))
    return found
  }

  descendantForIndex(offset: number): ViewedNode {
    const { nexts, starts, ends } = this.views.flat
    let node = this.index
    for (;;) {
      const end = nexts[node] ?? 0
      let inner = node + 1
      while (inner < end && (ends[inner] ?? 0) <= offset) inner = nexts[inner] ?? end
      if (inner >= end || (starts[inner] ?? 0) > offset) return nodeAt(this.views, node)
      node = inner
    }
  }

  findNamed(): readonly ViewedNode[] {
    const { flat } = this.views
    const end = flat.nexts[this.index] ?? 0
    let found: ViewedNode[] | undefined
    for (let at = this.index + 1; at < end; at = flat.nexts[at] ?? end)
      if (isNamedAt(flat, at)) (found ??= []).push(nodeAt(this.views, at))
    return found ?? NONE
  }
}

/** The number that nodes have which the parser could not read. */
const UNREAD: readonly number[] = [65535]

function typeAt({ words, types }: FlatTree, index: number): string {
  return words.types[types[index] ?? 0] ?? 'ERROR'
}

function isNamedAt({ words, types }: FlatTree, index: number): boolean {
  return words.isNamed[types[index] ?? 0] ?? true
}
