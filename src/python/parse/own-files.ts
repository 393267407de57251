import type { Span } from '../../model/span.ts'
import { argumentsOf, lastWordOf } from './path-calls.ts'
import type { Node } from './syntax-tree.ts'

/** An expression that gives the path of the file it stands in, without `__file__` on its own. */
export interface OwnFile {
  readonly span: Span
  /** The definition whose file it asks for, by its name; undefined where it asks for its own frame, loader or module. */
  readonly of: string | undefined
  /** A name that has to hold the own frame or its code for that, where it stands; the definition of that name is asked otherwise. */
  readonly held: Span | undefined
}

const WORDS = /\b(?:origin|path|get_filename|co_filename|filename|stack|get(?:source|abs)?file|__file__)\b/g

/** Whether a text can have one: most have none, and need not be parsed for it. */
export function mayAskForOwnFile(text: string): boolean {
  return /\b(?:__spec__|__loader__|co_filename|getframeinfo|get(?:source|abs)?file)\b|\.\s*__file__\b|\bstack\s*\(\s*\)\s*\[\s*0|\[\s*["']__file__/.test(
    text,
  )
}

/**
 * Find them in a tree: `__spec__.origin`, `__loader__.path`, the code of the own frame or of a definition (data model 3.2.13), `inspect.getfile`
 * and its like, `sys.modules[__name__].__file__`. Offsets are UTF-16.
 */
export function ownFiles(root: Node): readonly OwnFile[] {
  return [...root.source.matchAll(WORDS)].flatMap(({ index }) => {
    const word = root.descendantForIndex(index)
    if (word.type !== 'identifier') return ownGlobalAt(word) ?? []
    const whole = word.parent?.type === 'attribute' && word.field === 'attribute' ? word.parent : word
    return ownFileAt(word.text, whole) ?? []
  })
}

/** `globals()["__file__"]`. */
function ownGlobalAt(word: Node): OwnFile | undefined {
  const text = word.type === 'string' ? word : word.parent
  const subscript = text?.type === 'string' && text.field === 'subscript' ? text.parent : null
  const isOwn =
    subscript?.childForFieldName('value')?.text === 'globals()' && /^["']__file__["']$/.test(text?.text ?? '')
  return subscript !== null && isOwn ? ownFile(subscript) : undefined
}

function ownFileAt(word: string, whole: Node): OwnFile | undefined {
  const object = whole.childForFieldName('object')
  const call = whole.parent?.type === 'call' && whole.field === 'function' ? whole.parent : undefined
  switch (word) {
    case 'origin':
      return object?.text === '__spec__' ? ownFile(whole) : undefined
    case 'path':
      return object?.text === '__loader__' ? ownFile(whole) : undefined
    case 'get_filename':
      return object?.text === '__loader__' && call !== undefined ? ownFile(call) : undefined
    case '__file__':
      return object !== null && isOwnModule(object) ? ownFile(whole) : undefined
    case 'co_filename':
      return object === null ? undefined : fileOfCode(whole, object)
    case 'filename':
      return object?.type === 'call' && /(?:^|\.)getframeinfo$/.test(object.childForFieldName('function')?.text ?? '')
        ? fileAskedOf(object, whole)
        : undefined
    case 'stack':
      return call === undefined ? undefined : fileOnStack(call)
    default:
      return call === undefined ? undefined : fileAskedOf(call, call)
  }
}

/** `getfile(...)` of a frame, a module or a definition, and `getframeinfo(...).filename`; `whole` gives the path. */
function fileAskedOf(call: Node, whole: Node): OwnFile | undefined {
  const [given, more] = argumentsOf(call)
  if (given === undefined || more !== undefined) return undefined
  if (given.type === 'identifier')
    return { ...ownFile(whole), of: whole === call ? given.text : undefined, held: spanOf(given) }
  return given.type === 'lambda' || isOwnFrame(given) || isOwnModule(given) ? ownFile(whole) : undefined
}

/** `stack()[0].filename`, `stack()[0][1]`: the first entry is the own frame (inspect). */
function fileOnStack(call: Node): OwnFile | undefined {
  const entry = subscriptOf(call, '0')
  if (entry === undefined) return undefined
  const attribute = entry.parent?.type === 'attribute' && entry.field === 'object' ? entry.parent : undefined
  const whole = attribute?.childForFieldName('attribute')?.text === 'filename' ? attribute : subscriptOf(entry, '1')
  return whole === undefined ? undefined : ownFile(whole)
}

function subscriptOf(value: Node, index: string): Node | undefined {
  const subscript = value.parent?.type === 'subscript' && value.field === 'value' ? value.parent : undefined
  return subscript?.childForFieldName('subscript')?.text === index ? subscript : undefined
}

/** Whether what a name is bound to where it stands is the own frame or its code: `frame = inspect.currentframe()`. */
export function holdsOwnFrame(root: Node, { start, end }: Span): boolean {
  const name = root.descendantForIndex(start)
  const { parent } = name
  const value = /^(?:assignment|named_expression)$/.test(parent?.type ?? '')
    ? (parent?.childForFieldName('right') ?? parent?.childForFieldName('value'))
    : undefined
  if (value === null || value === undefined || name.endIndex !== end || name === value) return false
  const code = value.type === 'attribute' && lastWordOf(value) === 'f_code' ? value.childForFieldName('object') : value
  return code !== null && isOwnFrame(code)
}

/** `f.__code__.co_filename`, `sys._getframe().f_code.co_filename`, `frame.f_code.co_filename`. */
function fileOfCode(whole: Node, code: Node): OwnFile | undefined {
  if (code.type === 'identifier') return { ...ownFile(whole), held: spanOf(code) }
  const owner = code.type === 'attribute' ? code.childForFieldName('object') : null
  if (owner === null) return undefined
  if (lastWordOf(code) === 'f_code' && owner.type === 'identifier') return { ...ownFile(whole), held: spanOf(owner) }
  if (lastWordOf(code) === '__code__')
    return owner.type === 'identifier' ? { ...ownFile(whole), of: owner.text } : undefined
  return lastWordOf(code) === 'f_code' && isOwnFrame(owner) ? ownFile(whole) : undefined
}

/** `inspect.currentframe()`, `sys._getframe()`, `sys._getframe(0)`. */
function isOwnFrame(node: Node): boolean {
  const callee = node.type === 'call' ? node.childForFieldName('function') : null
  if (callee === null || !/^(?:currentframe|_getframe)$/.test(lastWordOf(callee))) return false
  return argumentsOf(node).every(({ text }) => text === '0')
}

/** `sys.modules[__name__]`. */
function isOwnModule(node: Node): boolean {
  const value = node.type === 'subscript' ? node.childForFieldName('value') : null
  return value !== null && lastWordOf(value) === 'modules' && node.childForFieldName('subscript')?.text === '__name__'
}

function ownFile(node: Node): OwnFile {
  return { span: spanOf(node), of: undefined, held: undefined }
}

function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex }
}
