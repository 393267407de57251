import type { Span } from '../../model/span.ts'
import { argumentsOf, joinsArguments, lastWordOf, PATHS, SAME } from './path-calls.ts'
import type { PathEnding } from './path-endings.ts'
import { endingOf } from './path-endings.ts'
import { putBehind } from './put-behind.ts'
import type { Node } from './syntax-tree.ts'
import { operatorOf } from './text-pieces.ts'

/** One step of an expression from a place to the next one: to the folder above, or down by a literal word (`..` included). */
export interface PlaceStep {
  /** The literal; undefined for a step to the folder above that is no literal. */
  readonly word: { readonly text: string; readonly span: Span } | undefined
  /** All of the expression up to here; undefined where it is not closed here: inside `joinpath(`, or in the middle of `parents[2]`. */
  readonly region: Span | undefined
  /** Where one more `.parent` starts it a folder higher, if that is not the end of the region: `Path(__file__)|.with_name(...)`. */
  readonly raisedAt?: number
  /** Gives a `Path`: by an attribute or `/`; else a text: `dirname(...)`, an argument of `os.path.join`. */
  readonly isPath: boolean
}

/** How far an expression that gives a path can be followed. Offsets are UTF-16. */
export interface PathGrowth {
  /** All that was followed. */
  readonly span: Span
  /** In the order in which Python takes them. */
  readonly steps: readonly PlaceStep[]
  /** The last step goes on with something that is no literal. */
  readonly goesOn: boolean
  /** The names that the whole is given to, where each stands. */
  readonly names: readonly Span[]
  /** What is done with the whole. */
  readonly ending: PathEnding
}

/** An expression while it grows. */
interface Growing {
  node: Node
  goesOn: boolean
  readonly steps: PlaceStep[]
  readonly names: Span[]
}

/**
 * Follow an expression that gives a path outwards (`pathlib`, `os.path`): calls that keep the path, steps to the folder above, literal
 * words. `root` is the tree of the text, `begun` the expression it begins with.
 */
export function pathGrowth(root: Node, begun: Span): PathGrowth {
  const place: Growing = { node: nodeOf(root, begun), goesOn: false, steps: [], names: [] }
  while (!place.goesOn && grows(place)) continue
  const { node, steps, goesOn, names } = place
  names.push(...assignedNames(node))
  return { span: spanOf(node), steps, goesOn, names, ending: endingOf(node) }
}

/** The largest node that has a span, or the one around its beginning. */
function nodeOf(root: Node, { start, end }: Span): Node {
  let node = root.descendantForIndex(start)
  while (node.endIndex < end && node.parent?.startIndex === start) node = node.parent
  return node
}

/** Take in what stands around; false where that cannot be followed. */
function grows(place: Growing): boolean {
  const { node } = place
  const { parent } = node
  switch (parent?.type) {
    case 'parenthesized_expression':
      place.node = parent
      return true
    case 'named_expression': {
      const name = parent.childForFieldName('name')
      if (node.field !== 'value' || name === null) return false
      place.names.push(spanOf(name))
      place.node = parent
      return true
    }
    case 'attribute':
      return node.field === 'object' && growsByAttribute(place, parent)
    case 'binary_operator':
      return node.field === 'left' ? growsByOperator(place, parent) : growsIntoText(place)
    case 'argument_list':
      return growsByCall(place, parent) || growsIntoText(place)
    default:
      return growsIntoText(place)
  }
}

/** A text that goes on behind the path with words: `f"{path}/word"`, `path + "/word"`, `"%s/word" % path`, `"{}/word".format(path)`. */
function growsIntoText(place: Growing): boolean {
  const text = putBehind(place.node)
  if (text === undefined) return false
  place.node = text.node
  place.steps.push({ word: text.word, region: undefined, isPath: false })
  place.goesOn = text.goesOn
  return !text.isPart
}

/** Attributes of `pathlib.PurePath` and `Path` that give a path. */
function growsByAttribute(place: Growing, attribute: Node): boolean {
  const name = attribute.childForFieldName('attribute')?.text
  if (name === 'parent') {
    place.node = attribute
    place.steps.push(above(attribute, true))
    return true
  }
  const { parent } = attribute
  if (name === 'parents') {
    const index = parent?.type === 'subscript' ? parent.childForFieldName('subscript') : undefined
    if (parent === null || attribute.field !== 'value' || index?.type !== 'integer') {
      place.goesOn = true
      return false
    }
    place.node = parent
    for (let left = Number(index.text); left > 0; left -= 1)
      place.steps.push({ word: undefined, region: undefined, isPath: true })
    place.steps.push(above(parent, true))
    return true
  }
  if (parent?.type !== 'call' || attribute.field !== 'function') return false
  if (name === 'joinpath' || name === 'with_name') {
    if (name === 'with_name')
      place.steps.push({ word: undefined, region: undefined, raisedAt: place.node.endIndex, isPath: true })
    goDown(place, parent, argumentsOf(parent), undefined)
    return true
  }
  if (name === 'with_suffix') return endsAnew(place, parent)
  if (!/^(?:resolve|absolute|expanduser|as_posix)$/.test(name ?? '')) return false
  place.node = parent
  return true
}

