import type { Span } from '../../model/span.ts'
import { contains } from '../../model/span.ts'
import { parsePython } from './grammar.ts'
import type { Node } from './syntax-tree.ts'

/** An annotation that Python keeps (PEP 526, 3107), as it is written. Spans are UTF-16 offsets. */
export interface KeptAnnotation {
  readonly span: Span
  /** Of a parameter or a result, or of a variable of a class or module. */
  readonly of: 'function' | 'variable'
  /** Something is handed the function, or a class around it, where it is made; what is built in does not count (`staticmethod`). */
  readonly isDecorated: boolean
  /** It is a string already. */
  readonly isText: boolean
}

/** The annotations in stretches of a Python text that Python keeps: those of variables in functions are dropped. */
export function keptAnnotations(text: string, within: readonly Span[]): readonly KeptAnnotation[] {
  return parsePython(text)
    .rootNode.descendantsOfType('typed_parameter', 'typed_default_parameter', 'function_definition', 'assignment')
    .flatMap((node): readonly KeptAnnotation[] => {
      const type = node.childForFieldName(node.type === 'function_definition' ? 'return_type' : 'type')
      if (type === null) return []
      const span = { start: type.startIndex, end: type.endIndex }
      const isVariable = node.type === 'assignment'
      if (!within.some((one) => contains(one, span)) || (isVariable && isLocal(node))) return []
      const isText = type.firstNamedChild?.type === 'string' || type.firstNamedChild?.type === 'concatenated_string'
      return [{ span, of: isVariable ? 'variable' : 'function', isDecorated: isDecorated(node), isText }]
    })
}

/** Whether a variable is one of a function, not of a class or module. */
function isLocal(node: Node): boolean {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.type === 'class_definition') return false
    if (at.type === 'function_definition') return true
  }
  return false
}

const BUILT_IN = /^@\s*(?:staticmethod|classmethod|property|\w+\s*\.\s*(?:setter|deleter|getter))\s*$/

function isDecorated(node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = at.parent)
    if (
      at.type === 'decorated_definition' &&
      at.namedChildren.some((child) => child.type === 'decorator' && !BUILT_IN.test(child.text))
    )
      return true
  return false
}
