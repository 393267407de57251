import { dirname, join, resolve } from 'node:path'
import { statOf } from '../disk/stat-of.ts'
import { RECIPE_NAMES } from './find-recipe.ts'
import type { Flags } from './flags.ts'

/**
 * The root that is meant (an OS path): the one asked for; by default the nearest folder, from the current one up to the top of the
 * repository, that holds a recipe, or the current one where none does or `--recipe` names it.
 */
export function rootOf(folder: string, flags: Pick<Flags, 'root' | 'recipe'>): string {
  const root = resolve(folder, flags.root)
  if (flags.root !== '.' || flags.recipe !== undefined) return root
  for (let up = root; ; up = dirname(up)) {
    if (RECIPE_NAMES.some((name) => statOf(join(up, name)) !== undefined)) return up
    if (statOf(join(up, '.git')) !== undefined || dirname(up) === up) return root
  }
}
