import ignore from 'ignore'
import picomatch from 'picomatch'
import type { RepoPath } from '../model/source-file.ts'

/** Whether a path is among what some patterns of the kind of `.gitignore` mean (gitignore(5), "Pattern format"). */
export function likeIgnored(patterns: readonly string[]): (path: RepoPath) => boolean {
  const rules = ignore().add([...patterns])
  return (path) => rules.ignores(path)
}

/** Whether a path fits a glob as a whole, dot files included. */
export function likeGlob(glob: string): (path: RepoPath) => boolean {
  return picomatch(glob, { dot: true })
}
