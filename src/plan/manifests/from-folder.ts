import { sharedHead } from '../../model/shared-ends.ts'
import type { RepoPath } from '../../model/source-file.ts'

/** A folder of the repository as it is called from another one; `.` for itself. */
export function fromFolder(folder: RepoPath, directory: RepoPath): string {
  const [here, there] = [folder, directory].map((path) => path.split('/').filter((part) => part !== ''))
  const [a, b] = [here ?? [], there ?? []]
  const shared = sharedHead(a, b)
  const parts = [...a.slice(shared).map(() => '..'), ...b.slice(shared)]
  return parts.length === 0 ? '.' : parts.join('/')
}
