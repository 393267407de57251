import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { parsePython } from '../../python/parse/grammar.ts'
import { walkDown } from '../../python/parse/walk-down.ts'
import { heldValues, mayBeHeld } from './held-values.ts'
import { argumentOf, attributeOf } from '../module-names/names-handed-in.ts'

/** A place that lists the names of a module it was handed, and the function or statement around it. */
export interface HeldListing {
  readonly path: RepoPath
  readonly facts: ModuleFacts
  readonly span: Span
  readonly region: Span
}

const MAY_LIST = /\b(?:dir|vars|getmembers)\s*\(|__dict__/

/**
 * Places that list all names (`dir`, `vars`, `getmembers`, `__dict__`) of what may be a module that code hands on as a value: by a loop or a
 * comprehension over several (`for one in (a, b): register(one)`), by `map(register, (a, b))`, a registry, an attribute.
 */
export function heldListings(index: SymbolIndex, module: QualifiedName): readonly HeldListing[] {
  return heldValues(index, module).flatMap((held): readonly HeldListing[] => {
    const { facts, path } = held.home
    if (!MAY_LIST.test(facts.text)) return []
    const found: HeldListing[] = []
    walkDown(parsePython(facts.text).rootNode, (node) => {
      const object = listedBy(node)
      const reference = object === undefined ? undefined : referenceStartingAt(facts, object.startIndex)
      // A chain that starts at an import is judged where it stands.
      const isPlain = object !== undefined && held.starts.get(object.startIndex) === object.endIndex
      if (object !== undefined && reference !== undefined && !isPlain && mayBeHeld(held, object))
        found.push({
          path,
          facts,
          span: { start: node.startIndex, end: node.endIndex },
          region: regionOf(facts, reference),
        })
      return node.namedChildren
    })
    return found
  })
}

/** What an expression lists the names of; one that asks for a single name lists none. */
function listedBy(node: Node): Node | undefined {
  const up = node.parent
  const isOne = up?.type === 'subscript' && up.childForFieldName('value') === node
  const isAsked = up?.type === 'attribute' && /^(?:get|setdefault|update|pop)$/.test(attributeOf(up))
  const isTested = up?.type === 'comparison_operator'
  if (isOne || isAsked || isTested) return undefined
  if (node.type === 'attribute' && attributeOf(node) === '__dict__')
    return node.childForFieldName('object') ?? undefined
  const callee = node.type === 'call' ? (node.childForFieldName('function')?.text ?? '') : ''
  return /^(?:dir|vars|(?:inspect\.)?getmembers)$/.test(callee) ? argumentOf(node, 0) : undefined
}

/** The function, or the statement at the top, in which something stands: what is asked of each name stands there too. */
export function regionOf(facts: ModuleFacts, reference: Reference): Span {
  let at = facts.scopes[reference.scope]
  while (at !== undefined && at.kind !== 'function') at = facts.scopes[at.parent ?? -1]
  return at?.span ?? facts.statements[reference.statement]?.span ?? reference.span
}
