import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { closureOf } from '../../python/index/closure.ts'
import { ranksOf } from '../../plan/names/layers.ts'
import { importEdges } from '../meaning/import-graph.ts'
import type { EdgeKind, ImportEdge } from '../meaning/import-graph.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

const LEVELS: Readonly<Record<EdgeKind, Finding['level']>> = { load: 'error', local: 'warning', type: 'note' }
const WHEN: Readonly<Record<EdgeKind, string>> = { load: '', local: ' inside a function', type: ' for type checkers' }

/**
 * The recipe's layers hold in the final tree: an import goes to a lower layer, or stays within `*`. One that runs on load
 * fails, one inside a function warns, one for type checkers is noted only where a person made it.
 */
export function checkLayers(scene: Scene): Check {
  const { recipe } = scene.plan
  if (recipe.layers.length === 0)
    return { name: 'layers', verdict: 'skipped', evidence: 'the recipe names no layers', findings: [] }
  const rank = ranksOf(recipe)
  const findings: Finding[] = []
  const counts: Record<EdgeKind, number> = { load: 0, local: 0, type: 0 }
  for (const module of scene.after.allModules()) {
    const own = rank(module)
    const path = scene.after.fileOf(module)
    if (own === undefined || path === undefined) continue
    const rest = recipe.layers[own]?.includes('*') === true
    for (const edge of importEdges(scene.after, module)) {
      const other = scene.after.isPackage(edge.to) ? undefined : rank(edge.to)
      if (other === undefined) continue
      counts[edge.kind] += 1
      if (other < own || (other === own && rest) || edge.kind === 'type') continue
      findings.push({
        code: 'layer-broken',
        level: LEVELS[edge.kind],
        reason: `${module} imports ${edge.to}${WHEN[edge.kind]}, which the layers put ${other === own ? 'beside' : 'above'} it`,
        advice: cureOf(scene, edge),
        place: { path, span: edge.statement.span },
      })
    }
  }
  const late = [
    counts.local > 0 ? `${counts.local} inside functions` : '',
    counts.type > 0 ? `${counts.type} for type checkers` : '',
  ]
  const more = late.filter((part) => part !== '').join(', ')
  return checkOf(
    'layers',
    `${count(counts.load, 'import')} between ${count(recipe.layers.length, 'layer')} point downwards${more === '' ? '' : ` (and ${more})`}`,
    findings,
  )
}

/** The smallest set of definitions whose move to a lower layer mends the import: what is taken, and what that needs there. */
function cureOf(scene: Scene, edge: ImportEdge): string {
  const facts = scene.after.factsOfModule(edge.to)
  const taken = edge.names.length > 0 ? edge.names : namesRead(scene, edge)
  if (facts === undefined || taken.length === 0)
    return `Move what ${edge.from} needs of ${edge.to} to a lower layer, or change \`layers\`.`
  const needed = closureOf(facts, new Set(taken)).needed
  const along = needed.length === 0 ? '' : `, with what they need there: ${needed.join(', ')}`
  return `Move ${taken.join(', ')} from ${edge.to} to a lower layer${along}. Or change \`layers\`.`
}

/** Where a module is imported whole: the attributes that are read from it. */
function namesRead(scene: Scene, edge: ImportEdge): readonly string[] {
  const facts = scene.after.factsOfModule(edge.from)
  const bound = new Set(edge.statement.items.map((item) => item.bound))
  const names: readonly QualifiedName[] = (facts?.references ?? []).flatMap((reference) => {
    const last = reference.attributes.find((step) => scene.after.binds(edge.to, step.name))
    return bound.has(reference.name) && last !== undefined ? [last.name] : []
  })
  return [...new Set(names)].sort()
}
