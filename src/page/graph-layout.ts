import type { GraphNode, ModuleGraph } from './module-graph.ts'

/** So many nodes stand side by side before the next row begins, where nothing else says in which row they belong. */
const ABREAST = 7

/** Pairs of nodes of which the first stands above the second; hubs are nodes of no size, which many pairs share. */
export interface Standing {
  readonly pairs: readonly (readonly [string, string])[]
  readonly hubs: readonly string[]
}

/**
 * What a layout by imports alone does not see: modules that are only importers stand in rows, and a distribution stands above another one that
 * it imports. A hub between two distributions leaves the layout room, where a pair for each two of their nodes would pull them far apart.
 */
export function standingAbove(graph: ModuleGraph): Standing {
  const homes = byDistribution(graph.nodes)
  const names = [...homes.keys()]
  const rows = [...homes.values()].flatMap((nodes) => rowsOf(importers(graph, nodes)))
  const stacks = names.flatMap((upper) =>
    names
      .filter((lower) => lower !== upper && isAbove(graph, upper, lower))
      .map((lower) => ({
        hub: `${upper} above ${lower}`,
        above: homes.get(upper) ?? [],
        below: homes.get(lower) ?? [],
      })),
  )
  return {
    hubs: stacks.map(({ hub }) => hub),
    pairs: [
      ...rows,
      ...stacks.flatMap(({ hub, above, below }) => [
        ...ends(graph, above, rows, 'lowest').map((id) => [id, hub] as const),
        ...ends(graph, below, [], 'highest').map((id) => [hub, id] as const),
      ]),
    ],
  }
}

/** The nodes of each distribution. */
export function byDistribution(nodes: readonly GraphNode[]): ReadonlyMap<string, readonly GraphNode[]> {
  const homes = new Map<string, GraphNode[]>()
  for (const node of nodes) homes.set(node.distribution, [...(homes.get(node.distribution) ?? []), node])
  return homes
}

/** Nodes around the package that import, and that nothing imports. */
function importers({ edges }: ModuleGraph, nodes: readonly GraphNode[]): readonly string[] {
  return nodes
    .filter(({ id, isOwn }) => !isOwn && edges.every(({ to }) => to !== id) && edges.some(({ from }) => from === id))
    .map(({ id }) => id)
}

function rowsOf(ids: readonly string[]): readonly (readonly [string, string])[] {
  const rows = Math.ceil(ids.length / ABREAST)
  const wide = Math.ceil(ids.length / Math.max(rows, 1))
  return ids.slice(wide).map((id, at) => [ids[at] ?? id, id])
}

/** Whether imports on load lead from one distribution to the other, and none back. */
function isAbove({ nodes, edges }: ModuleGraph, upper: string, lower: string): boolean {
  const homeOf = new Map(nodes.map(({ id, distribution }) => [id, distribution]))
  const ways = edges.filter(({ onLoad }) => onLoad).map(({ from, to }) => [homeOf.get(from), homeOf.get(to)])
  return (
    ways.some(([from, to]) => from === upper && to === lower) &&
    ways.every(([from, to]) => from !== lower || to !== upper)
  )
}

/** The nodes that have no other one of theirs below them, or above them. */
function ends(
  { edges }: ModuleGraph,
  nodes: readonly GraphNode[],
  rows: Standing['pairs'],
  side: 'lowest' | 'highest',
): readonly string[] {
  const own = new Set(nodes.map(({ id }) => id))
  const pairs = [...edges.map(({ from, to }) => [from, to] as const), ...rows]
  const inner = pairs.filter(([upper, lower]) => own.has(upper) && own.has(lower))
  const passed = new Set(inner.map(([upper, lower]) => (side === 'lowest' ? upper : lower)))
  return [...own].filter((id) => !passed.has(id))
}
