import { Reference } from '../facts/reference.ts'
import type { AttributeStep } from '../facts/reference.ts'
import { mangled, spanOf } from './collector.ts'
import type { Collector, Place } from './collector.ts'
import type { Node } from './syntax-tree.ts'

/** Walk one node, whatever it is, by the walker of the collector. */
export function walk(collector: Collector, place: Place, node: Node): void {
  collector.walk(collector, place, node)
}

/** Walk all named children in order. */
export function walkChildren(collector: Collector, place: Place, node: Node): void {
  for (const child of node.namedChildren) if (child !== null) walk(collector, place, child)
}

/** Walk the children that stand in one field of a node, in order. */
export function walkField(collector: Collector, place: Place, node: Node, field: string): void {
  for (const child of node.childrenForFieldName(field)) if (child !== null) walk(collector, place, child)
}

/** Inside an annotation: not evaluated at import time under `from __future__ import annotations` (PEP 563). */
export function annotationPlace(collector: Collector, place: Place): Place {
  return { ...place, annotation: true, deferred: place.deferred || !collector.evaluatedAnnotations }
}

/** Record a reference. */
export function refer(
  collector: Collector,
  place: Place,
  node: Node,
  attributes: readonly AttributeStep[],
  context: Reference['context'],
): void {
  const { statement } = collector
  const name = mangled(collector, place.scope, node.text)
  const span = spanOf(collector, node)
  collector.references.push(new Reference({ name, span, attributes, context, statement }, place))
}
