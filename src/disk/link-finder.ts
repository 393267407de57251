import { join } from 'node:path'
import type { RepoPath } from '../model/source-file.ts'
import { folderOf } from '../model/source-file.ts'
import { statOf } from './stat-of.ts'

/**
 * A function that gives the outermost symbolic link on the way from an OS path down to a folder below it, the folder
 * included, or undefined. It remembers what it saw. Git still lists the files of a folder that became a link.
 */
export function linkFinder(root: string): (folder: RepoPath) => RepoPath | undefined {
  const found = new Map<RepoPath, RepoPath | undefined>([['', undefined]])
  return function linkAbove(folder): RepoPath | undefined {
    if (found.has(folder)) return found.get(folder)
    const isLink = () => statOf(join(root, folder))?.isSymbolicLink() === true
    const link = linkAbove(folderOf(folder)) ?? (isLink() ? folder : undefined)
    found.set(folder, link)
    return link
  }
}
