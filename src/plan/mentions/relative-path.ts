import { sharedHead } from '../../model/shared-ends.ts'
import type { RepoPath } from '../../model/source-file.ts'

/** The way from a folder to a path of the same repository. */
export function relative(from: RepoPath, to: RepoPath): string {
  const [here, there] = [from === '' ? [] : from.split('/'), to.split('/')]
  const shared = sharedHead(here, there, there.length - 1)
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
}
