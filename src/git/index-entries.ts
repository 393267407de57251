import type { RepoPath } from '../model/source-file.ts'
import { prefixOf } from './git.ts'
import { entriesOf, git } from './run-git.ts'

/** What git's index holds for some paths, to put exactly that back. */
export interface IndexEntries {
  readonly restore: () => void
}

/** Remember the index entries of these paths, and which of them have none. Other entries are never touched. */
export function saveIndex(root: string, paths: readonly RepoPath[]): IndexEntries {
  const prefix = prefixOf(root)
  const own = new Set(paths.map((path) => prefix + path))
  const entries = entriesOf(git(root, ['ls-files', '--full-name', '--stage', '-z'])).filter((entry) =>
    own.has(pathOf(entry)),
  )
  const noId = '0'.repeat(git(root, ['hash-object', '--stdin'], '').length)
  return {
    restore() {
      // Removals first, so that a file can take the place of a folder; git reads these paths from the work tree's top.
      const removals = [...own].map((path) => `0 ${noId}\t${path}`)
      git(root, ['update-index', '-z', '--index-info'], [...removals, ...entries].map((entry) => `${entry}\0`).join(''))
      git(root, ['update-index', '-q', '--refresh', '--unmerged'])
    },
  }
}

function pathOf(entry: string): string {
  return entry.slice(entry.indexOf('\t') + 1)
}
