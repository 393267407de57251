import { firstPartOf } from '../../model/names.ts'
import { endIn, spanOf, startIn } from './collector.ts'
import type { Collector, Place } from './collector.ts'
import type { Span } from '../../model/span.ts'
import type { StringFact } from '../facts/facts.ts'
import { parsePython } from './grammar.ts'
import { piecesAround, quotedText } from './quoted-text.ts'
import type { QuotedText, WrittenText } from './quoted-text.ts'
import type { Node } from './syntax-tree.ts'
import { walk, walkChildren } from './walk-steps.ts'

/** Functions whose first (or `bound=`) string argument is a forward reference (typing documentation). */
const FORWARD_REFERENCE = /(^|\.)(cast|ForwardRef|TypeVar|NewType)$/

/** Record a string literal; a plain one in an annotation is parsed as the expression it stands for. */
export function walkString(collector: Collector, place: Place, node: Node): void {
  const start = node.firstChild
  const end = node.lastChild
  const prefix = /^[a-zA-Z]*/.exec(start?.text ?? '')?.[0] ?? ''
  const opened = start?.endIndex ?? node.startIndex
  const closed = Math.max(end?.type === 'string_end' ? end.startIndex : node.endIndex, start?.endIndex ?? 0)
  const content = { start: endIn(collector, opened), end: startIn(collector, closed) }
  const isFormat = /[ft]/i.test(prefix)
  const raw = node.text.slice(opened - node.startIndex, closed - node.startIndex)
  const hasEscapes = !/r/i.test(prefix) && raw.includes('\\')
  const call = callOf(collector, node)
  const isTypeValue = insideLiteral(collector, node)
  const positioned = call !== undefined && FORWARD_REFERENCE.test(call.callee) && isForwardPosition(call)
  const pieces = piecesAround(node)
  const holder = pieces.length > 1 ? (node.parent ?? node) : node
  const isType = place.annotation || positioned || isTypeArgument(collector, holder) || isFieldType(holder)
  // Pieces that stand in the pieces of another text are nobody's style, and have no gaps of their own.
  const isPlain = pieces.length === 1 || collector.written === undefined
  const quoted = isType && !isTypeValue && isPlain ? quotedText(pieces) : undefined
  const fact: StringFact = {
    span: spanOf(collector, node),
    content,
    prefix,
    isFormat,
    hasEscapes,
    joined: node.parent?.type === 'concatenated_string',
    docstring: isDocstring(node),
    annotation: quoted !== undefined,
    isTypeValue,
    scope: place.scope,
    statement: collector.statement,
    call,
    keyOf: mappingOf(collector, node),
    pieces: isFormat ? piecesOf(node) : [raw],
  }
  collector.strings.push(fact)
  for (const child of node.namedChildren) {
    if (child?.type === 'interpolation') walkChildren(collector, { ...place, annotation: false }, child)
  }
  if (quoted !== undefined && pieces[0] === node) walkQuoted(collector, place, quoted)
}

function isForwardPosition(call: NonNullable<StringFact['call']>): boolean {
  if (call.argument === 'bound') return true
  if (/(cast|ForwardRef)$/.test(call.callee)) return call.argument === 0
  return typeof call.argument === 'number' && call.argument >= 1
}

/** `Literal["a.b"]` holds values, not forward references (PEP 586). */
function insideLiteral(collector: Collector, node: Node): boolean {
  for (let up = node.parent; up !== null; up = up.parent) {
    if (up.type === 'subscript' || up.type === 'generic_type') {
      const form = up.firstNamedChild?.text ?? ''
      if (isForm(collector, form, 'Literal')) return true
      // The first argument of `Annotated` is a type, the others are anything (PEP 593).
      const [first] = up.childrenForFieldName('subscript')
      const type = up.type === 'subscript' ? first : up.namedChildren[1]?.firstNamedChild
      const isType =
        type !== null && type !== undefined && type.startIndex <= node.startIndex && node.endIndex <= type.endIndex
      if (!isType && isForm(collector, form, 'Annotated')) return true
    }
    if (/_statement$|_definition$|^block$/.test(up.type)) return false
  }
  return false
}

