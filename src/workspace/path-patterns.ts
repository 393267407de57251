import picomatch from 'picomatch'
import type { RepoPath } from '../model/source-file.ts'

/** Whether a path fits a glob as a whole, dot files included. */
export function likeGlob(glob: string): (path: RepoPath) => boolean {
  return picomatch(glob, { dot: true })
}
