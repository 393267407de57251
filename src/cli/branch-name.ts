import { lastPartOf } from '../model/names.ts'
import type { Recipe } from '../model/recipe.ts'

/** The branch a recipe is applied on unless another is named: `extract/` and what is extracted. */
export function branchNameOf(recipe: Recipe): string {
  const first = Object.keys(recipe.renameModules)[0] ?? recipe.move[0]?.from ?? recipe.copy[0]?.from ?? 'codemod'
  return `extract/${recipe.package?.distribution ?? lastPartOf(first)}`
}
