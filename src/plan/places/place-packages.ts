import type { FileMove } from '../../model/plan.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { moduleNameOf } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { pythonRange } from '../manifests/oldest-python.ts'
import { isTestFile } from '../manifests/test-files.ts'

/** The packages of the tree as it will be, each a folder that a distribution installs as a whole. */
export interface PlacePackages {
  /** Top-level packages by their folder. */
  readonly tops: ReadonlyMap<RepoPath, string>
  readonly isTest: (path: RepoPath) => boolean
  /** The oldest Python of the project has `importlib.resources.files` (3.9). */
  readonly hasFiles: boolean
}

/** Read them off the `__init__` files, by the roots of the tree afterwards. */
export function placePackages(
  index: SymbolIndex,
  files: readonly FileMove[],
  roots: readonly RepoPath[],
): PlacePackages {
  const goals = new Map(files.map((move) => [move.from, move.to]))
  const tops = new Map<RepoPath, string>()
  for (const path of index.workspace.list('__init__.py')) {
    const now = goals.get(path) ?? path
    const name = moduleNameOf(now, roots)
    if (name !== undefined && name !== '' && !name.includes('.')) tops.set(folderOf(now), name)
  }
  return { tops, isTest: isTestFile, hasFiles: (pythonRange(index.workspace, '').oldest ?? 9) >= 9 }
}

/** The top-level package a path lies in; undefined for what no package holds. */
export function packageOf(
  { tops }: PlacePackages,
  path: RepoPath,
): { readonly name: string; readonly folder: RepoPath } | undefined {
  for (let folder = path; folder !== ''; folder = folderOf(folder)) {
    const name = tops.get(folder)
    if (name !== undefined) return { name, folder }
  }
  return undefined
}
