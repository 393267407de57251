import { firstPartOf } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { sourceRoots } from '../../python/index/source-roots.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/**
 * The folders in which dotted names start: those of the recipe, else those the layout gives, and the one in which a top-level package lies
 * that the recipe names and none of these has (`Lib/shop`, `python/shop`), where it is one folder and no package itself.
 */
export function sourceRootsOf(recipe: Recipe, workspace: Workspace): readonly RepoPath[] {
  if (recipe.roots !== undefined) return recipe.roots
  const roots = sourceRoots(workspace)
  const named = [recipe.package?.from, ...Object.keys(recipe.renameModules), ...recipe.move.map(({ from }) => from)]
  const tops = new Set(named.flatMap((name) => (name === undefined ? [] : [firstPartOf(name)])))
  const more = [...tops].flatMap((top) => rootWith(workspace, roots, top) ?? [])
  return more.length === 0 ? roots : [...new Set([...roots, ...more])].sort()
}

function rootWith(workspace: Workspace, roots: readonly RepoPath[], top: string): RepoPath | undefined {
  const isThere = (root: RepoPath): boolean =>
    workspace.has(joinPath(root, `${top}.py`)) ||
    workspace.list('.py').some((path) => path.startsWith(joinPath(root, top) + '/'))
  if (roots.some(isThere)) return undefined
  const folders = workspace
    .list('.py')
    .filter((path) => path.endsWith(`/${top}/__init__.py`))
    .map((path) => folderOf(folderOf(path)))
    .filter((folder) => !workspace.has(joinPath(folder, '__init__.py')))
  const depth = (folder: RepoPath): number => folder.split('/').length
  const least = Math.min(...folders.map(depth))
  const nearest = folders.filter((folder) => depth(folder) === least)
  return nearest.length === 1 ? nearest[0] : undefined
}
