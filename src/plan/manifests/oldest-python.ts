import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { distributionOf } from './distribution.ts'

/** What a project says of the Pythons it runs on. */
export interface PythonRange {
  /** The manifest that was read; the file need not be there. */
  readonly manifest: RepoPath
  /** `requires-python` as it is written; undefined when there is none. */
  readonly requires: string | undefined
  /** The minor version of the oldest Python 3 it admits; undefined when nothing bounds it from below. */
  readonly oldest: number | undefined
}

/**
 * The Pythons that the project of a file supports, by `requires-python` (PEP 440): what `>=`, `>`, `~=` and `==` bound from
 * below. `>3.14` admits 3.14.1, so it bounds as `>=3.14` does.
 */
export function pythonRange(workspace: Workspace, path: RepoPath): PythonRange {
  const { manifest, requiresPython: requires } = distributionOf(workspace, path)
  const bounds = (requires ?? '').split(',').flatMap((part) => {
    const [, major, minor] = /^\s*(?:>=?|~=|===?)\s*v?(\d+)(?:\.(\d+))?/.exec(part) ?? []
    if (major === undefined) return []
    return [major === '3' ? Number(minor ?? 0) : Number(major) > 3 ? Infinity : 0]
  })
  return { manifest, requires, oldest: bounds.length === 0 ? undefined : Math.max(...bounds) }
}
