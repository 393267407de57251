import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { cyclesIn, importEdges, shortestCycle } from '../meaning/import-graph.ts'
import type { ImportEdge } from '../meaning/import-graph.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/**
 * No two modules need each other to be loaded that did not before. Imports inside functions and for type checkers close no
 * cycle; whether an old or new one bites is for imports-first to say.
 */
export function checkCycles(scene: Scene): Check {
  const reach = modulesInReach(scene.after, touchedModules(scene))
  const after = loadGraph(scene.after)
  const before = loadGraph(scene.before)
  const groups = cyclesIn(reach, (node) => after(node).map((edge) => edge.to))
  if (groups.length === 0)
    return checkOf('cycles', `no cycle among ${count(reach.length, 'module')} that are loaded`, [])
  const oldGroups = cyclesIn(reach.map(scene.oldNameOf), (node) => before(node).map((edge) => edge.to))
  const findings: Finding[] = []
  let old = 0
  for (const group of groups) {
    // A module that got helpers of another one stands in for it, so moved names do not make an old cycle a new one.
    const was = [...group]
      .filter((module) => scene.before.fileOf(scene.oldNameOf(module)) !== undefined)
      .map(scene.oldNameOf)
    if (oldGroups.some((one) => was.every((module) => one.has(module)))) {
      old += 1
      continue
    }
    const inside = (node: QualifiedName): readonly ImportEdge[] => after(node).filter((edge) => group.has(edge.to))
    const [first = ''] = [...group].sort()
    const ring = shortestCycle(first, inside)
    const path = scene.after.fileOf(ring[0]?.from ?? first)
    findings.push({
      code: 'new-cycle',
      level: 'warning',
      reason: `modules need each other to be loaded, which they did not before: ${chainOf(scene.after, ring)}`,
      advice:
        'Move what they share to a module that imports none of them, or import inside the function that needs it.',
      ...(path === undefined || ring[0] === undefined ? {} : { place: { path, span: ring[0].statement.span } }),
    })
  }
  return checkOf(
    'cycles',
    `${count(groups.length - old, 'new cycle')}, ${old} that ${old === 1 ? 'was' : 'were'} there before, among ${count(reach.length, 'module')} that are loaded`,
    findings,
  )
}

/** `a (a.py:3) -> b (b.py:1) -> a`: each module with the place of the import that leads on. */
function chainOf(index: SymbolIndex, ring: readonly ImportEdge[]): string {
  const steps = ring.map((edge) => {
    const path = index.fileOf(edge.from) ?? ''
    const text = index.workspace.glance(path)
    return `${edge.from} (${path}:${lineIndexOf(text).lineOf(edge.statement.span.start)})`
  })
  return [...steps, ring[0]?.from ?? ''].join(' -> ')
}

function touchedModules(scene: Scene): readonly QualifiedName[] {
  return [...scene.touched.keys()].flatMap((path) => {
    const module = isPython(path) ? scene.after.moduleOf(path) : undefined
    return module !== undefined && scene.after.fileOf(module) === path ? [module] : []
  })
}

function loadGraph(index: SymbolIndex): (module: QualifiedName) => readonly ImportEdge[] {
  const known = new Map<QualifiedName, readonly ImportEdge[]>()
  return (module) => {
    const edges = known.get(module) ?? importEdges(index, module).filter((edge) => edge.kind === 'load')
    known.set(module, edges)
    return edges
  }
}

/** A new cycle runs through a touched module, so it is found among what these load. */
function modulesInReach(index: SymbolIndex, start: readonly QualifiedName[]): readonly QualifiedName[] {
  const seen = new Set(start)
  const graph = loadGraph(index)
  for (const module of seen) for (const edge of graph(module)) seen.add(edge.to)
  return [...seen].sort()
}
