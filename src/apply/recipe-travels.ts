import { join } from 'node:path'
import { reusingReader } from '../disk/reusing-reader.ts'
import { statOf } from '../disk/stat-of.ts'
import { tryGit } from '../git/run-git.ts'
import type { RepoPath } from '../model/source-file.ts'

/** The recipe of a run as it lies on the disk, to be committed with the run: with it the branch can be proved in a clone. */
export interface TravellingRecipe {
  readonly path: RepoPath
  readonly bytes: Uint8Array
}

/** The recipe, where it lies in the tree (an OS path), the revision has none at its path, and git does not ignore it. */
export function travellingRecipe(
  root: string,
  revision: string,
  path: RepoPath | undefined,
): TravellingRecipe | undefined {
  if (path === undefined || statOf(join(root, path))?.isFile() !== true) return undefined
  const place = `./${path}`
  if (tryGit(root, ['ls-tree', '--name-only', revision, '--', place]).output.length > 0) return undefined
  if (tryGit(root, ['check-ignore', '-q', '--', place]).status === 0) return undefined
  const bytes = reusingReader()(join(root, path))
  return bytes && { path, bytes: Buffer.from(bytes) }
}
