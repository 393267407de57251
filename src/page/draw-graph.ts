import { byDistribution, standingAbove } from './graph-layout.ts'
import type { GraphEdge, GraphNode, ModuleGraph } from './module-graph.ts'
import type { PageGraph } from './page-data.ts'

/**
 * Draw a graph with Graphviz: distributions as boxes, layers as rows (the lowest at the bottom), what imports points down to what is imported.
 * Colours are classes, so that the page decides them. Undefined for a graph without an edge.
 */
export async function drawGraph(graph: ModuleGraph): Promise<PageGraph | undefined> {
  if (graph.nodes.length < 2) return undefined
  const { instance } = await import('@viz-js/viz')
  const viz = await instance()
  const { status, output } = viz.render(dotOf(graph), { format: 'svg', engine: 'dot' })
  if (status !== 'success' || output === undefined) return undefined
  return {
    svg: bare(output),
    modules: graph.nodes.reduce((sum, { modules }) => sum + modules, 0),
    isCyclic: graph.edges.some(({ isCyclic }) => isCyclic) || graph.nodes.some(({ isTangle }) => isTangle),
    isReduced: graph.isReduced,
  }
}

/** The `svg` element alone, without what Graphviz says of colours and of its own version. */
function bare(svg: string): string {
  return svg
    .slice(svg.indexOf('<svg'))
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .replace(/ (?:fill|stroke)="(?:white|black|none|transparent|lightgrey)"/g, '')
    .replace(/^<svg width="([\d.]+)pt" height="[\d.]+pt"/, '<svg style="--points:$1"')
    .replace(/<polygon(?= points="[^"]*"\/>\n<g id="clust)/, '<polygon class="paper"')
    .trim()
}

function dotOf(graph: ModuleGraph): string {
  const { nodes, edges, moves } = graph
  const clusters = [...byDistribution(nodes)].map(([name, own], at) =>
    [
      `subgraph cluster_${at} { label=${quoted(name)}; class="distribution";`,
      ...own.map(nodeLine),
      ...rowsOf(own),
      '}',
    ].join('\n'),
  )
  const { pairs, hubs } = standingAbove(graph)
  const around = new Set(nodes.filter(({ isOwn }) => !isOwn).map(({ id }) => id))
  return [
    'digraph modules { rankdir=TB; bgcolor="transparent"; nodesep=0.18; ranksep=0.42; mclimit=0.5; nslimit=4; nslimit1=4; fontname="Arial";',
    'node [shape=box, style=rounded, fontname="Arial", fontsize=11, height=0.3, margin="0.14,0.05"];',
    'edge [fontname="Arial", fontsize=9, arrowsize=0.6];',
    ...clusters,
    ...edges.map((edge) => edgeLine(edge, around.has(edge.from) || around.has(edge.to))),
    ...hubs.map((hub) => `${quoted(hub)} [style=invis, width=0.01, height=0.01, fixedsize=true, label=""];`),
    ...pairs.map(([upper, lower]) => `${quoted(upper)} -> ${quoted(lower)} [style=invis];`),
    ...moves.map(({ from, to, symbols }) => {
      const label = symbols.length > 2 ? `${symbols.length} names` : symbols.join('\n')
      return `${quoted(from)} -> ${quoted(to)} [class="move", constraint=false, label=${quoted(label)}, tooltip=${quoted(symbols.join(', '))}];`
    }),
    '}',
  ].join('\n')
}

function nodeLine({ id, label, title, isOwn, isTangle }: GraphNode): string {
  const kind = `${isOwn ? 'own' : 'around'}${isTangle ? ' tangle' : ''}`
  return `${quoted(id)} [label=${quoted(label)}, class=${quoted(kind)}, tooltip=${quoted(title)}];`
}

/** Modules of one layer stand in one row. */
function rowsOf(nodes: readonly GraphNode[]): readonly string[] {
  const rows = new Map<number, string[]>()
  for (const { id, rank } of nodes) if (rank !== undefined) rows.set(rank, [...(rows.get(rank) ?? []), id])
  return [...rows.values()]
    .filter((row) => row.length > 1 && row.length < 9)
    .map((row) => `{ rank=same; ${row.map(quoted).join('; ')} }`)
}

/** An edge from or to what is around is drawn fainter than one within the package. */
function edgeLine({ from, to, count, onLoad, isCyclic }: GraphEdge, isFaint: boolean): string {
  const kind = `${isCyclic ? 'cycle' : onLoad ? 'load' : 'late'}${isFaint ? ' faint' : ''}`
  const said = `${from} imports ${to}${onLoad ? '' : ' later'}${count > 1 ? ` (${count} times)` : ''}`
  const width = Math.min(1 + Math.log2(count) / 2, 3).toFixed(1)
  return `${quoted(from)} -> ${quoted(to)} [class=${quoted(kind)}, penwidth=${width}, tooltip=${quoted(said)}${onLoad ? '' : ', style=dashed'}];`
}

/** A string of the DOT language. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
