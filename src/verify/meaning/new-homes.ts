import type { RepoPath } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A file of the result that was not there, and the one from which a definition came into it. */
export interface NewHome {
  readonly from: RepoPath
  readonly path: RepoPath
}

/** Where definitions went that had no file before: one for each definition. */
export function newHomes({ base, before, after, map, plan }: Scene): readonly NewHome[] {
  return plan.symbols.flatMap((move) => {
    const [from, path] = [before.fileOf(move.from), after.fileOf(map.moduleTo(move.to))]
    return from === undefined || path === undefined || base.has(path) ? [] : [{ from, path }]
  })
}
