import type { Recipe } from '../../model/recipe.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { indexOf } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { withScriptRoots } from './script-folders.ts'
import { sourceRootsOf } from './source-roots-of.ts'

/** The recipe with the names that files have for each other, the folders in which these start (the one of a package that is there already included), and the index of them. */
export function namesOf(
  asked: Recipe,
  workspace: Workspace,
): { readonly recipe: Recipe; readonly rootsBefore: readonly RepoPath[]; readonly found: SymbolIndex } {
  const roots = rootsOf(asked, workspace)
  const index = indexOf(workspace, roots)
  const recipe = withScriptRoots(asked, index)
  if (recipe === undefined) return { recipe: asked, rootsBefore: roots, found: index }
  const rootsBefore = rootsOf(recipe, workspace)
  return { recipe, rootsBefore, found: indexOf(workspace, rootsBefore) }
}

function rootsOf(recipe: Recipe, workspace: Workspace): readonly RepoPath[] {
  const roots = new Set(sourceRootsOf(recipe, workspace))
  if (recipe.package !== undefined) {
    const own = joinPath(recipe.package.directory, 'src')
    if (workspace.list('.py').some((path) => path.startsWith(own + '/'))) roots.add(own)
  }
  return [...roots]
}
