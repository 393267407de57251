import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { anyQuery, queryOf } from '../../workspace/text-query.ts'
import { LOADED } from '../meaning/loads.ts'
import type { Loads } from '../meaning/loads.ts'
import { passedReads } from '../meaning/passed-packages.ts'
import type { PassedRead } from '../meaning/passed-packages.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Submodules that code reads of a name which its package was given to: under the old word of one that has another place now, or while
 * nothing loads it any more as surely as before. `unloaded`: final names of modules that a touched file loads no longer.
 */
export function lostSubmodules(
  scene: Scene,
  loads: { readonly before: Loads; readonly after: Loads },
  unloaded: ReadonlySet<QualifiedName>,
): readonly Finding[] {
  const { moduleTo } = scene.map
  // Today's submodules whose word is none of their package any more, as the package is called afterwards.
  const gone = new Map<QualifiedName, QualifiedName>()
  for (const module of scene.before.allModules()) {
    const same = joinName(moduleTo(parentOf(module)), lastPartOf(module))
    if (parentOf(module) !== '' && moduleTo(module) !== same && !scene.after.isModule(same)) gone.set(same, module)
  }
  const words = new Set([...gone.keys(), ...unloaded].map(lastPartOf))
  const [first, ...others] = [...words].map((word) => queryOf(new RegExp(String.raw`\.\s*${word}\b`), [word]))
  if (first === undefined) return []
  const paths = scene.isByHand ? scene.final.list('.py') : scene.final.matching(anyQuery([first, ...others]), '.py')
  return paths.flatMap((path): readonly Finding[] => {
    const old = passedReads(scene.after, path, new Set(gone.keys()))
    const isAccepted = accepts(scene.plan.recipe, 'submodule-held', originOf(scene, path))
    const renamed = isAccepted
      ? []
      : old.map((read) =>
          lost(path, read, `${gone.get(read.module) ?? ''} is ${moduleTo(gone.get(read.module) ?? '')} now`),
        )
    const fewer = passedReads(scene.after, path, unloaded).flatMap((read) => {
      const names = new Map(scene.plan.modules.map((move) => [move.to, move.from]))
      const was = loads.before.howSure(originOf(scene, path), names.get(read.module) ?? read.module)
      const is = loads.after.howSure(path, read.module)
      return LOADED.indexOf(is) < LOADED.indexOf(was)
        ? [lost(path, read, `nothing loads ${read.module} as surely as before`)]
        : []
    })
    return [...renamed, ...fewer]
  })
}

function originOf(scene: Scene, path: RepoPath): RepoPath {
  return scene.touched.get(path) ?? path
}

function lost(path: RepoPath, { module, span }: PassedRead, why: string): Finding {
  return {
    code: 'attribute-lost',
    level: 'error',
    reason: `${path}: .${lastPartOf(module)} is read of what may be ${parentOf(module)}, and ${why}`,
    advice: 'Nothing was written. Write the path out in an import of the file, or take this move out of the recipe.',
    place: { path, span },
  }
}
