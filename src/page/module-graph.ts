import { isWithin } from '../model/names.ts'
import type { QualifiedName } from '../model/names.ts'
import type { Plan } from '../model/plan.ts'
import { distributionOf } from '../plan/manifests/distribution.ts'
import { isTestFile } from '../plan/manifests/test-files.ts'
import { ranksOf } from '../plan/names/layers.ts'
import { nameMapOf } from '../plan/names/name-map.ts'
import { edgesOf } from '../python/index/module-edges.ts'
import type { SymbolIndex } from '../python/index/symbol-index.ts'
import { withCycles } from './simplify-graph.ts'

/** A module, or several of one package that stand for themselves. */
export interface GraphNode {
  readonly id: string
  /** What stands in the node; several lines for one that stands for several modules. */
  readonly label: string
  /** The whole names of what it stands for. */
  readonly title: string
  readonly distribution: string
  /** What the plan is about; the rest is what it touches. */
  readonly isOwn: boolean
  readonly modules: number
  /** The rank of its layer, 0 lowest. */
  readonly rank: number | undefined
  /** Whether it stands for modules that need each other while they are imported. */
  readonly isTangle: boolean
}

/** How many modules of one import modules of the other; on a cycle if each needs the other while it is imported. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly onLoad: boolean
  readonly isCyclic: boolean
}

/** Names that leave one module for another, drawn as an arrow. */
export interface GraphMove {
  readonly from: string
  readonly to: string
  readonly symbols: readonly string[]
}

/** Modules and what ties them, small enough to be drawn. */
export interface ModuleGraph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  readonly moves: readonly GraphMove[]
  /** Whether imports that follow from others were left out. */
  readonly isReduced: boolean
}

/** More modules than this are drawn by package. */
const DRAWN = 45

/** So many neighbours are drawn; the others are few ties each. */
const NEIGHBOURS = 14

/**
 * What the plan is about and what it touches, on one side of it: the modules of the extracted package (else those the plan names), and the
 * packages around that they import or that import them.
 */
export function moduleGraph(plan: Plan, index: SymbolIndex, side: 'before' | 'after'): ModuleGraph {
  const own = ownModules(plan, index, side)
  const groupOf = grouping(own)
  const edges = index
    .allModules()
    .filter((module) => !isTestFile(index.fileOf(module) ?? ''))
    .flatMap((module) => edgesOf(index, module))
    .filter(({ from, to }) => own.has(from) || own.has(to))
  const neighbours = nearestNeighbours(edges, own)
  const idOf = (module: QualifiedName): string | undefined => {
    if (own.has(module)) return groupOf(module)
    const around = packageOf(module)
    return neighbours.has(around) ? around : undefined
  }
  const counted = new Map<string, GraphEdge>()
  for (const { from, to, onLoad } of edges) {
    const [a, b] = [idOf(from), idOf(to)]
    if (a === undefined || b === undefined || a === b) continue
    const known = counted.get(`${a} ${b}`)
    counted.set(`${a} ${b}`, {
      from: a,
      to: b,
      count: (known?.count ?? 0) + 1,
      onLoad: onLoad || known?.onLoad === true,
      isCyclic: false,
    })
  }
  const drawn = withCycles([...counted.values()])
  const rankOf = ranksOf(plan.recipe)
  const ids = new Map<string, QualifiedName[]>()
  for (const module of own) ids.set(groupOf(module), [...(ids.get(groupOf(module)) ?? []), module])
  for (const name of neighbours) ids.set(name, [])
  const top = side === 'after' ? plan.package?.to : plan.package?.from
  const nodes = [...ids].map(([id, modules]): GraphNode => {
    const file = index.fileOf(modules[0] ?? id) ?? index.fileOf(index.modulesBelow(id)[0] ?? '') ?? ''
    const isOwn = modules.length > 0
    const name = isOwn && top !== undefined && isWithin(id, top) && id !== top ? id.slice(top.length + 1) : id
    return {
      id,
      label: modules.length > 1 ? `${name} (${modules.length})` : name,
      title: id,
      distribution: distributionOf(index.workspace, file).name ?? '',
      isOwn,
      modules: Math.max(modules.length, 1),
      rank: isOwn ? rankOf(id) : undefined,
      isTangle: false,
    }
  })
  return { nodes, edges: drawn, moves: side === 'after' ? movesOf(plan, idOf) : [], isReduced: false }
}

function ownModules(plan: Plan, index: SymbolIndex, side: 'before' | 'after'): ReadonlySet<QualifiedName> {
  const map = nameMapOf(plan)
  const extracted = plan.package
  const name = (module: QualifiedName): QualifiedName => (side === 'after' ? map.moduleTo(module) : module)
  const inside = extracted === undefined ? [] : index.modulesBelow(side === 'after' ? extracted.to : extracted.from)
  const named = [
    ...plan.symbols.flatMap(({ from, to }) => [name(from), name(to)]),
    ...plan.modules.map(({ from, to }) => (side === 'after' ? to : from)),
  ]
  return new Set(
    [...inside, ...named].filter((one) => index.fileOf(one) !== undefined && !isTestFile(index.fileOf(one) ?? '')),
  )
}

/** Each module for itself while they are few, else by the package one level deeper than what they share. */
function grouping(own: ReadonlySet<QualifiedName>): (module: QualifiedName) => string {
  if (own.size <= DRAWN) return (module) => module
  const depth = Math.min(...[...own].map((module) => module.split('.').length)) + 1
  return (module) => module.split('.').slice(0, depth).join('.')
}

/** A module around is drawn as its package: two words of its name are enough to know it. */
function packageOf(module: QualifiedName): string {
  return module.split('.').slice(0, 2).join('.')
}

function nearestNeighbours(
  edges: readonly { readonly from: string; readonly to: string }[],
  own: ReadonlySet<QualifiedName>,
): ReadonlySet<string> {
  const ties = new Map<string, number>()
  for (const module of edges.flatMap(({ from, to }) => [from, to]).filter((one) => !own.has(one)))
    ties.set(packageOf(module), (ties.get(packageOf(module)) ?? 0) + 1)
  const order = [...ties].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return new Set(order.slice(0, NEIGHBOURS).map(([name]) => name))
}

function movesOf(plan: Plan, idOf: (module: QualifiedName) => string | undefined): readonly GraphMove[] {
  const map = nameMapOf(plan)
  const moves = new Map<string, GraphMove>()
  for (const { from, to, symbol } of plan.symbols) {
    const [a, b] = [idOf(map.moduleTo(from)), idOf(map.moduleTo(to))]
    if (a === undefined || b === undefined || a === b) continue
    const known = moves.get(`${a} ${b}`)
    moves.set(`${a} ${b}`, { from: a, to: b, symbols: [...(known?.symbols ?? []), symbol] })
  }
  return [...moves.values()]
}
