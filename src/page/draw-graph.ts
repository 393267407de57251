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
    isCyclic: graph.edges.some(({ isCyclic }) => isCyclic),
  }
}

/** The `svg` element alone, without what Graphviz says of colours and of its own version. */
function bare(svg: string): string {
  return svg
    .slice(svg.indexOf('<svg'))
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .replace(/ (?:fill|stroke)="(?:white|black|none|transparent|lightgrey)"/g, '')
    .replace(/<polygon(?= points="[^"]*"\/>\n<g id="clust)/, '<polygon class="paper"')
    .trim()
}

function dotOf({ nodes, edges, moves }: ModuleGraph): string {
  const byDistribution = new Map<string, GraphNode[]>()
  for (const node of nodes)
    byDistribution.set(node.distribution, [...(byDistribution.get(node.distribution) ?? []), node])
  const clusters = [...byDistribution].map(([name, own], at) =>
    [
      `subgraph cluster_${at} { label=${quoted(name)}; class="distribution";`,
      ...own.map(nodeLine),
      ...rowsOf(own),
      '}',
    ].join('\n'),
  )
  return [
    'digraph modules { rankdir=TB; bgcolor="transparent"; nodesep=0.18; ranksep=0.42; mclimit=0.5; nslimit=4; nslimit1=4; fontname="sans-serif";',
    'node [shape=box, style=rounded, fontname="sans-serif", fontsize=11, height=0.3, margin="0.1,0.04"];',
    'edge [fontname="sans-serif", fontsize=9, arrowsize=0.6];',
    ...clusters,
    ...edges.map(edgeLine),
    ...moves.map(({ from, to, symbols }) => {
      const label = symbols.length > 2 ? `${symbols.length} names` : symbols.join(', ')
      return `${quoted(from)} -> ${quoted(to)} [class="move", constraint=false, label=${quoted(label)}, tooltip=${quoted(symbols.join(', '))}];`
    }),
    '}',
  ].join('\n')
}

function nodeLine({ id, label, isOwn, modules }: GraphNode): string {
  const text = modules > 1 ? `${label} (${modules})` : label
  return `${quoted(id)} [label=${quoted(text)}, class=${quoted(isOwn ? 'own' : 'around')}, tooltip=${quoted(id)}];`
}

/** Modules of one layer stand in one row. */
function rowsOf(nodes: readonly GraphNode[]): readonly string[] {
  const rows = new Map<number, string[]>()
  for (const { id, rank } of nodes) if (rank !== undefined) rows.set(rank, [...(rows.get(rank) ?? []), id])
  return [...rows.values()]
    .filter((row) => row.length > 1 && row.length < 9)
    .map((row) => `{ rank=same; ${row.map(quoted).join('; ')} }`)
}

function edgeLine({ from, to, count, onLoad, isCyclic }: GraphEdge): string {
  const kind = isCyclic ? 'cycle' : onLoad ? 'load' : 'late'
  const said = `${from} imports ${to}${onLoad ? '' : ' later'}${count > 1 ? ` (${count} modules)` : ''}`
  const width = Math.min(1 + Math.log2(count) / 2, 3).toFixed(1)
  return `${quoted(from)} -> ${quoted(to)} [class=${quoted(kind)}, penwidth=${width}, tooltip=${quoted(said)}${onLoad ? '' : ', style=dashed'}];`
}

/** A string of the DOT language. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
