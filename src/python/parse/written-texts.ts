import type { Span } from '../../model/span.ts'
import { parsePython } from './grammar.ts'
import type { Node } from './syntax-tree.ts'
import { walkDown } from './walk-down.ts'

/** One string literal of a text that is put together: `content` lies between the quotes. */
export interface WrittenLiteral {
  readonly span: Span
  readonly content: Span
  /** Its letters in lower case, without `u`. */
  readonly prefix: string
  readonly quote: string
  /** Replacement fields of an f-string. */
  readonly holes: readonly Span[]
}

/** Something that is not written down here: a name, a call. */
export interface WrittenHole {
  readonly hole: Span
}

/**
 * A text as a program writes it down: one literal, several side by side, literals with `+` between them, or the elements of
 * a list that `"\n".join(...)` puts together. UTF-16 offsets.
 */
export interface WrittenText {
  readonly parts: readonly (WrittenLiteral | WrittenHole)[]
  /** What stands between two parts; undefined for parts that touch. */
  readonly joiner: WrittenLiteral | undefined
  readonly span: Span
  readonly isDocstring: boolean
  /** Filled by `%` or `.format`: what looks like a field of these is none of the text. */
  readonly isTemplate: boolean
  /** The calls it is an argument of, innermost first, as they are written: `textwrap.dedent`, `exec`. */
  readonly givenTo: readonly string[]
}

/** Every text written down in a Python text that a pattern finds among its literals, in order; bytes are texts of ASCII. */
export function writtenTexts(text: string, pattern: RegExp): readonly WrittenText[] {
  const found: WrittenText[] = []
  walkDown(parsePython(text).rootNode, (node) => {
    const written = textAt(node)
    // No operand of a sum without any text is a text, and there may be thousands.
    if (written === undefined) return isPlus(node) ? operandsOf(node) : node.namedChildren
    const literals = written.parts.filter((part) => 'content' in part)
    if (literals.some(({ content }) => pattern.test(text.slice(content.start, content.end)))) found.push(written)
    // Other texts can stand in replacement fields and in what is put between the literals.
    return holesBelow(node, written)
  })
  return found
}

function textAt(node: Node): WrittenText | undefined {
  const joined = joinedParts(node)
  const parts = joined?.parts ?? partsOf(node)
  if (parts === undefined) return undefined
  return {
    parts,
    joiner: joined?.joiner,
    span: spanOf(node),
    isDocstring: node.parent?.type === 'expression_statement' && node.parent.namedChildCount === 1,
    isTemplate: isTemplate(node),
    givenTo: callsAround(node),
  }
}

/** The literals and holes of an expression that is a text by its own form; undefined for any other. */
function partsOf(node: Node): readonly (WrittenLiteral | WrittenHole)[] | undefined {
  switch (node.type) {
    case 'string':
      return [literalOf(node)]
    case 'concatenated_string':
      return node.namedChildren.filter((child) => child.type === 'string').map(literalOf)
    case 'parenthesized_expression':
      return node.firstNamedChild === null ? undefined : partsOf(node.firstNamedChild)
    case 'binary_operator':
      return isPlus(node) ? partsOfSum(operandsOf(node)) : undefined
    default:
      return undefined
  }
}

/** The operands before the first text are one hole. */
function partsOfSum(operands: readonly Node[]): readonly (WrittenLiteral | WrittenHole)[] | undefined {
  const parts: (WrittenLiteral | WrittenHole)[] = []
  const start = operands[0]?.startIndex ?? 0
  let isText = false
  for (const [at, operand] of operands.entries()) {
    const own = partsOf(operand)
    const before = operands[at - 1]
    if (own !== undefined && !isText && before !== undefined) parts.push({ hole: { start, end: before.endIndex } })
    isText ||= own !== undefined
    if (isText) parts.push(...(own ?? [{ hole: spanOf(operand) }]))
  }
  return isText ? parts : undefined
}

function isPlus(node: Node): boolean {
  return node.type === 'binary_operator' && node.childForFieldName('operator')?.type === '+'
}

/** What `a + b + c` adds, in order: sums are nested to the left. */
function operandsOf(node: Node): readonly Node[] {
  const operands: Node[] = []
  let at: Node | null = node
  while (at !== null && isPlus(at)) {
    const right: Node | null = at.childForFieldName('right')
    if (right !== null) operands.push(right)
    at = at.childForFieldName('left')
  }
  if (at !== null) operands.push(at)
  return operands.reverse()
}

/** `"\n".join(["a", name])`: each element is one part. */
function joinedParts(node: Node): (Pick<WrittenText, 'parts'> & { readonly joiner: WrittenLiteral }) | undefined {
  if (node.type !== 'call') return undefined
  const callee = node.childForFieldName('function')
  const joiner = callee?.childForFieldName('object')
  const [list, ...more] = node.childForFieldName('arguments')?.namedChildren ?? []
  if (callee?.type !== 'attribute' || callee.childForFieldName('attribute')?.text !== 'join') return undefined
  if (joiner?.type !== 'string' || list === undefined || more.length > 0 || !/^(list|tuple)$/.test(list.type))
    return undefined
  const elements = list.namedChildren.filter((child) => child.type !== 'comment')
  if (!elements.some((child) => child.type === 'string')) return undefined
  const parts = elements.map((child) => (child.type === 'string' ? literalOf(child) : { hole: spanOf(child) }))
  return { parts, joiner: literalOf(joiner) }
}

function literalOf(node: Node): WrittenLiteral {
  const written = node.firstChild?.text ?? ''
  const prefix = /^[a-zA-Z]*/.exec(written)?.[0] ?? ''
  const start = node.firstChild?.endIndex ?? node.startIndex
  const end = node.lastChild?.type === 'string_end' ? node.lastChild.startIndex : node.endIndex
  return {
    span: spanOf(node),
    content: { start, end: Math.max(start, end) },
    prefix: prefix.toLowerCase().replace('u', ''),
    quote: written.slice(prefix.length),
    holes: node.namedChildren.filter((child) => child.type === 'interpolation').map(spanOf),
  }
}

function holesBelow(node: Node, written: WrittenText): readonly Node[] {
  const holes = written.parts.flatMap((part) => ('hole' in part ? [part.hole] : part.holes))
  const found: Node[] = []
  const places = new Set(holes.map(({ start, end }) => `${start}:${end}`))
  if (holes.length === 0) return found
  walkDown(node, (at) => {
    if (!places.has(`${at.startIndex}:${at.endIndex}`)) return at.namedChildren
    found.push(...(at.type === 'interpolation' ? at.namedChildren : [at]))
    return []
  })
  return found
}

function isTemplate(node: Node): boolean {
  const parent = node.parent
  if (parent?.type === 'binary_operator' && parent.childForFieldName('operator')?.type === '%') return true
  return (
    parent?.type === 'attribute' &&
    /^(format|format_map|replace)$/.test(parent.childForFieldName('attribute')?.text ?? '')
  )
}

/** Calls around an expression, up to its statement: `exec(textwrap.dedent("..."), ns)`. */
function callsAround(node: Node): readonly string[] {
  const calls: string[] = []
  for (let at = node.parent; at !== null && !/_statement$|^block$|^lambda$/.test(at.type); at = at.parent)
    if (at.type === 'call') calls.push((at.childForFieldName('function')?.text ?? '').replace(/\s/g, ''))
  return calls
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex }
}
