import { bind, spanOf } from './collector.ts'
import type { Collector, Place } from './collector.ts'
import type { Node } from './syntax-tree.ts'
import { refer, walk } from './walk-steps.ts'

/** A `case` pattern: bare names capture, dotted names and class names are looked up (language reference 8.6.4). */
export function walkPattern(collector: Collector, place: Place, node: Node): void {
  switch (node.type) {
    case 'case_pattern':
    case 'union_pattern':
    case 'list_pattern':
    case 'tuple_pattern':
    case 'dict_pattern':
      for (const child of node.namedChildren) if (child !== null) walkPattern(collector, place, child)
      return
    case 'as_pattern': {
      const [inner, name] = node.namedChildren
      if (inner !== null && inner !== undefined) walkPattern(collector, place, inner)
      if (name?.type === 'identifier') bind(collector, place, name, 'target')
      return
    }
    case 'class_pattern': {
      const [name, ...rest] = node.namedChildren
      if (name !== null && name !== undefined) referDotted(collector, place, name)
      for (const child of rest) if (child !== null) walkPattern(collector, place, child)
      return
    }
    case 'keyword_pattern':
      for (const child of node.namedChildren.slice(1)) if (child !== null) walkPattern(collector, place, child)
      return
    case 'dotted_name':
      if (node.namedChildCount > 1) return referDotted(collector, place, node)
      if (node.text !== '_') bind(collector, place, node, 'target')
      return
    case 'identifier':
    case 'splat_pattern':
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern': {
      const name = node.type === 'identifier' ? node : node.firstNamedChild
      if (name !== null && name.text !== '_') bind(collector, place, name, 'target')
      return
    }
    default:
      walk(collector, place, node)
  }
}

function referDotted(collector: Collector, place: Place, node: Node): void {
  const [first, ...rest] = node.namedChildren
  if (first === null || first === undefined) return
  const steps = rest.flatMap((part) => (part === null ? [] : [{ name: part.text, span: spanOf(collector, part) }]))
  refer(collector, place, first, steps, 'load')
}