/** `joinpath("till").with_suffix(".py")`: the last word with another ending; the literal that says it may say all of that. */
function endsAnew(place: Growing, call: Node): boolean {
  const ending = argumentsOf(call)[0]
  const text = ending === undefined ? undefined : literalOf(ending)?.text
  const last = place.steps.at(-1)
  if (text === undefined || last?.word === undefined || !/^[\w-]+$/.test(last.word.text)) return false
  place.steps[place.steps.length - 1] = { ...last, word: { ...last.word, text: last.word.text + text } }
  place.node = call
  return true
}

/** `path / "word"`, and `path / f"word/{...}"` up to the last folder that is written out. */
function growsByOperator(place: Growing, operator: Node): boolean {
  const sign = operatorOf(operator)
  const right = operator.childForFieldName('right')
  if (!/^[/+%]$/.test(sign) || right === null) return false
  const word = sign === '/' ? literalOf(right) : undefined
  if (sign === '+' && growsIntoText(place)) return true
  if (word === undefined) {
    const begun = sign === '/' ? beginningOf(right) : undefined
    if (begun !== undefined) place.steps.push({ word: begun, region: undefined, isPath: true })
    place.goesOn = true
    return false
  }
  const region = { start: place.node.startIndex, end: right.endIndex }
  place.steps.push({ word, region, isPath: true })
  place.node = operator
  return true
}

/** Calls that keep a path, take its folder, or join words to it (`os.path`, `pathlib.Path`). */
function growsByCall(place: Growing, list: Node): boolean {
  const call = list.parent
  const callee = call?.childForFieldName('function')
  if (call?.type !== 'call' || callee === undefined || callee === null) return false
  const [first, ...rest] = argumentsOf(call)
  if (first !== place.node) return false
  const word = lastWordOf(callee)
  if (rest.length === 0 && (SAME.test(word) || PATHS.test(word))) {
    place.node = call
    return true
  }
  if (rest.length === 0 && word === 'dirname') {
    place.node = call
    place.steps.push(above(call, false))
    return true
  }
  const isJoin = joinsArguments(callee)
  if (!isJoin) return false
  goDown(place, call, rest, place.node.startIndex)
  return true
}

/** Words handed to a call; `from` is where the region of each begins, if it can be replaced. */
function goDown(place: Growing, call: Node, words: readonly Node[], from: number | undefined): void {
  const isPath = from === undefined
  place.node = call
  for (const one of words) {
    const word = literalOf(one) ?? upwards(one)
    const region = from === undefined ? undefined : { start: from, end: one.endIndex }
    if (word !== undefined) {
      place.steps.push({ word, region, isPath })
      continue
    }
    const begun = beginningOf(one)
    if (begun !== undefined) place.steps.push({ word: begun, region: undefined, isPath })
    place.goesOn = true
    return
  }
}

function above(node: Node, isPath: boolean): PlaceStep {
  return { word: undefined, region: spanOf(node), isPath }
}

/** A plain literal without escapes. */
function literalOf(node: Node): PlaceStep['word'] {
  const text = node.type === 'string' ? /^(["'])([^"'\\\n]*)\1$/.exec(node.text)?.[2] : undefined
  return text === undefined ? undefined : { text, span: spanOf(node) }
}

/** `os.pardir`. */
function upwards(node: Node): PlaceStep['word'] {
  return lastWordOf(node) === 'pardir' ? { text: '..', span: spanOf(node) } : undefined
}

/** The folders at the beginning of an f-string, or of a plain literal that something is put behind. */
function beginningOf(node: Node): PlaceStep['word'] {
  const begun = node.type === 'string' ? /^([fF]["'])([^"'\\\n{}]*)\/[^"'\\\n/{}]*\{/.exec(node.text) : null
  if (begun === null) return undefined
  const start = node.startIndex + (begun[1]?.length ?? 0)
  const text = begun[2] ?? ''
  return { text, span: { start, end: start + text.length } }
}

/** The names of `A = b = path`. */
function assignedNames(node: Node): readonly Span[] {
  const names: Span[] = []
  let { parent, field } = node
  while (parent?.type === 'assignment' && field === 'right') {
    const left = parent.childForFieldName('left')
    if (left?.type === 'identifier') names.push(spanOf(left))
    ;({ parent, field } = parent)
  }
  return names
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex }
}
