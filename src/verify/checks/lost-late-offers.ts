import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isInit } from '../../python/facts/modules.ts'
import type { Scene } from '../proof/proof-input.ts'

/** `lazy.attach_stub(__name__, __file__)` of lazy_loader. */
const ATTACHES = /\battach_stub\s*\(/

/**
 * Packages whose `__init__` offers late what the stub beside it takes by `from . import part` and `from .part import name`: lazy_loader reads
 * nothing else there, and a `from` import of another kind ends the import of the package with a ValueError.
 */
export function lostLateOffers(scene: Scene): readonly Finding[] {
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  return scene.base.mentioning(['attach_stub'], '.py').flatMap((origin): readonly Finding[] => {
    const module = scene.before.moduleOf(origin)
    if (module === undefined || !isInit(origin) || !ATTACHES.test(scene.base.glance(origin))) return []
    const path = goals.get(origin) ?? origin
    const stub: RepoPath = `${path}i`
    const [was, is] = [scene.before.facts(`${origin}i`), scene.after.facts(stub)]
    if (was === undefined || is === undefined || !ATTACHES.test(scene.final.glance(path))) return []
    const there = new Set(offered(is))
    const lost = offered(was, (part) => nameAfter(scene, module, part)).filter((name) => !there.has(name))
    const stops = is.imports.some(({ kind, level, future }) => kind === 'from' && level !== 1 && !future)
    const stopped = was.imports.some(({ kind, level, future }) => kind === 'from' && level !== 1 && !future)
    if (lost.length === 0 && (!stops || stopped)) return []
    return [
      {
        code: 'surface-lost',
        level: 'error',
        reason: `${path} offers by attach_stub of lazy_loader what ${stub} takes with \`from .\`, and nothing else: ${lost.join(', ')} would come from another package${stops ? ', and such an import there ends the import of the package' : ''}`,
        advice: `Take ${lost.join(', ')} out of ${stub} first; what the package is to go on offering, import in ${path} itself, below attach_stub.`,
        place: { path },
      },
    ]
  })
}

/** The names that lazy_loader reads in a stub. `partTo` says what a submodule is called, if not by its own name. */
function offered({ imports }: ModuleFacts, partTo = (part: string): string => part): readonly string[] {
  return imports
    .filter(({ kind, level }) => kind === 'from' && level === 1)
    .flatMap(({ module, items }) => items.map(({ name }) => (module === '' ? partTo(name) : name)))
}

/** The last word of a submodule that stays below its package; of one that leaves it the old one, which it should be found by. */
function nameAfter(scene: Scene, module: QualifiedName, part: string): string {
  const final = scene.map.moduleTo(joinName(module, part))
  return parentOf(final) === scene.map.moduleTo(module) ? lastPartOf(final) : part
}
