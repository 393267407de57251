import {
  chmodSync,
  copyFileSync,
  constants,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import type { FileState, Journal, JournalFile, Side } from '../model/journal.ts'
import type { RepoPath } from '../model/source-file.ts'
import { folderOf } from '../model/source-file.ts'
import { carryMeta } from './carry-meta.ts'
import { syncFile, syncFolder } from './durable.ts'
import { holds } from './file-state.ts'
import { linkFinder } from './link-finder.ts'
import { copyLink } from './link-state.ts'
import type { RunFolders } from './run-folders.ts'
import { asideOf, backupOf, stagedOf } from './stage-run.ts'
import { statOf } from './stat-of.ts'
import { giveBack, swapFile } from './swap-file.ts'

/** A path that was left alone, and why: `kept` because somebody else's work is there, `failed` because the disk refuses. */
export interface LeftFile {
  readonly kind: 'kept' | 'failed'
  readonly path: RepoPath
  readonly reason: string
  /** The path that holds what the program would have put there, if anything. */
  readonly beside?: RepoPath | undefined
}

/**
 * Bring the files of a journal to one side, from whatever point the run was cut off at. A file that holds
 * neither side's content (somebody else's edit), is a link by now or lies below one is left alone, also where it becomes so at the last
 * moment (`swapFile`). With `stopsEarly` the first that cannot be brought over ends it. Gives what was left; throws nothing that the disk says.
 */
export function placeFiles(
  folders: RunFolders,
  journal: Pick<Journal, 'id' | 'files' | 'folders'>,
  side: Side,
  stopsEarly: boolean,
): readonly LeftFile[] {
  const { root } = folders
  const left: LeftFile[] = []
  const touched = new Set<RepoPath>()
  const other: Side = side === 'after' ? 'before' : 'after'
  const modes = new Map(journal.folders[side].map((folder) => [folder.path, folder.mode]))

  function bring(file: JournalFile, at: number): void {
    if (stopsEarly && left.length > 0) return
    const [target, aside] = [join(root, file.path), asideOf(folders, at)]
    const keep = (reason: string): unknown =>
      left.push({ kind: 'kept', path: file.path, reason, beside: besideOf(file, at) })
    try {
      if (linkFinder(root)(folderOf(file.path)) === undefined) giveBack(target, aside)
      const reason = reasonToLeave(root, file, file[side], file[other])
      if (reason === 'done') return
      if (reason !== undefined) keep(reason)
      else {
        if (file[side] !== undefined) makeFolder(root, folderOf(file.path), modes)
        const content = file[side] === undefined ? undefined : contentFor(folders, journal.id, at, side)
        if (!swapFile({ target, aside, content }, file[other])) keep('somebody changed it meanwhile')
        touched.add(folderOf(file.path))
      }
    } catch (error) {
      left.push({ kind: 'failed', path: file.path, reason: (error as Error).message })
    }
  }

  /** Beside an edited file stands what would have been put there. */
  function besideOf(file: JournalFile, at: number): RepoPath | undefined {
    if (stopsEarly || file[side] === undefined) return undefined
    const beside = `${file.path}.extract-codemod-${side}`
    if (statOf(join(root, beside)) !== undefined || linkFinder(root)(folderOf(beside)) !== undefined) return undefined
    makeFolder(root, folderOf(beside), modes)
    renameSync(contentFor(folders, journal.id, at, side), join(root, beside))
    return beside
  }

  const numbered = journal.files.map((file, at) => ({ file, at }))
  for (const { file, at } of numbered.filter(({ file }) => file[side] === undefined)) bring(file, at)
  const needed = new Set(journal.files.filter((file) => file[side] !== undefined).flatMap(({ path }) => above(path)))
  for (const file of journal.files.filter((file) => file[side] === undefined)) {
    for (const folder of above(file.path)) {
      if (needed.has(folder) || modes.has(folder) || !removedIfEmpty(join(root, folder))) break
      touched.add(folderOf(folder))
    }
  }
  for (const { file, at } of numbered.filter(({ file }) => file[side] !== undefined)) bring(file, at)
  for (const folder of journal.folders[side]) remake(root, folder.path, folder.mode, left)
  for (const folder of touched) syncFolder(join(root, folder))
  return left
}

function reasonToLeave(
  root: string,
  { path }: JournalFile,
  wanted: FileState | undefined,
  present: FileState | undefined,
): string | undefined {
  const link = linkFinder(root)(folderOf(path))
  if (link !== undefined) return `the folder ${link} has become a link`
  const target = join(root, path)
  if (holds(target, wanted)) return 'done'
  if (holds(target, present)) return undefined
  const stats = statOf(target)
  if (stats === undefined) return 'somebody removed it meanwhile'
  const wasLink = present?.isLink === true
  if (wasLink ? stats.isSymbolicLink() : stats.isFile()) return 'somebody changed it meanwhile'
  return wasLink ? 'it is no link any more' : 'it is no regular file any more'
}

/** The OS path of the content for a side, to be renamed. Copies of old files stay, so that an undo finds them. */
function contentFor(folders: RunFolders, id: string, at: number, side: Side): string {
  if (side === 'after') return stagedOf(folders, at)
  const from = backupOf(folders, id, at)
  const copy = join(folders.work, `tmp-${at}`)
  const stats = statOf(from)
  mkdirSync(folders.work, { recursive: true, mode: 0o700 })
  rmSync(copy, { force: true })
  if (stats?.isSymbolicLink() === true) {
    copyLink(from, copy)
    return copy
  }
  copyFileSync(from, copy, constants.COPYFILE_FICLONE)
  if (stats !== undefined) {
    carryMeta(stats, copy)
    utimesSync(copy, stats.atime, stats.mtime)
  }
  syncFile(copy)
  return copy
}

function above(path: RepoPath): readonly RepoPath[] {
  const folder = folderOf(path)
  return folder === '' ? [] : [folder, ...above(folder)]
}

function makeFolder(root: string, folder: RepoPath, modes: ReadonlyMap<RepoPath, number>): void {
  if (folder === '' || statOf(join(root, folder))?.isDirectory() === true) return
  makeFolder(root, folderOf(folder), modes)
  mkdirSync(join(root, folder))
  const mode = modes.get(folder)
  // `mkdir` takes the umask off.
  if (mode !== undefined) chmodSync(join(root, folder), mode)
}

function removedIfEmpty(folder: string): boolean {
  if (statOf(folder)?.isDirectory() !== true) return true
  if (readdirSync(folder).length > 0) return false
  rmdirSync(folder)
  return true
}

/** A folder that lost its last file and had others than the run's before, which somebody removed, comes back empty. */
function remake(root: string, folder: RepoPath, mode: number, left: LeftFile[]): void {
  try {
    const stats = statOf(join(root, folder))
    if (stats === undefined) makeFolder(root, folder, new Map([[folder, mode]]))
    else if (stats.isDirectory() && (stats.mode & 0o7777) !== mode) chmodSync(join(root, folder), mode)
  } catch (error) {
    left.push({ kind: 'failed', path: folder, reason: (error as Error).message })
  }
}
