import { chmodSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RepoPath } from '../model/source-file.ts'
import { folderOf } from '../model/source-file.ts'
import { statOf } from './stat-of.ts'

/** Changes of a file tree that can be taken back. Paths of files and folders are relative to one root. */
export interface UndoLog {
  /** Rename between two OS paths of one file system. */
  readonly rename: (from: string, to: string) => void
  /** Make a folder and the missing ones above it. */
  readonly makeFolder: (folder: RepoPath) => void
  /** Remove a folder and the ones above it as far as they are empty and `isKept` does not object. */
  readonly removeEmpty: (folder: RepoPath, isKept: (folder: RepoPath) => boolean) => void
  /** Take everything back, last change first. Gives what could not be taken back. */
  readonly undo: () => readonly unknown[]
}

/** An empty undo log for the tree below an OS path. */
export function undoLog(root: string): UndoLog {
  const steps: (() => void)[] = []

  function makeFolder(folder: RepoPath): void {
    if (folder === '' || statOf(join(root, folder))?.isDirectory() === true) return
    makeFolder(folderOf(folder))
    mkdirSync(join(root, folder))
    steps.push(() => rmdirSync(join(root, folder)))
  }

  function removeEmpty(folder: RepoPath, isKept: (folder: RepoPath) => boolean): void {
    const osPath = join(root, folder)
    const stats = folder === '' ? undefined : statOf(osPath)
    if (stats?.isDirectory() !== true || isKept(folder) || readdirSync(osPath).length > 0) return
    rmdirSync(osPath)
    steps.push(() => {
      mkdirSync(osPath)
      // `mkdir` takes the umask off.
      chmodSync(osPath, stats.mode)
    })
    removeEmpty(folderOf(folder), isKept)
  }

  return {
    rename(from, to) {
      renameSync(from, to)
      steps.push(() => renameSync(to, from))
    },
    makeFolder,
    removeEmpty,
    undo: () =>
      steps
        .splice(0)
        .reverse()
        .flatMap((step) => {
          try {
            step()
            return []
          } catch (error) {
            return [error]
          }
        }),
  }
}
