import { temporaryFolder } from '../disk/temporary-root.ts'
import { copyDifferences } from '../disk/copy-differences.ts'
import { writeTree } from '../disk/write-tree.ts'
import { revisionSource } from '../git/revision-source.ts'
import { addWorktree } from '../git/temporary-worktree.ts'
import type { TemporaryWorktree } from '../git/temporary-worktree.ts'
import { excluding } from '../workspace/excluding.ts'
import { openWorkspace } from '../workspace/snapshot.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A revision to check out, and the trees to turn it into, one after the other; each but the first grew from the one before. */
export interface Checkout {
  readonly revision: string
  readonly trees: readonly Workspace[]
}

/** What is compared, where it is not the work tree and what a run makes of it: two revisions, or a revision and the work tree. */
export interface Revisions {
  readonly base?: string | undefined
  readonly head?: string | undefined
}

/** The two checkouts of a comparison: base and result of a run on the work tree, or the revisions that are named. */
export function checkoutsOf(
  { base, final }: { readonly base: Workspace; readonly final: Workspace },
  revisions: Revisions,
): readonly [Checkout, Checkout] {
  if (revisions.base === undefined)
    return [
      { revision: 'HEAD', trees: [base] },
      { revision: 'HEAD', trees: [base, final] },
    ]
  return [
    { revision: revisions.base, trees: [] },
    { revision: revisions.head ?? 'HEAD', trees: revisions.head === undefined ? [final] : [] },
  ]
}

/** Lay a tree in a checkout of its own. `root` is an OS path in a repository; throws RefusedError with git's words. */
export function layTree(root: string, exclude: readonly string[], { revision, trees }: Checkout): TemporaryWorktree {
  const worktree = addWorktree(root, revision, 'full', temporaryFolder())
  try {
    const [first, ...later] = trees
    if (first !== undefined) {
      copyDifferences(worktree.root, openWorkspace(excluding(revisionSource(root, revision), exclude)), first)
      later.forEach((tree, at) => writeTree(worktree.root, trees[at] ?? first, tree))
    }
    return worktree
  } catch (error) {
    worktree.remove()
    throw error
  }
}
