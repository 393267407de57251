import type { Span } from '../../model/span.ts'
import { argumentsOf, lastWordOf } from './path-calls.ts'
import type { Node } from './syntax-tree.ts'
import { operatorOf } from './text-pieces.ts'

/** A text that begins with a value and goes on with a path behind a slash. */
export interface PutBehind {
  /** The whole text. */
  readonly node: Node
  /** What is written out behind the slash; where something is put in behind it, up to the last folder. Offsets are UTF-16. */
  readonly word: { readonly text: string; readonly span: Span }
  readonly goesOn: boolean
  /** Other words stand before or behind it: the text is no path, as a command is none. */
  readonly isPart: boolean
}

/** The text that a value begins, if it is one and says a path behind it (`f"{value}/word"`, `value + "/word"`, `"%s/word" % value`, `"{}/word".format(value)`). */
export function putBehind(value: Node): PutBehind | undefined {
  const { parent } = value
  switch (parent?.type) {
    case 'interpolation':
      return inFormat(parent)
    case 'binary_operator':
      return value.field === 'left' ? added(parent) : filled(parent)
    case 'tuple':
      return parent.namedChildren.length === 1 && parent.parent?.type === 'binary_operator'
        ? filled(parent.parent)
        : undefined
    case 'argument_list':
      return formatted(value, parent)
    default:
      return undefined
  }
}

/** `f"{value}/word"`, where nothing stands before the value but other words of a command (`f"python {value}/word"`). */
function inFormat(hole: Node): PutBehind | undefined {
  const text = hole.parent
  if (text?.type !== 'string' || text.parent?.type === 'concatenated_string') return undefined
  const before = text.source.slice(text.startIndex, hole.startIndex)
  if (!/^[fF](?:["']|"""|''')(?:.*[\s=])?$/s.test(before)) return undefined
  if (!/^\{\s*[^{}!:=]*(?:!s)?\s*\}$/.test(hole.text)) return undefined
  const separator = /^\{\s*(?:os\.)?(?:path\.)?sep\s*\}/.exec(text.source.slice(hole.endIndex, text.endIndex))?.[0]
  const found = behind(text, hole.endIndex + (separator?.length ?? 0), text.endIndex, separator !== undefined)
  return found === undefined || !/\s|=/.test(before) ? found : { ...found, isPart: true }
}

/** `value + "/word"`, `value + os.sep + "word"`. */
function added(operator: Node): PutBehind | undefined {
  const right = operator.childForFieldName('right')
  if (operatorOf(operator) !== '+' || right === null) return undefined
  if (right.type === 'string') return behind(operator, right.startIndex + 1, right.endIndex)
  const next = operator.parent
  const isSeparator = /^(?:sep|altsep)$/.test(lastWordOf(right))
  if (!isSeparator || next?.type !== 'binary_operator' || operator.field !== 'left') return undefined
  const word = next.childForFieldName('right')
  const isPlain = operatorOf(next) === '+' && word !== null && /^(["'])[^"'\\{}\n]+\1$/.test(word.text)
  if (!isPlain) return undefined
  const span = { start: word.startIndex + 1, end: word.endIndex - 1 }
  return { node: next, word: { text: next.source.slice(span.start, span.end), span }, goesOn: false, isPart: false }
}

/** `"%s/word" % value`. */
function filled(operator: Node): PutBehind | undefined {
  const left = operator.childForFieldName('left')
  if (operatorOf(operator) !== '%' || left?.type !== 'string' || !/^["']%s[\\/][^%]*$/.test(left.text)) return undefined
  return behind(operator, left.startIndex + 3, left.endIndex)
}

/** `"{}/word".format(value)`. */
function formatted(value: Node, list: Node): PutBehind | undefined {
  const callee = list.parent?.childForFieldName('function')
  const text = callee?.childForFieldName('object')
  if (list.parent === null || lastWordOf(callee ?? list) !== 'format' || text?.type !== 'string') return undefined
  const hole = /^["']\{0?\}(?=\/[^{}]*$)/.exec(text.text)?.[0]
  if (hole === undefined || argumentsOf(list.parent).length !== 1 || argumentsOf(list.parent)[0] !== value)
    return undefined
  return behind(list.parent, text.startIndex + hole.length, text.endIndex)
}

/** What a literal says from an offset on: a slash, words, and its end or what is put in next. */
function behind(node: Node, start: number, end: number, isOpen = false): PutBehind | undefined {
  const rest = /^(\/?)([\w.*/-]*)(["'{]|[ \t,;:&|])/.exec(node.source.slice(start, end))
  if (rest === null || isOpen === (rest[1] === '/')) return undefined
  const [, slash = '', said = '', stop] = rest
  const goesOn = stop === '{'
  const text = goesOn ? said.slice(0, Math.max(0, said.lastIndexOf('/'))) : said
  if (text === '') return undefined
  const from = start + slash.length
  return {
    node,
    word: { text, span: { start: from, end: from + text.length } },
    goesOn,
    isPart: /[ \t,;:&|]/.test(stop ?? ''),
  }
}
