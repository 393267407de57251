import type { Finding } from '../../model/finding.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import { pickleFiles } from '../../workspace/pickle-files.ts'
import { pickleGlobals } from '../meaning/pickle-globals.ts'
import type { PickleGlobal } from '../meaning/pickle-globals.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What pickles of the final tree look up by the names of the base tree, and do not find any more. */
export function checkPickles(scene: Scene): readonly Finding[] {
  if (scene.plan.symbols.length === 0 && scene.plan.modules.length === 0) return []
  return pickleFiles(scene.final).flatMap(({ path, content }): readonly Finding[] => {
    if ('reason' in content) return []
    const lost = content.parts
      .flatMap(pickleGlobals)
      .find((one) => isThere(scene, 'before', one) && !isThere(scene, 'after', one))
    if (lost === undefined) return []
    return [
      {
        code: 'pickled-name',
        level: 'error',
        reason: `the pickle ${path} loads ${joinName(lost.module, lost.name)}, which does not exist after the run`,
        advice: 'Leave a shim at the old name, or load the pickle and save it again first.',
        place: { path },
      },
    ]
  })
}

function isThere(scene: Scene, which: 'before' | 'after', { module, name }: PickleGlobal): boolean {
  const index = scene[which]
  const symbol = firstPartOf(name)
  return index.isModule(module) && (index.binds(module, symbol) || index.isModule(joinName(module, symbol)))
}
