import type { Finding } from '../model/finding.ts'
import { joinName } from '../model/names.ts'
import { ranksOf } from '../plan/layers.ts'
import { absoluteModule } from '../python/resolve.ts'
import { checkOf, count } from './scene.ts'
import type { Scene } from './scene.ts'
import type { Check } from './proof.ts'

/** The recipe's layers hold in the final tree: an import that runs on load goes to a lower layer, or stays within `*`. */
export function checkLayers(scene: Scene): Check {
  const { recipe } = scene.plan
  if (recipe.layers.length === 0)
    return { name: 'layers', verdict: 'skipped', evidence: 'the recipe names no layers', findings: [] }
  const rank = ranksOf(recipe)
  const findings: Finding[] = []
  let edges = 0
  for (const module of scene.after.allModules()) {
    const own = rank(module)
    const path = scene.after.fileOf(module)
    if (own === undefined || path === undefined) continue
    for (const statement of scene.after.facts(path)?.imports ?? []) {
      if (statement.typeChecking) continue
      const base = statement.kind === 'from' ? absoluteModule(statement, scene.after.identityOf(path)) : undefined
      const targets =
        statement.kind === 'from'
          ? base === undefined
            ? []
            : statement.items.map((item) =>
                scene.after.isModule(joinName(base, item.name)) ? joinName(base, item.name) : base,
              )
          : statement.items.map((item) => item.name)
      for (const target of new Set(targets)) {
        const other = scene.after.isModule(target) ? rank(target) : undefined
        if (other === undefined || target === module || scene.after.isPackage(target)) continue
        edges += 1
        const rest = recipe.layers[own]?.includes('*') === true
        if (other < own || (other === own && rest)) continue
        findings.push({
          code: 'layer-broken',
          level: statement.deferred ? 'warning' : 'error',
          reason: `${module} imports ${target}${statement.deferred ? ' inside a function' : ''}, which the layers put ${other === own ? 'beside' : 'above'} it`,
          advice: `Move what ${module} needs of ${target} to a lower layer, or change \`layers\`.`,
          place: { path, span: statement.span },
        })
      }
    }
  }
  return checkOf(
    'layers',
    `${count(edges, 'import')} between ${count(recipe.layers.length, 'layer')} point downwards`,
    findings,
  )
}
