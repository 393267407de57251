import type { RepoPath } from '../model/source-file.ts'
import type { Workspace } from './workspace.ts'

/** A copy of some paths as they are on disk, to go back to whatever happens to them. */
export interface SavedTree {
  /** OS path of the folder that holds the copy. */
  readonly folder: string
  /** Put every saved path back and remove those that did not exist, whoever changed them since. */
  readonly restore: () => void
  /** Forget the copy. */
  readonly discard: () => void
}

/** What git needs of the disk to apply a run. */
export interface TreeWriter {
  /** Turn the tree that holds `base` into `final`, all or nothing. */
  readonly write: (base: Workspace, final: Workspace) => void
  readonly save: (paths: readonly RepoPath[]) => SavedTree
}
