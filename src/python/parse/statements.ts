import type { Statement, StatementKind } from '../facts/facts.ts'
import { isMainCondition } from './conditions.ts'
import type { Node } from './syntax-tree.ts'

/** What one top-level statement is, given the names it was found to bind. */
export function statementOf(node: Node, index: number, names: readonly string[]): Statement {
  const definition = node.type === 'decorated_definition' ? (node.childForFieldName('definition') ?? node) : node
  const decorators =
    node.type === 'decorated_definition' ? node.namedChildren.filter((child) => child?.type === 'decorator') : []
  return {
    index,
    kind: kindOf(node, definition, index),
    span: { start: node.startIndex, end: endOf(node) },
    names,
    decorators: decorators.flatMap((child) =>
      child === null ? [] : [{ start: child.startIndex, end: child.endIndex }],
    ),
    attributeOf: attributeOf(node),
    mainGuard: mainGuardOf(node),
    typingOverload: decorators.some((child) => /^@\s*(\w+\.)?overload\b/.test(child?.text ?? '')),
  }
}

function mainGuardOf(node: Node): Statement['mainGuard'] {
  const condition = node.type === 'if_statement' ? node.childForFieldName('condition') : null
  if (condition === null || !isMainCondition(condition)) return undefined
  const body = node.childForFieldName('consequence')
  // Comments above the first statement of a block stand in the `if` itself.
  const parts = [...node.namedChildren.filter(({ type }) => type === 'comment'), ...(body?.namedChildren ?? [])]
  const below = parts.find((part) => node.source.slice(condition.endIndex, part.startIndex).includes('\n'))
  const bodyAt = below?.startIndex ?? body?.startIndex ?? endOf(node)
  return { bodyAt, isAlone: node.childForFieldName('alternative') === null }
}

/** A block's node may reach over trailing blank lines; its last statement does not. */
function endOf(node: Node): number {
  return node.startIndex + node.text.trimEnd().length
}

function kindOf(node: Node, definition: Node, index: number): StatementKind {
  switch (definition.type) {
    case 'import_statement':
    case 'import_from_statement':
    case 'future_import_statement':
      return 'import'
    case 'function_definition':
      return 'function'
    case 'class_definition':
      return 'class'
    case 'type_alias_statement':
      return 'type'
    case 'if_statement':
    case 'try_statement':
    case 'with_statement':
    case 'for_statement':
    case 'while_statement':
    case 'match_statement':
      return 'compound'
    case 'expression_statement': {
      const inner = node.firstNamedChild
      if (inner?.type === 'assignment' || inner?.type === 'augmented_assignment') return 'assign'
      if (inner?.type === 'string' && node.namedChildCount === 1) return index === 0 ? 'docstring' : 'expression'
      return 'expression'
    }
    default:
      return 'other'
  }
}

function attributeOf(node: Node): string | undefined {
  const assignment = node.type === 'expression_statement' ? node.firstNamedChild : null
  const left = assignment?.type === 'assignment' ? assignment.childForFieldName('left') : null
  if (left?.type !== 'attribute' && left?.type !== 'subscript') return undefined
  let object: Node | null = left
  while (object !== null && object.type !== 'identifier') object = object.firstNamedChild
  return object?.text
}
