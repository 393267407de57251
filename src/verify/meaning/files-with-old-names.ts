import type { RepoPath } from '../../model/source-file.ts'
import { textsWithOldNames } from '../../plan/names/affected-text.ts'
import type { Scene } from '../proof/proof-input.ts'

const known = new WeakMap<Scene, Map<'base' | 'final', readonly RepoPath[]>>()

/** The text files of one of the trees that may hold an old name. Every byte of the tree is looked at, so it is done once. */
export function oldTexts(scene: Scene, which: 'base' | 'final'): readonly RepoPath[] {
  const cache = known.get(scene) ?? new Map<'base' | 'final', readonly RepoPath[]>()
  known.set(scene, cache)
  const paths = cache.get(which) ?? textsWithOldNames(scene[which], scene.plan)
  cache.set(which, paths)
  return paths
}
