import type { Span } from '../../model/span.ts'
import type { Node } from './syntax-tree.ts'

/** What is done with the value of an expression, as far as its syntax says it. */
export type PathEnding =
  /** It stands as it is, or its truth, order or identity is asked for. */
  | { readonly kind: 'asked' }
  /** It is given to names, and nothing else. */
  | { readonly kind: 'bound' }
  /** An attribute of it is read; `isLast`: of what a call of it gives, the last item alone is taken (`split("/")[-1]`). */
  | { readonly kind: 'attribute'; readonly name: string; readonly isLast: boolean }
  /** It is put into a text, with a separator of folders behind it where `isFolder`. */
  | { readonly kind: 'text'; readonly isFolder: boolean }
  /** It is handed to a call, by itself or in a list; `callee` is the name that is called, `isLast` as above. */
  | { readonly kind: 'handed'; readonly callee: Span; readonly isListed: boolean; readonly isLast: boolean }
  /** Cut, returned, put together or kept: where it goes is not said here. */
  | { readonly kind: 'other' }

const OTHER: PathEnding = { kind: 'other' }
const ASKED: PathEnding = { kind: 'asked' }

/** Read it off what stands around an expression. */
export function endingOf(node: Node): PathEnding {
  const { parent } = node
  switch (parent?.type) {
    case 'expression_statement':
    case 'comparison_operator':
    case 'not_operator':
    case 'assert_statement':
      return ASKED
    case 'if_statement':
    case 'elif_clause':
    case 'while_statement':
      return node.field === 'condition' ? ASKED : OTHER
    case 'assignment':
      return boundTo(node, parent)
    case 'attribute':
      return { kind: 'attribute', name: parent.childForFieldName('attribute')?.text ?? '', isLast: takesLast(parent) }
    case 'interpolation':
      return { kind: 'text', isFolder: /^[\\/]/.test(parent.source.slice(parent.endIndex, parent.endIndex + 1)) }
    case 'list':
    case 'tuple':
      return parent.parent?.type === 'argument_list' ? handed(parent.parent, true) : OTHER
    case 'argument_list':
      return handed(parent, false)
    case 'keyword_argument':
      return parent.parent === null ? OTHER : handed(parent.parent, false)
    default:
      return OTHER
  }
}

/** `A = path`, `A = b = path`; a tuple of names takes it apart. */
function boundTo(node: Node, assignment: Node): PathEnding {
  if (node.field !== 'right') return OTHER
  return assignment.childForFieldName('left')?.type === 'identifier' ? { kind: 'bound' } : OTHER
}

function handed(list: Node, isListed: boolean): PathEnding {
  const call = list.parent
  const callee = call?.childForFieldName('function')
  if (call?.type !== 'call' || callee === undefined || callee === null) return OTHER
  return {
    kind: 'handed',
    callee: { start: callee.startIndex, end: callee.endIndex },
    isListed,
    isLast: isLastItem(call),
  }
}

/** `path.split("/")[-1]`. */
function takesLast(attribute: Node): boolean {
  return attribute.parent?.type === 'call' && attribute.field === 'function' && isLastItem(attribute.parent)
}

function isLastItem({ parent, field }: Node): boolean {
  return parent?.type === 'subscript' && field === 'value' && parent.childForFieldName('subscript')?.text === '-1'
}
