import { copyFileSync, constants, mkdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { RefusedError } from '../model/errors.ts'
import type { Journal, JournalFile } from '../model/journal.ts'
import type { RepoPath } from '../model/source-file.ts'
import { carryMeta } from './carry-meta.ts'
import { readThrough, syncFile, syncFolder } from './durable.ts'
import { holds } from './file-state.ts'
import { makeRunFolder } from './run-folders.ts'
import type { RunFolders } from './run-folders.ts'
import { copyLink } from './link-state.ts'
import { backupOf, foldersAbove, stagedOf } from './stage-run.ts'
import type { StagedRun } from './stage-run.ts'
import { statOf } from './stat-of.ts'

/** The files of a run that no longer hold what it left. */
export function changedSince({ root }: RunFolders, { files }: Journal): readonly RepoPath[] {
  return files.filter((file) => !holds(join(root, file.path), file.after)).map(({ path }) => path)
}

/**
 * Stage a run backwards: the copies of its old files become the new contents, and what is there now is copied. Throws RefusedError when a
 * copy is gone, or when the disk changes under us.
 */
export function stageUndo(folders: RunFolders, id: string, last: Journal): StagedRun {
  makeRunFolder(folders.state)
  makeRunFolder(folders.work)
  mkdirSync(join(folders.state, `old-${id}`), { mode: 0o700 })
  const files = last.files.map((file, at): JournalFile => {
    if (file.after?.isLink === true) {
      copyLink(join(folders.root, file.path), backupOf(folders, id, at))
    } else if (file.after !== undefined) {
      const stats = statOf(join(folders.root, file.path))
      const { sha256 } = readThrough(join(folders.root, file.path), backupOf(folders, id, at))
      if (stats === undefined || sha256 !== file.after.sha256)
        throw new RefusedError(`${file.path} has changed on disk since it was read`, 'Run again.')
      carryMeta(stats, backupOf(folders, id, at))
      utimesSync(backupOf(folders, id, at), stats.atime, stats.mtime)
    }
    if (file.before !== undefined) restage(backupOf(folders, last.id, at), stagedOf(folders, at), file)
    return { path: file.path, before: file.after, after: file.before }
  })
  syncFolder(join(folders.state, `old-${id}`))
  syncFolder(folders.work)
  return { files, folders: { before: foldersAbove(folders.root, last.files), after: last.folders.before } }
}

function restage(from: string, to: string, { path, before }: JournalFile): void {
  const stats = statOf(from)
  if (stats === undefined || !holds(from, before))
    throw new RefusedError(`the copy of ${path} as it was is gone: ${from}`, 'Go back with git instead.')
  if (before?.isLink === true) {
    copyLink(from, to)
    return
  }
  copyFileSync(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
  carryMeta(stats, to)
  utimesSync(to, stats.atime, stats.mtime)
  syncFile(to)
}
