import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { parsePython } from '../../python/parse/grammar.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'

/** A simple statement, or the head of a compound one: what it says and binds, by words alone. */
interface Unit {
  readonly span: Span
  readonly says: ReadonlySet<string>
  readonly binds: ReadonlySet<string>
  /** The function whose value it gives (`return`, `yield`). */
  readonly gives: string | undefined
}

/** A function with the names of its parameters. */
interface Takes {
  readonly name: string
  readonly parameters: ReadonlySet<string>
}

const SIMPLE =
  /^(?:expression_statement|return_statement|assert_statement|raise_statement|delete_statement|type_alias_statement)$/
/** Methods that put something into the value they are called on. */
const PUTS = /^(?:append|appendleft|extend|insert|add|update|setdefault)$/
/** What of a compound statement stands before its block. */
const HEADS = /^(?:left|right|condition|subject|value|superclasses|parameters|return_type)$/
const IMPORTS = /^(?:import_statement|import_from_statement|future_import_statement)$/

/**
 * The places of a file whose literals may be put behind one of its places (`__file__`, a name from another file that has one): what a statement
 * with a place says, what is given to those words, and so on, through names, attributes, parameters and values of functions of the file.
 * All is told by words, so that more is named than can happen. `places` are where the file says a place itself, `words` those of its names that
 * have one from elsewhere.
 */
export function joinedSpans(
  facts: ModuleFacts,
  known: { readonly places: readonly Span[]; readonly words: ReadonlySet<string> },
): readonly Span[] {
  const bound = facts.imports.flatMap(({ items }) => items.map((item) => item.bound))
  const { units, takes } = unitsOf(
    parsePython(facts.text).rootNode,
    new Set(bound.filter((word) => !known.words.has(word))),
  )
  const [places, joined] = [new Set<string>(), new Set<string>()]
  const hot = new Set<Unit>()
  for (let before = -1; before !== hot.size + places.size + joined.size;) {
    before = hot.size + places.size + joined.size
    const asked = takes.filter(({ parameters }) => [...parameters].some((name) => joined.has(name)))
    for (const unit of units) {
      const says = (words: ReadonlySet<string>): boolean => [...words].some((word) => unit.says.has(word))
      const hasPlace =
        says(places) ||
        says(known.words) ||
        known.places.some(({ start }) => unit.span.start <= start && start < unit.span.end)
      if (hasPlace) {
        for (const word of unit.binds) places.add(word)
        if (unit.gives !== undefined) places.add(unit.gives)
      }
      const isAsked =
        [...unit.binds].some((word) => joined.has(word)) ||
        (unit.gives !== undefined && joined.has(unit.gives)) ||
        asked.some(({ name }) => says(new Set([name])))
      if (!hasPlace && !isAsked) continue
      hot.add(unit)
      for (const word of unit.says) joined.add(word)
    }
  }
  return [...hot].map(({ span }) => span)
}

function unitsOf(
  root: Node,
  imported: ReadonlySet<string>,
): { readonly units: readonly Unit[]; readonly takes: readonly Takes[] } {
  const units: Unit[] = []
  const takes: Takes[] = []
  const wordsOf = wordReader(imported)
  const unitOf = unitReader(wordsOf)
  const visit = (node: Node, within: string | undefined): void => {
    if (IMPORTS.test(node.type)) return
    if (SIMPLE.test(node.type)) {
      const isGiven = node.type === 'return_statement' || node.descendantsOfType('yield').length > 0
      units.push(unitOf([node], isGiven ? within : undefined))
      return
    }
    const heads = node.children.filter(({ field, type }) => type === 'with_clause' || HEADS.test(field ?? ''))
    if (heads.length > 0) units.push(unitOf(heads, undefined))
    const isFunction = node.type === 'function_definition'
    const name = isFunction ? node.childForFieldName('name')?.text : within
    if (isFunction && name !== undefined)
      takes.push({ name, parameters: wordsOf([node.childForFieldName('parameters')]) })
    for (const child of node.namedChildren) if (!heads.includes(child)) visit(child, name)
  }
  visit(root, undefined)
  return { units, takes }
}

type WordsOf = (nodes: readonly (Node | null)[]) => ReadonlySet<string>

function unitReader(wordsOf: WordsOf): (nodes: readonly Node[], gives: string | undefined) => Unit {
  return (nodes, gives) => {
    const [first, last] = [nodes[0], nodes.at(-1)]
    const targets = nodes.flatMap((node) => [
      ...(/^(?:left|parameters)$/.test(node.field ?? '') ? [node] : []),
      ...node
        .descendantsOfType(...BINDING)
        .map((one) => one.childForFieldName('left') ?? one.childForFieldName('name') ?? one),
      ...node.descendantsOfType('call').map(changedBy),
    ])
    const span = { start: first?.startIndex ?? 0, end: last?.endIndex ?? 0 }
    return { span, says: wordsOf(nodes), binds: wordsOf(targets), gives }
  }
}

const BINDING = ['assignment', 'augmented_assignment', 'for_in_clause', 'named_expression', 'as_pattern_target']

/** What a call puts something into: `words` in `words.append(word)`. */
function changedBy(call: Node): Node | null {
  const callee = call.childForFieldName('function')
  return PUTS.test(callee?.childForFieldName('attribute')?.text ?? '')
    ? (callee?.childForFieldName('object') ?? null)
    : null
}

/**
 * The identifiers in some nodes. None are names of keyword arguments, the object that a method belongs to, and what is imported with its
 * attributes: nothing in the file gives those a value.
 */
function wordReader(imported: ReadonlySet<string>): WordsOf {
  const isFlow = (one: Node): boolean => {
    if (one.field === 'name' && one.parent?.type === 'keyword_argument') return false
    let root: Node | null = one.field === 'attribute' ? one.parent : one
    while (root?.type === 'attribute') root = root.childForFieldName('object')
    return !/^(?:self|cls)$/.test(one.text) && !(root?.type === 'identifier' && imported.has(root.text))
  }
  return (nodes) =>
    new Set(
      nodes.flatMap((node) => (node?.descendantsOfType('identifier') ?? []).filter(isFlow).map(({ text }) => text)),
    )
}