/** Whether an expression is a form of `typing` by its name, or by the one that an import gives it. */
function isForm(collector: Collector, form: string, name: string): boolean {
  if (form === name || form.endsWith(`.${name}`)) return true
  return collector.imports.some(
    ({ kind, items }) => kind === 'from' && items.some((item) => item.bound === form && item.name === name),
  )
}

/**
 * A string in the brackets of a typing form (`Union["Text", int]`, also in a list inside: `Callable[["Text"], None]`), of a base class, or the
 * value of a `TypeAlias`: a forward reference outside annotations (typing documentation, PEP 613).
 */
function isTypeArgument(collector: Collector, node: Node): boolean {
  let inside = node
  let up = node.parent
  if (up?.type === 'assignment' && /(^|\.)TypeAlias$/.test(up.childForFieldName('type')?.text ?? '')) return true
  while (up !== null && /^(list|tuple|binary_operator|parenthesized_expression)$/.test(up.type)) {
    inside = up
    up = up.parent
  }
  if (up?.type !== 'subscript') return false
  const form = up.childForFieldName('value')
  if (form === null || form.startIndex === inside.startIndex) return false
  const isBase = up.parent?.type === 'argument_list' && up.parent.parent?.type === 'class_definition'
  return isBase || isTypingForm(collector, form.text) || isTypeArgument(collector, up)
}

/** The type of a field that a call makes: `TypedDict("D", {"t": "Text"})`, `NamedTuple("N", [("t", "Text")])`, `make_dataclass` (PEP 589, dataclasses). */
function isFieldType(node: Node): boolean {
  const entry = node.parent
  const isValue =
    entry?.type === 'pair' ? node.field === 'value' : entry?.type === 'tuple' && entry.namedChildren[1] === node
  const fields = entry?.parent
  if (entry === null || !isValue || fields === null || fields === undefined) return false
  if (!/^(dictionary|list|tuple)$/.test(fields.type)) return false
  const given = fields.parent?.type === 'keyword_argument' ? fields.parent.parent : fields.parent
  const call = given?.type === 'argument_list' ? given.parent : undefined
  const callee = call?.childForFieldName('function')?.text ?? ''
  return new RegExp(String.raw`(^|\.)${entry.type === 'pair' ? 'TypedDict' : '(NamedTuple|make_dataclass)'}$`).test(
    callee,
  )
}

/** Whether an expression names something of the modules whose things take types in brackets. */
function isTypingForm(collector: Collector, form: string): boolean {
  if (/^(list|dict|tuple|set|frozenset|type)$/.test(form)) return true
  const first = firstPartOf(form)
  return collector.imports.some((statement) =>
    statement.items.some(
      (item) => item.bound === first && TYPE_MODULES.test(statement.kind === 'from' ? statement.module : item.name),
    ),
  )
}

const TYPE_MODULES = /^(typing|typing_extensions|collections(\.abc)?)$/

function walkQuoted(collector: Collector, place: Place, quoted: QuotedText): void {
  const { text } = quoted
  if (!/[\p{L}_]/u.test(text)) return
  const { rootNode, hasError } = parsePython(text)
  if (hasError) return
  const inner = within(collector, quoted)
  walk(inner, { ...place, annotation: true, quoted: true, deferred: true }, rootNode)
}

/** The collector for a text that is written inside the text that is collected from. */
function within(collector: Collector, quoted: QuotedText): Collector {
  if (quoted.written === undefined && collector.written === undefined)
    return { ...collector, shift: collector.shift + quoted.start }
  const { starts, ends } = quoted.written ?? asItIs(quoted)
  const written = {
    starts: starts.map((at) => startIn(collector, at)),
    ends: ends.map((at) => endIn(collector, at)),
  }
  return { ...collector, shift: 0, written }
}

function asItIs({ text, start }: { readonly text: string; readonly start: number }): WrittenText {
  const starts = Array.from({ length: text.length }, (_, at) => start + at)
  return { starts, ends: starts.map((at) => at + 1) }
}

