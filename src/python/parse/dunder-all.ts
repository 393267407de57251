import type { AllPart } from '../facts/facts.ts'
import type { Node } from './syntax-tree.ts'

/**
 * The parts of `__all__` in one top-level statement: `=`, `+=`, `.extend()`, `.append()`. What is not a
 * literal (another module's `__all__`, a comprehension) is a dynamic part.
 */
export function dunderAllOf(node: Node, statement: number): readonly AllPart[] {
  if (!node.text.includes('__all__')) return []
  if (node.type !== 'expression_statement') {
    return node.namedChildren.flatMap((child) =>
      child === null || /_definition$/.test(child.type) ? [] : dunderAllOf(child, statement),
    )
  }
  const inner = node.firstNamedChild
  const value = inner === null ? null : valueOf(inner)
  if (value === null) return []
  return partsOf(value, statement)
}

function valueOf(node: Node): Node | null {
  if (node.type === 'assignment' || node.type === 'augmented_assignment') {
    return node.childForFieldName('left')?.text === '__all__' ? node.childForFieldName('right') : null
  }
  if (
    node.type === 'call' &&
    /^__all__\s*\.\s*(extend|append|insert|remove)$/.test(node.childForFieldName('function')?.text ?? '')
  ) {
    return node.childForFieldName('arguments')
  }
  return null
}

function partsOf(node: Node, statement: number): readonly AllPart[] {
  const span = { start: node.startIndex, end: node.endIndex }
  switch (node.type) {
    case 'list':
    case 'tuple':
    case 'argument_list':
    case 'expression_list':
    case 'set': {
      const children = node.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment')
      const entries = children.flatMap((child) => {
        const name = literal(child)
        return name === undefined ? [] : [{ name, span: { start: child.startIndex, end: child.endIndex } }]
      })
      const nested = children.filter((child) => literal(child) === undefined)
      const own: AllPart[] =
        node.type === 'argument_list' && entries.length === 0 ? [] : [{ kind: 'list', entries, span, statement }]
      return [...own, ...nested.flatMap((child) => partsOf(child, statement))]
    }
    case 'string': {
      const name = literal(node)
      return name === undefined ? [] : [{ kind: 'list', entries: [{ name, span }], span, statement }]
    }
    case 'parenthesized_expression':
    case 'binary_operator':
    case 'list_splat':
      return node.namedChildren.flatMap((child) => (child === null ? [] : partsOf(child, statement)))
    default:
      return [{ kind: 'dynamic', span, statement }]
  }
}

function literal(node: Node): string | undefined {
  if (node.type !== 'string') return undefined
  return /^[uUrR]?(?:'(\p{ID_Continue}+)'|"(\p{ID_Continue}+)"|'''(\p{ID_Continue}+)'''|"""(\p{ID_Continue}+)""")$/u
    .exec(node.text)
    ?.slice(1)
    .find((group) => group !== undefined)
}
