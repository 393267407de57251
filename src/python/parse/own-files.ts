import type { Span } from '../../model/span.ts'
import { argumentsOf, lastWordOf } from './path-calls.ts'
import type { Node } from './syntax-tree.ts'

/** An expression that gives the path of the file it stands in, without `__file__` on its own. */
export interface OwnFile {
  readonly span: Span
  /** The definition whose file it asks for, by its name; undefined where it asks for its own frame, loader or module. */
  readonly of: string | undefined
}

const WORDS = /\b(?:origin|path|get_filename|co_filename|get(?:source|abs)?file|__file__)\b/g

/** Whether a text can have one: most have none, and need not be parsed for it. */
export function mayAskForOwnFile(text: string): boolean {
  return /\b(?:__spec__|__loader__|co_filename|get(?:source|abs)?file)\b|\.\s*__file__\b/.test(text)
}

/**
 * Find them in a tree: `__spec__.origin`, `__loader__.path`, the code of the own frame or of a definition (data model 3.2.13), `inspect.getfile`
 * and its like, `sys.modules[__name__].__file__`. Offsets are UTF-16.
 */
export function ownFiles(root: Node): readonly OwnFile[] {
  return [...root.source.matchAll(WORDS)].flatMap(({ index }) => {
    const word = root.descendantForIndex(index)
    if (word.type !== 'identifier') return []
    const whole = word.parent?.type === 'attribute' && word.field === 'attribute' ? word.parent : word
    return ownFileAt(word.text, whole) ?? []
  })
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
      return object?.type === 'attribute' ? fileOfCode(whole, object) : undefined
    default: {
      const [given, more] = call === undefined ? [] : argumentsOf(call)
      if (call === undefined || given === undefined || more !== undefined) return undefined
      if (given.type === 'identifier') return { ...ownFile(call), of: given.text }
      return given.type === 'lambda' || isOwnFrame(given) || isOwnModule(given) ? ownFile(call) : undefined
    }
  }
}

/** `f.__code__.co_filename`, `sys._getframe().f_code.co_filename`. */
function fileOfCode(whole: Node, code: Node): OwnFile | undefined {
  const owner = code.childForFieldName('object')
  if (owner === null) return undefined
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
  return { span: { start: node.startIndex, end: node.endIndex }, of: undefined }
}
