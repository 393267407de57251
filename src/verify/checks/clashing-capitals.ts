import type { Finding } from '../../model/finding.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Files and folders of the final tree that are the same but for capitals, and were not so before: on macOS and Windows they are one, a checkout
 * has one of them alone, and imports find that.
 */
export function clashingCapitals(scene: Scene): readonly Finding[] {
  const isNew = [...scene.touched].some(([path, origin]) => origin !== path) || scene.isByHand
  if (!isNew) return []
  const before = clashesIn(scene.base)
  return [...clashesIn(scene.final)].flatMap(([key, paths]): readonly Finding[] =>
    before.has(key)
      ? []
      : [
          {
            code: 'name-shadows',
            level: 'error',
            reason: `${paths.join(' and ')} are one on macOS and Windows, where capitals are not told apart`,
            advice: 'Choose a name that differs by more than capitals.',
            place: { path: paths.at(-1) ?? key },
          },
        ],
  )
}

/** Paths, folders among them, by their spelling without capitals, where there are several; below a folder that clashes none is named. */
function clashesIn(workspace: Workspace): ReadonlyMap<string, readonly RepoPath[]> {
  const spelled = new Map<string, Set<RepoPath>>()
  const seen = new Set<RepoPath>()
  for (const file of [...workspace.list(), ...workspace.links().map(({ path }) => path)])
    for (let path = file; path !== '' && !seen.has(path); path = folderOf(path)) {
      seen.add(path)
      const key = path.normalize('NFC').toLowerCase()
      spelled.set(key, (spelled.get(key) ?? new Set<RepoPath>()).add(path))
    }
  const clashes = new Map<string, readonly RepoPath[]>()
  for (const [key, paths] of [...spelled].sort(([a], [b]) => a.length - b.length))
    if (paths.size > 1 && !clashes.has(folderOf(key))) clashes.set(key, [...paths].sort())
  return clashes
}
