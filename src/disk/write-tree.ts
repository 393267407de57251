import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { InvariantError, RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import { folderOf } from '../model/source-file.ts'
import { encodeText } from '../text/decode.ts'
import type { Difference } from '../workspace/compare.ts'
import { differences } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { checkPath } from './check-path.ts'
import { linkFinder } from './link-finder.ts'
import type { StagedFile } from './stage-files.ts'
import { stageFiles } from './stage-files.ts'
import { statOf } from './stat-of.ts'
import type { UndoLog } from './undo-log.ts'
import { undoLog } from './undo-log.ts'

/** What was written, sorted. */
export interface WrittenFiles {
  readonly added: readonly RepoPath[]
  readonly removed: readonly RepoPath[]
  readonly changed: readonly RepoPath[]
}

/**
 * Turn the tree below an OS path from `base` into `final`: exactly the paths that differ, all or nothing. Contents
 * are staged in a folder inside the root and renamed into place, mode bits stay with a file through edits and moves,
 * and folders that lose their last file go. Throws RefusedError, with the tree as it was, for a path outside the
 * root, inside `.git` or below a link, a base file that is no longer what was read, a file in the way, and when the
 * disk refuses. Throws InvariantError when the way back fails too: the message says where the old files are.
 */
export function writeTree(root: string, base: Workspace, final: Workspace): WrittenFiles {
  const all = differences(base, final)
  refuseForbidden(root, all)
  if (all.length > 0) replaceFiles(root, base, final, all)
  const pathsOf = (kind: Difference['kind']) => all.filter((each) => each.kind === kind).map((each) => each.path)
  return { added: pathsOf('added'), removed: pathsOf('removed'), changed: pathsOf('changed') }
}

function replaceFiles(root: string, base: Workspace, final: Workspace, all: readonly Difference[]): void {
  const log = undoLog(root)
  let folder: string | undefined
  try {
    folder = mkdtempSync(join(root, '.extract-codemod-'))
    const staged = stageFiles(root, folder, base, final, all)
    refuseChanged(root, base, all, staged)
    takeAway(root, folder, all, log)
    place(root, staged, log)
  } catch (error) {
    if (log.undo().length > 0) {
      const message = `writing failed and could not be undone; the files as they were are in ${folder}`
      throw new InvariantError(message, { cause: error })
    }
    if (folder !== undefined) rmSync(folder, { recursive: true })
    throw refusal(error)
  }
  rmSync(folder, { recursive: true })
}

function takeAway(root: string, folder: string, all: readonly Difference[], log: UndoLog): void {
  const isOld = ({ kind }: Difference) => kind !== 'added'
  all.filter(isOld).forEach(({ path }, i) => log.rename(join(root, path), join(folder, `old-${i}`)))
  const needed = new Set(all.filter(({ kind }) => kind !== 'removed').flatMap(({ path }) => foldersAbove(path)))
  for (const { path, kind } of all) {
    if (kind === 'removed') log.removeEmpty(folderOf(path), (each) => needed.has(each))
  }
}

function place(root: string, staged: readonly StagedFile[], log: UndoLog): void {
  for (const file of staged) {
    const target = join(root, file.path)
    log.makeFolder(folderOf(file.path))
    if (statOf(target) !== undefined) {
      throw new RefusedError(
        `${file.path} exists on disk but is not part of the tree (ignored by git?)`,
        'Move it out of the way, then run again.',
      )
    }
    log.rename(file.staged, target)
  }
}

function refuseForbidden(root: string, all: readonly Difference[]): void {
  const linkAbove = linkFinder(root)
  for (const { path } of all) {
    checkPath(path)
    const link = linkAbove(folderOf(path))
    if (link !== undefined) {
      throw new RefusedError(`${path} lies below the symbolic link ${link}`, 'Choose a path that is not behind a link.')
    }
  }
}

/** Every file that is replaced, removed or copied must still be what the run was computed from. */
function refuseChanged(root: string, base: Workspace, all: readonly Difference[], staged: readonly StagedFile[]): void {
  const old = all.filter(({ kind }) => kind !== 'added').map(({ path }) => path)
  for (const path of new Set([...old, ...staged.flatMap(({ carrier }) => carrier ?? [])])) {
    if (!isAsRead(root, base, path)) {
      throw new RefusedError(`${path} has changed on disk since it was read`, 'Run again on the tree as it is now.')
    }
  }
}

function isAsRead(root: string, base: Workspace, path: RepoPath): boolean {
  if (statOf(join(root, path))?.isFile() !== true) return false
  const file = base.read(path)
  return file === undefined || readFileSync(join(root, path)).equals(encodeText(file))
}

function foldersAbove(path: RepoPath): readonly RepoPath[] {
  const folder = folderOf(path)
  return folder === '' ? [] : [folder, ...foldersAbove(folder)]
}

function refusal(error: unknown): unknown {
  const isFromDisk = error instanceof Error && 'code' in error
  if (!isFromDisk) return error
  return new RefusedError(
    `the tree could not be written: ${error.message}`,
    'Nothing was changed. Remove the cause, then run again.',
  )
}
