import type { QualifiedName } from '../../model/names.ts'
import { isWithin } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import { moduleRenaming } from './name-map.ts'

/** The rank of a module under the recipe's layers, 0 lowest; undefined when the recipe does not rank it. */
export type RankOf = (module: QualifiedName) => number | undefined

/**
 * Ranks by the final name of a module. The layers name modules inside the package by the name they have
 * there today or will have (`typing` and `_typing` are the same); `*` ranks everything else of the package.
 */
export function ranksOf(recipe: Recipe): RankOf {
  const to = moduleRenaming(recipe)
  const base = recipe.package?.to
  const before = recipe.package?.from
  if (recipe.layers.length === 0) return () => undefined
  return (module) => {
    const final = to(module)
    if (base !== undefined && !isWithin(final, base)) return undefined
    let rest: number | undefined
    for (const [rank, layer] of recipe.layers.entries()) {
      for (const entry of layer) {
        if (entry === '*') rest = rank
        else if (spellings(entry, base, before, to).some((name) => isWithin(final, name))) return rank
      }
    }
    return rest
  }
}

function spellings(
  entry: string,
  base: string | undefined,
  before: string | undefined,
  to: (module: string) => string,
): readonly string[] {
  const names = [entry, to(entry)]
  if (base !== undefined) names.push(`${base}.${entry}`)
  if (before !== undefined) names.push(to(`${before}.${entry}`))
  return names
}
