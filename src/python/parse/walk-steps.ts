import type { AttributeStep, Reference } from '../facts/facts.ts'
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
  collector.references.push({
    name: mangled(collector, place.scope, node.text),
    span: spanOf(collector, node),
    attributes,
    scope: place.scope,
    context,
    deferred: place.deferred,
    annotation: place.annotation,
    quoted: place.quoted,
    typeChecking: place.typeChecking,
    asScript: place.asScript,
    statement: collector.statement,
  })
}
