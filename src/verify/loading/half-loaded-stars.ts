import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { simulateImport } from '../../python/index/simulate-import.ts'
import type { HalfStar } from '../../python/index/clean-loads.ts'
import { lateAdvice, lateImportsFor } from '../meaning/late-imports.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Star imports that take fewer names than before, where `entry` is the first module that a process imports: their module is being
 * imported itself, further out. Nothing fails; the names are missing in the importing module for the life of the process.
 */
export function halfLoadedStars(scene: Scene, entry: QualifiedName, half: readonly HalfStar[]): readonly Finding[] {
  if (half.length === 0) return []
  const before: HalfStar[] = []
  simulateImport(scene.before, scene.oldNameOf(entry), [], before)
  return half.flatMap((star): readonly Finding[] => {
    const was = before.find(
      (one) => scene.map.moduleTo(one.importer) === star.importer && scene.map.moduleTo(one.source) === star.source,
    )
    const lost = star.missing.filter((name) => was?.missing.includes(name) !== true)
    const where = scene.after.fileOf(star.importer)
    if (lost.length === 0) return []
    const late = lateImportsFor(scene, entry, star.chain)
    return [
      {
        code: 'star-half-loaded',
        level: 'error',
        reason: `with \`import ${entry}\` first, \`from ${star.source} import *\` of ${star.importer} would come while ${star.source} is being imported, and would not take ${lost.slice(0, 4).join(', ')}${lost.length > 4 ? ' ...' : ''} (${star.chain.join(' -> ')})`,
        advice:
          late === undefined
            ? '`move` or `copy` what the modules on the cycle need from each other, or let their code read it later first: importing inside of functions alone does not open it.'
            : lateAdvice(scene, late),
        ...(where === undefined ? {} : { place: { path: where, span: star.span } }),
        about: [entry, star.source, star.importer, ...star.chain],
      },
    ]
  })
}
