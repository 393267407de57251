import type { RepoPath } from '../model/source-file.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Portion } from './portions.ts'

/** A place in a run: after so many of its commits. */
export interface Standing {
  /** 0 is before the first. */
  readonly number: number
  readonly of: number
}

/** After how many portions of a run a tree stands, by the bytes of every file that the run touches; undefined: after none of them. */
export function standingOf(base: Workspace, portions: readonly Portion[], tree: Workspace): Standing | undefined {
  const touched = [...new Set(portions.flatMap(({ differences }) => differences.map(({ path }) => path)))]
  const states = [base, ...portions.map(({ after }) => after)]
  const number = states.findLastIndex((state) => touched.every((path) => isSame(state, tree, path)))
  return number < 0 ? undefined : { number, of: portions.length }
}

function isSame(one: Workspace, other: Workspace, path: RepoPath): boolean {
  const read = one.bytes(path)
  // The buffer may be used again for the next file.
  const bytes = read === undefined ? undefined : Buffer.from(read)
  const others = other.bytes(path)
  return bytes === undefined || others === undefined ? bytes === others : bytes.equals(others)
}
