import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import { originsOf } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'

/** The list of submodules and the keys of the table that `lazy_loader.attach` is given, by their letters. */
const LISTS =
  /\battach\s*\(\s*[\w.]+\s*,\s*(?:submodules\s*=\s*)?[[({]([^\])}:]*)[\])}]|\bsubmodules\s*=\s*[[({]([^\])}]*)[\])}]/g
const KEYS = /["'](\w+)["']\s*:/g

/**
 * Submodules that a package names in the tables of a lazy loader (Scientific Python, SPEC 1) and that are there no more: each place where one of
 * its modules was named names a module.
 */
export function lostAttachedModules(scene: Scene): readonly Finding[] {
  return scene.final.mentioning(['lazy_loader'], '.py').flatMap((path): readonly Finding[] => {
    const module = scene.after.moduleOf(path)
    const [origin] = originsOf(scene, path)
    const was = origin === undefined ? undefined : scene.before.moduleOf(origin)
    if (module === undefined || was === undefined) return []
    const lost = namedIn(scene.final.glance(path)).find(
      (word) => scene.before.isModule(joinName(was, word)) && !scene.after.isModule(joinName(module, word)),
    )
    return lost === undefined
      ? []
      : [
          {
            code: 'unresolved-import',
            level: 'error',
            reason: `${path} lets a lazy loader import ${joinName(module, lost)}, which is there no more`,
            advice: 'Nothing was written. Write the imports out first, or take the rename out of the recipe.',
            place: { path },
          },
        ]
  })
}

function namedIn(text: string): readonly string[] {
  if (!/\battach\s*\(/.test(text)) return []
  const listed = [...text.matchAll(LISTS)].flatMap(([, one, other]) =>
    [...(one ?? other ?? '').matchAll(/["'](\w+)["']/g)].map((match) => match[1] ?? ''),
  )
  return [...listed, ...[...text.matchAll(KEYS)].map((match) => match[1] ?? '')]
}
