import { cyclesIn } from '../verify/meaning/import-graph.ts'
import type { GraphEdge, GraphNode, ModuleGraph } from './module-graph.ts'

/** A graph of at most so many nodes, and of so many edges, is drawn as it is. */
const NODES_DRAWN = 30
const EDGES_DRAWN = 24

/** So many modules of a larger one keep a node of their own: those with most ties. */
const KEPT = 14

/** So many names stand in a node that holds more modules. */
const NAMED = 3

/**
 * A graph that can be read: modules on one cycle become one node, and of many modules those with few ties are drawn together, level by level,
 * so that no import changes its direction. Where imports are still too many, those that follow from others are left out.
 */
export function simplifyGraph(graph: ModuleGraph): ModuleGraph {
  const small = graph.nodes.length <= NODES_DRAWN ? graph : merged(graph, levelGroups(graph))
  return small.edges.length <= EDGES_DRAWN ? small : withoutImplied(small)
}

/** Edges with those marked that lie on a cycle of imports on load. */
export function withCycles(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const cycleOf = cycleNumbers(edges)
  return edges.map((edge) => ({
    ...edge,
    isCyclic: edge.onLoad && cycleOf.has(edge.from) && cycleOf.get(edge.from) === cycleOf.get(edge.to),
  }))
}

/** The number of the cycle that a node is on; absent for one that is on none. */
function cycleNumbers(edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const next = successors(edges)
  const groups = cyclesIn([...next.keys()], (node) => next.get(node) ?? [])
  return new Map(groups.flatMap((group, at) => [...group].map((node): [string, number] => [node, at])))
}

function successors(edges: readonly GraphEdge[]): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>()
  for (const { from, to, onLoad } of edges) if (onLoad) next.set(from, [...(next.get(from) ?? []), to])
  return next
}

/** For each node the group it is drawn in; the others stand for themselves. */
function levelGroups(graph: ModuleGraph): ReadonlyMap<string, string> {
  const cycleOf = cycleNumbers(graph.edges)
  const levelOf = levels(graph, cycleOf)
  const ties = new Map<string, number>()
  for (const id of graph.edges.flatMap(({ from, to }) => [from, to])) ties.set(id, (ties.get(id) ?? 0) + 1)
  const moving = new Set(graph.moves.flatMap(({ from, to }) => [from, to]))
  const own = graph.nodes.filter(({ isOwn }) => isOwn)
  const kept = new Set(
    own
      .filter(({ id }) => !cycleOf.has(id))
      .toSorted((a, b) => (ties.get(b.id) ?? 0) - (ties.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
      .slice(0, KEPT)
      .map(({ id }) => id),
  )
  return new Map(
    own
      .filter(({ id }) => !kept.has(id) && !moving.has(id))
      .map(({ id, distribution, rank }) => {
        const cycle = cycleOf.get(id)
        const place = cycle === undefined ? `level ${levelOf(id)}` : `cycle ${cycle}`
        return [id, `${distribution} ${rank ?? ''} ${place}`]
      }),
  )
}

/** How many imports the longest way down from a node has; nodes on one cycle share a level. */
function levels({ edges }: ModuleGraph, cycleOf: ReadonlyMap<string, number>): (id: string) => number {
  const nameOf = (id: string): string => (cycleOf.has(id) ? `cycle ${cycleOf.get(id)}` : id)
  const next = new Map<string, Set<string>>()
  for (const { from, to, onLoad } of edges)
    if (onLoad && nameOf(from) !== nameOf(to))
      next.set(nameOf(from), (next.get(nameOf(from)) ?? new Set()).add(nameOf(to)))
  const known = new Map<string, number>()
  const levelOf = (name: string): number => {
    const level = known.get(name) ?? 1 + Math.max(-1, ...[...(next.get(name) ?? [])].map(levelOf))
    known.set(name, level)
    return level
  }
  return (id) => levelOf(nameOf(id))
}

/** The graph with each group of more than one node as one. */
function merged(graph: ModuleGraph, groups: ReadonlyMap<string, string>): ModuleGraph {
  const byGroup = new Map<string, GraphNode[]>()
  for (const node of graph.nodes) {
    const group = groups.get(node.id) ?? node.id
    byGroup.set(group, [...(byGroup.get(group) ?? []), node])
  }
  const cycleOf = cycleNumbers(graph.edges)
  const idOf = new Map<string, string>()
  const nodes = [...byGroup].flatMap(([group, members]): readonly GraphNode[] => {
    const [first] = members
    if (first === undefined) return []
    const id = members.length === 1 ? first.id : group
    for (const member of members) idOf.set(member.id, id)
    return [members.length === 1 ? first : oneNode(id, first, members, cycleOf.has(first.id))]
  })
  const drawn = (id: string): string => idOf.get(id) ?? id
  const edges = new Map<string, GraphEdge>()
  for (const edge of graph.edges) {
    const [from, to] = [drawn(edge.from), drawn(edge.to)]
    const known = edges.get(`${from} ${to}`)
    if (from === to) continue
    edges.set(`${from} ${to}`, {
      ...edge,
      from,
      to,
      count: edge.count + (known?.count ?? 0),
      onLoad: edge.onLoad || known?.onLoad === true,
    })
  }
  return { ...graph, nodes, edges: withCycles([...edges.values()]) }
}

function oneNode(id: string, first: GraphNode, members: readonly GraphNode[], isTangle: boolean): GraphNode {
  const modules = members.reduce((sum, node) => sum + node.modules, 0)
  const names = members.map(({ label }) => label)
  const said = names.length > NAMED ? `${names.slice(0, NAMED).join(', ')}, ...` : names.join(', ')
  const head = isTangle ? `${modules} modules on a cycle` : `${modules} modules`
  return { ...first, id, label: `${head}\n${said}`, title: names.join(', '), modules, isTangle }
}

/** Without the imports on load that other ways through the graph imply; those on a cycle stay. */
function withoutImplied(graph: ModuleGraph): ModuleGraph {
  const left = new Set(graph.edges)
  const reaches = (start: string, goal: string, without: GraphEdge): boolean => {
    const seen = new Set([start])
    for (const node of seen)
      for (const edge of left)
        if (edge !== without && edge.onLoad && edge.from === node) {
          if (edge.to === goal) return true
          seen.add(edge.to)
        }
    return false
  }
  for (const edge of graph.edges)
    if (edge.onLoad && !edge.isCyclic && reaches(edge.from, edge.to, edge)) left.delete(edge)
  return { ...graph, edges: [...left], isReduced: left.size < graph.edges.length }
}