function isDocstring(node: Node): boolean {
  const statement = node.parent
  return statement?.type === 'expression_statement' && statement.namedChildCount === 1
}

function piecesOf(node: Node): readonly string[] {
  const pieces = ['']
  for (const child of node.namedChildren) {
    if (child?.type === 'interpolation') pieces.push('')
    else if (child?.type === 'string_content') pieces[pieces.length - 1] += child.text
  }
  return pieces
}

/** The expression that is asked for what stands under the string, or filled with it. */
function mappingOf(collector: Collector, node: Node): Span | undefined {
  const holder = node.parent?.type === 'concatenated_string' ? node.parent : node
  const parent = holder.parent
  const isIt = (other: Node | null | undefined): boolean => other?.startIndex === holder.startIndex
  if (parent?.type === 'subscript') {
    const value = parent.childForFieldName('value')
    return value === null || isIt(value) ? undefined : spanOf(collector, value)
  }
  if (parent?.type === 'comparison_operator') {
    const [left, right] = parent.namedChildren.filter((child) => child?.type !== 'comment')
    const between = node.source.slice(holder.endIndex, right?.startIndex)
    const isMember = /^[\s\\]*(not[\s\\]+)?in\b/.test(between)
    return isMember && isIt(left) && right !== null && right !== undefined ? spanOf(collector, right) : undefined
  }
  const display = parent?.type === 'pair' && isIt(parent.childForFieldName('key')) ? parent.parent : undefined
  const list = display?.parent?.type === 'keyword_argument' ? display.parent.parent : display?.parent
  const first =
    list?.type === 'argument_list' ? list.namedChildren.find((child) => child?.type !== 'comment') : undefined
  return first === undefined || first === null || isIt(first) ? undefined : spanOf(collector, first)
}

/** The positional arguments of a call: the first, and where in their row each stands, by its offset. */
function positionalOf(list: Node): { readonly first: Node | undefined; readonly places: ReadonlyMap<number, number> } {
  const known = positional.get(list)
  if (known !== undefined) return known
  const row = list.namedChildren.filter((child) => child.type !== 'comment' && child.type !== 'keyword_argument')
  const found = { first: row[0], places: new Map(row.map((child, at) => [child.startIndex, at])) }
  positional.set(list, found)
  return found
}

const positional = new WeakMap<Node, ReturnType<typeof positionalOf>>()

function callOf(collector: Collector, node: Node): StringFact['call'] {
  const holder = node.parent?.type === 'concatenated_string' ? node.parent : node
  const parent = holder.parent
  const keyword = parent?.type === 'keyword_argument' ? parent : undefined
  const list = keyword === undefined ? parent : keyword.parent
  const call = list?.type === 'argument_list' ? list.parent : undefined
  if (list === null || list === undefined || call === null || call === undefined || call.type !== 'call')
    return undefined
  const callee = call.childForFieldName('function')
  if (callee === null) return undefined
  const { first, places } = positionalOf(list)
  const name = keyword?.childForFieldName('name')?.text ?? ''
  const spelled = callee.text.replace(/\s/g, '')
  const replacing = REPLACES.test(spelled)
  const head = first ?? (replacing ? valueOfKeyword(list, 'target') : undefined)
  return {
    callee: spelled,
    span: spanOf(collector, call),
    argument:
      keyword === undefined
        ? (places.get(holder.startIndex) ?? -1)
        : ((replacing ? PARAMETERS[name] : undefined) ?? name),
    firstArgument: head === undefined ? undefined : spanOf(collector, head),
  }
}

/** What replaces an attribute of an object, and where its parameters stand (unittest.mock, monkeypatch of pytest). */
const REPLACES = /(^|\.)(patch\.object|setattr|delattr|spy)$/
const PARAMETERS: Readonly<Record<string, number>> = { target: 0, attribute: 1, name: 1 }

function valueOfKeyword(list: Node, name: string): Node | undefined {
  const found = list.namedChildren.find(
    (child) => child.type === 'keyword_argument' && child.childForFieldName('name')?.text === name,
  )
  return found?.childForFieldName('value') ?? undefined
}
