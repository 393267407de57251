import { whenRun } from './when-run.ts'
import type { WhenRun } from './when-run.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isParentPackage, joinName } from '../../model/names.ts'
import type { ImportStatement } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** When an import runs: while its module is loaded, when a function is called, or never (for type checkers). */
export type EdgeKind = 'load' | 'local' | 'type'

/** One module imports another one, for the first time at this place. */
export interface ImportEdge {
  readonly from: QualifiedName
  readonly to: QualifiedName
  readonly kind: EdgeKind
  readonly statement: ImportStatement
  /** The names it takes; empty where the module itself is imported. */
  readonly names: readonly string[]
}

const EDGE_KINDS: Readonly<Record<WhenRun, EdgeKind>> = { 'with-module': 'load', later: 'local', never: 'type' }

/** The imports between modules of the tree that a module makes; its own parent packages are loaded in any case. */
export function importEdges(index: SymbolIndex, module: QualifiedName): readonly ImportEdge[] {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (facts === undefined || path === undefined) return []
  const edges: ImportEdge[] = []
  for (const statement of facts.imports) {
    const kind = EDGE_KINDS[whenRun(statement)]
    const base = statement.kind === 'from' ? absoluteModule(statement, index.identityOf(path)) : undefined
    const targets = new Map<QualifiedName, string[]>()
    for (const item of statement.items) {
      const below = base === undefined ? item.name : joinName(base, item.name)
      const isModule = index.isModule(below)
      if (statement.kind === 'from' && base === undefined) continue
      const target = isModule ? below : (base ?? below)
      const names = targets.get(target) ?? []
      targets.set(target, names)
      if (!isModule) names.push(item.name)
    }
    if (statement.star && base !== undefined) targets.set(base, [])
    for (const [to, names] of targets) {
      if (to === module || index.fileOf(to) === undefined || isParentPackage(to, module)) continue
      edges.push({ from: module, to, kind, statement, names })
    }
  }
  return edges
}

/** Groups of modules that reach each other (Tarjan), each with more than one member, in the order they are met. */
export function cyclesIn(
  nodes: readonly QualifiedName[],
  next: (node: QualifiedName) => readonly QualifiedName[],
): readonly ReadonlySet<QualifiedName>[] {
  const numbers = new Map<QualifiedName, number>()
  const low = new Map<QualifiedName, number>()
  const stack: QualifiedName[] = []
  const open = new Set<QualifiedName>()
  const groups: ReadonlySet<QualifiedName>[] = []
  const visit = (node: QualifiedName): void => {
    numbers.set(node, numbers.size)
    low.set(node, numbers.get(node) ?? 0)
    stack.push(node)
    open.add(node)
    for (const other of next(node)) {
      if (!numbers.has(other)) visit(other)
      if (open.has(other)) low.set(node, Math.min(low.get(node) ?? 0, low.get(other) ?? 0))
    }
    if (low.get(node) !== numbers.get(node)) return
    const group = stack.splice(stack.indexOf(node))
    for (const member of group) open.delete(member)
    if (group.length > 1) groups.push(new Set(group))
  }
  for (const node of nodes) if (!numbers.has(node)) visit(node)
  return groups
}

/** The shortest way round from a module of a group back to itself, as edges. */
export function shortestCycle(
  start: QualifiedName,
  edgesOf: (node: QualifiedName) => readonly ImportEdge[],
): readonly ImportEdge[] {
  const seen = new Set<QualifiedName>()
  let ways: readonly (readonly ImportEdge[])[] = edgesOf(start).map((edge) => [edge])
  while (ways.length > 0) {
    const round = ways.find((way) => way.at(-1)?.to === start)
    if (round !== undefined) return round
    ways = ways.flatMap((way) => {
      const at = way.at(-1)?.to ?? start
      if (seen.has(at)) return []
      seen.add(at)
      return edgesOf(at).map((edge) => [...way, edge])
    })
  }
  return []
}
