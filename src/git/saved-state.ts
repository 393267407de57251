import { InvariantError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { TreeWriter } from '../workspace/tree-writer.ts'
import { branchExists, currentBranch, headRevision } from './git.ts'
import { saveIndex } from './index-entries.ts'
import { git } from './run-git.ts'

/** The repository and the files of a run as they were before it. */
export interface SavedState {
  /**
   * Put everything back after `error`. Throws InvariantError when something cannot be put back; the message says
   * what to do by hand, and where the old files are.
   */
  readonly restore: (error: unknown) => void
  /** Forget the old files, unless they could not be put back. */
  readonly discard: () => void
}

/** Remember HEAD, and the index entries and files of these paths. `newBranch` must not exist yet: `restore` deletes it. */
export function saveState(
  root: string,
  paths: readonly RepoPath[],
  newBranch: string | undefined,
  writer: TreeWriter,
): SavedState {
  const branch = currentBranch(root)
  const head = headRevision(root) ?? ''
  const index = saveIndex(root, paths)
  const files = writer.save(paths)
  let isNeeded = false

  function restoreHead(): void {
    // Not `checkout`: nothing but HEAD may move, and local changes must not be in the way.
    if (branch === undefined) git(root, ['update-ref', '--no-deref', 'HEAD', head])
    else {
      git(root, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`])
      git(root, ['update-ref', 'HEAD', head])
    }
    if (newBranch !== undefined && branchExists(root, newBranch)) git(root, ['branch', '-q', '-D', newBranch])
  }

  return {
    restore(error) {
      const failures = [restoreHead, files.restore, index.restore].flatMap(failureOf)
      if (failures.length === 0) return
      isNeeded = true
      const lines = [
        messageOf(error),
        `and going back failed: ${failures.join('; ')}`,
        `HEAD was at ${branch ?? 'no branch'} (${head}); the files of the run as they were are in ${files.folder}`,
      ]
      throw new InvariantError(lines.join('\n'), { cause: error })
    },
    discard() {
      if (!isNeeded) files.discard()
    },
  }
}

/** What went wrong, if anything: each part is put back even when another one cannot be. */
function failureOf(restore: () => void): string[] {
  try {
    restore()
    return []
  } catch (error) {
    return [messageOf(error)]
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
