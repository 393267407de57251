import type { Problem } from '../../model/errors.ts'
import type { Recipe } from '../../model/recipe.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** Folders of a recipe that cannot be made, because a file has the name of one of them or of a folder above. */
export function occupiedFolders(workspace: Workspace, recipe: Recipe): readonly Problem[] {
  const asked: readonly (readonly [string, RepoPath | undefined])[] = [
    ['package: directory', recipe.package?.directory],
    ['tests: to', recipe.tests?.to],
    ['guide', recipe.guide === undefined ? undefined : folderOf(recipe.guide)],
  ]
  return asked.flatMap(([key, folder]) => {
    const file = folder === undefined ? undefined : fileOnTheWay(workspace, folder)
    return file === undefined
      ? []
      : [{ message: `${key}: ${file} is a file, so no folder can have its name; choose another` }]
  })
}

function fileOnTheWay(workspace: Workspace, folder: RepoPath): RepoPath | undefined {
  for (let path = folder; path !== ''; path = folderOf(path)) if (workspace.has(path)) return path
  return undefined
}
