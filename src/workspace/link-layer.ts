import type { FileChange } from '../model/change.ts'
import { InvariantError } from '../model/errors.ts'
import type { RepoPath, SymbolicLink } from '../model/source-file.ts'
import type { Origin } from './workspace.ts'

/** The symbolic links of one snapshot, each with the link of the file source that it goes back to. Immutable. */
export interface LinkLayer {
  /** Sorted by path. */
  readonly links: readonly SymbolicLink[]
  readonly at: (path: RepoPath) => string | undefined
  readonly originOf: (path: RepoPath) => Origin | undefined
  /** The paths that do not hold the link that the file source has there. */
  readonly touched: () => readonly RepoPath[]
  /** The layer after the changes of kind `link`; others are none of its business. Throws InvariantError for a path that is taken. */
  readonly with: (changes: readonly FileChange[]) => LinkLayer
}

interface Held extends SymbolicLink {
  readonly from: RepoPath
}

/** The links of a file source as they are there. */
export function linkLayer(base: readonly SymbolicLink[]): LinkLayer {
  const targets = new Map(base.map((link) => [link.path, link.target]))
  return layer(new Map(base.map((link) => [link.path, { ...link, from: link.path }])), targets)
}

function layer(held: ReadonlyMap<RepoPath, Held>, base: ReadonlyMap<RepoPath, string>): LinkLayer {
  const isSame = (link: Held | undefined, path: RepoPath): boolean =>
    link !== undefined && link.from === path && link.target === base.get(path)
  return {
    links: [...held.values()].map(({ path, target }) => ({ path, target })).sort((a, b) => (a.path < b.path ? -1 : 1)),
    at: (path) => held.get(path)?.target,
    originOf(path) {
      const link = held.get(path)
      return link && { path: link.from, isEdited: link.target !== base.get(link.from) }
    },
    touched: () => [...new Set([...base.keys(), ...held.keys()])].filter((path) => !isSame(held.get(path), path)),
    with(changes) {
      const moves = changes.filter((change) => change.kind === 'link')
      if (moves.length === 0) return layer(held, base)
      const next = new Map(held)
      for (const { path } of moves)
        if (!next.delete(path)) throw new InvariantError(`${path}: changed by two changes of one step, or no link`)
      for (const { path, to, target } of moves) {
        if (next.has(to)) throw new InvariantError(`${to}: a change puts a link where there is one already`)
        next.set(to, { path: to, target, from: held.get(path)?.from ?? path })
      }
      return layer(next, base)
    },
  }
}
