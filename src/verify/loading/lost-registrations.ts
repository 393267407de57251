import { wordQuery } from '../../workspace/text-query.ts'
import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { modulesThatLoad } from '../meaning/importers.ts'
import { registrationSites } from '../meaning/registration-sites.ts'
import type { RegistrationSite } from '../meaning/registration-sites.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Who had loaded an object together with what registers itself on it, and still loads the object, still loads what registers:
 * for every object or registering definition that changed its module.
 */
export function lostRegistrations(scene: Scene): readonly Finding[] {
  const { before, after, map } = scene
  const modules = new Set<QualifiedName>()
  for (const move of scene.plan.symbols) {
    if (move.copied) continue
    modules.add(move.from)
    for (const path of before.workspace.matching(wordQuery([move.symbol]), '.py')) {
      const module = before.moduleOf(path)
      if (module !== undefined && before.fileOf(module) === path) modules.add(module)
    }
  }
  const findings: Finding[] = []
  const seen = new Set<string>()
  for (const site of [...modules].flatMap((module) => registrationSites(before, module))) {
    const object = newHome(scene, site.on.module, site.on.symbol)
    const by = newHomeOfSite(scene, site)
    const key = [site.on.module, site.on.symbol, site.module, by].join()
    const isMoved = object !== map.moduleTo(site.on.module) || by !== map.moduleTo(site.module)
    if (seen.has(key) || !isMoved || object === by) continue
    seen.add(key)
    const had = modulesThatLoad(before, site.module)
    const loadsObject = modulesThatLoad(after, object)
    const loadsSite = modulesThatLoad(after, by)
    const lost = [...had].filter((module) => {
      const now = map.moduleTo(module)
      if (now === object || now === map.moduleTo(site.on.module) || now === map.moduleTo(site.module)) return false
      return loadsObject.has(now) && !loadsSite.has(now)
    })
    const [first] = lost
    if (first === undefined) continue
    findings.push({
      code: 'registration-lost',
      level: 'error',
      reason: `${map.moduleTo(first)}${lost.length > 1 ? ` and ${lost.length - 1} more` : ''} loads ${joinName(object, site.on.symbol)} as before, but no longer ${by}, where ${site.statement.names.find((name) => name !== '_') ?? 'something'} registers itself on it`,
      advice: `Import ${by} there as well, or move what registers itself along.`,
      place: { path: after.fileOf(map.moduleTo(first)) ?? '' },
    })
  }
  return findings
}

function newHome(scene: Scene, module: QualifiedName, symbol: string): QualifiedName {
  return scene.map.moduleTo(scene.map.homeOf(module, symbol) ?? module)
}

function newHomeOfSite(scene: Scene, site: RegistrationSite): QualifiedName {
  const home = site.statement.names.map((name) => scene.map.homeOf(site.module, name)).find((one) => one !== undefined)
  return scene.map.moduleTo(home ?? site.module)
}
