import { firstPartOf } from '../../model/names.ts'
import { bind, spanOf } from './collector.ts'
import type { Collector, Place } from './collector.ts'
import type { ImportItem } from '../facts/facts.ts'
import { identifierOf } from '../facts/python-names.ts'
import type { Node } from './syntax-tree.ts'

/** Record an import statement of any form and bind its names in the scope it stands in (language reference 7.11). */
export function walkImport(collector: Collector, place: Place, node: Node): void {
  const from = node.type !== 'import_statement'
  const future = node.type === 'future_import_statement'
  const moduleNode = future ? undefined : node.childForFieldName('module_name')
  const { level, module } = moduleOf(moduleNode ?? undefined, future)
  const items = node
    .childrenForFieldName('name')
    .flatMap((name) => (name === null ? [] : [itemOf(collector, name, from)]))
  const star = node.namedChildren.some((child) => child?.type === 'wildcard_import')
  const index = collector.imports.length
  const block = node.parent ?? node
  collector.imports.push({
    index,
    kind: from ? 'from' : 'import',
    span: spanOf(collector, node),
    scope: place.scope,
    statement: collector.statement,
    level,
    module,
    moduleSpan:
      moduleNode === undefined || moduleNode === null ? spanOf(collector, node) : spanOf(collector, moduleNode),
    items,
    star,
    future,
    typeChecking: place.typeChecking,
    asScript: place.asScript,
    conditional: place.conditional,
    deferred: place.deferred,
    block: spanOf(collector, block),
    onlyOne: block.type === 'block' && hasOneStatement(block),
  })
  if (from) for (const { name, bound } of items) if (name === 'TYPE_CHECKING') collector.checkerNames.add(bound)
  node.childrenForFieldName('name').forEach((name, item) => {
    const bound = items[item]?.bound
    if (name === null || bound === undefined || future) return
    bind(collector, place, boundNode(name), 'import', {
      from: node.endIndex,
      imported: { statement: index, item },
      name: bound,
    })
  })
}

/** Told by the first two: a block may have hundreds of imports, each of which is asked. */
function hasOneStatement(block: Node): boolean {
  let count = 0
  for (const child of block.namedChildren) {
    if (child.type !== 'comment') count += 1
    if (count > 1) return false
  }
  return count === 1
}

function moduleOf(node: Node | undefined, future: boolean): { level: number; module: string } {
  if (future) return { level: 0, module: '__future__' }
  if (node === undefined) return { level: 0, module: '' }
  const text = dottedText(node)
  const level = /^\.*/.exec(text)?.[0].length ?? 0
  return { level, module: text.slice(level) }
}

/** The text of a dotted name without the blanks, comments and line continuations Python allows between its parts. */
function dottedText(node: Node): string {
  return identifierOf(node.text.replace(/\\\r?\n|\s/g, ''))
}

function itemOf(collector: Collector, node: Node, from: boolean): ImportItem {
  const nameNode = node.type === 'aliased_import' ? (node.childForFieldName('name') ?? node) : node
  const aliasNode = node.type === 'aliased_import' ? node.childForFieldName('alias') : null
  const name = dottedText(nameNode)
  const alias = aliasNode === null || aliasNode === undefined ? undefined : identifierOf(aliasNode.text)
  return {
    name,
    nameSpan: spanOf(collector, nameNode),
    alias,
    span: spanOf(collector, node),
    bound: alias ?? (from ? name : firstPartOf(name)),
  }
}

function boundNode(node: Node): Node {
  if (node.type === 'aliased_import') return node.childForFieldName('alias') ?? node
  return node.firstNamedChild ?? node
}
