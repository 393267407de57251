import type { Node } from './syntax-tree.ts'

/** Classes of `pathlib` that make a path of paths and words. */
export const PATHS = /^(?:Pure)?(?:Posix|Windows)?Path$/
/** Functions that give the path they are handed, however it is spelled (`os.path`, `os.fspath`). */
export const SAME = /^(?:abspath|realpath|normpath|expanduser|fspath|str)$/

/** The last word of a dotted name: `join` of `os.path.join`; empty for any other expression. */
export function lastWordOf(node: Node): string {
  if (node.type === 'identifier') return node.text
  return node.type === 'attribute' ? (node.childForFieldName('attribute')?.text ?? '') : ''
}

/** What a call is given, comments apart; nothing for a generator. */
export function argumentsOf(call: Node): readonly Node[] {
  const list = call.childForFieldName('arguments')
  return list?.type === 'argument_list' ? list.namedChildren.filter((child) => child.type !== 'comment') : []
}

/** Whether a callable joins the words it is handed to the path that is its first argument: `os.path.join`, `join`, `Path`. */
export function joinsArguments(callee: Node): boolean {
  const word = lastWordOf(callee)
  if (PATHS.test(word)) return true
  if (word !== 'join') return false
  const object = callee.type === 'attribute' ? callee.childForFieldName('object') : undefined
  return object === undefined || (object !== null && /^(?:path|osp|posixpath|ntpath)$/.test(lastWordOf(object)))
}
