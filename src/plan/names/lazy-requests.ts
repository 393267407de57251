import type { LazyRequest, Recipe } from '../../model/recipe.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleRenaming } from './name-map.ts'

/** What the recipe wants lazy, by the names the tree of `index` has: final ones once the modules have moved. */
export function lazyRequests(index: SymbolIndex, recipe: Recipe): readonly LazyRequest[] {
  const to = moduleRenaming(recipe)
  return recipe.lazy.map((request) => ({
    package: index.isModule(to(request.package)) ? to(request.package) : request.package,
    eager: request.eager.map(to),
  }))
}
