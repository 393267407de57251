import type { Finding } from '../../model/finding.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A list at the margin that is given a name, and what stands in it. */
const LIST = /^(\w+)\s*(?::[^=\n]+)?=\s*[[({]([^\])}]*)[\])}]/gm
/** Texts alone, with commas and comments between them. */
const TEXTS = /^(?:\s|,|#[^\n]*|["']\w+["'])*$/

/**
 * A module whose own list told names of it by text has each of them still: code elsewhere imports what the list says. Read off the lines of
 * both texts; `__all__` is looked at with what a module offers.
 */
export function lostListedNames(scene: Scene): readonly Finding[] {
  return [...scene.touched].flatMap(([path, origin]): readonly Finding[] => {
    if (origin === undefined || !isPython(path)) return []
    const [old, now] = [scene.before.moduleOf(origin), scene.after.moduleOf(path)]
    if (old === undefined || now === undefined) return []
    const text = scene.final.glance(path)
    for (const [, name = '', inner = ''] of text.matchAll(LIST)) {
      const words = TEXTS.test(inner) ? [...inner.matchAll(/["'](\w+)["']/g)].flatMap(([, word]) => word ?? []) : []
      if (name === '__all__' || words.length < 2 || !words.every((word) => scene.before.binds(old, word))) continue
      const lost = words.filter((word) => !scene.after.binds(now, word))
      if (lost.length === 0) continue
      return [
        {
          code: 'attribute-lost',
          level: 'error',
          reason: `${path}: the list ${name} tells ${lost.join(', ')} among the names of ${now}, which has it no more`,
          advice: 'Nothing was written. Keep the name importable there, or take this move out of the recipe.',
          place: { path },
        },
      ]
    }
    return []
  })
}
