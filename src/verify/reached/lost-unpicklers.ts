import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { accepts } from '../../model/recipe.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Files that say which classes may be loaded from a pickle by module and name (`find_class`, pickle, "Restricting Globals"): one that said the
 * module of a moved definition says the module that it has now, for that is what the next pickle says.
 */
export function lostUnpicklers(scene: Scene): readonly Finding[] {
  if (scene.plan.symbols.length === 0) return []
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  return scene.base.matching(wordQuery(['find_class']), '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    const [was, is] = [scene.base.glance(origin), scene.final.glance(path)]
    if (!/\bdef\s+find_class\b/.test(was)) return []
    // A pair says which class of the module it lets in.
    const says = (text: string, name: string, symbol: string): boolean =>
      new RegExp(`(["'])${literalPattern(name)}\\1(?!\\s*,\\s*["'](?!${symbol}["'])\\w+["']\\s*\\))`).test(text)
    const lost = scene.plan.symbols.find(
      ({ from, to, symbol, copied }) => !copied && says(was, from, symbol) && !says(is, scene.map.moduleTo(to), symbol),
    )
    if (lost === undefined || accepts(scene.plan.recipe, 'module-compared', origin)) return []
    return [
      {
        code: 'module-compared',
        level: 'error',
        reason: `${path} lets pickles load what it names, and names ${lost.from}; a pickle of ${lost.symbol} will name ${lost.to}`,
        advice: `Let it accept "${lost.to}" as well first.`,
        place: { path },
      },
    ]
  })
}
