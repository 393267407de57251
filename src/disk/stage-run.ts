import { mkdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { RefusedError } from '../model/errors.ts'
import type { FileState, Journal, JournalFile, JournalFolder } from '../model/journal.ts'
import type { RepoPath } from '../model/source-file.ts'
import { folderOf } from '../model/source-file.ts'
import { encodeText } from '../text/decode.ts'
import type { Difference } from '../workspace/compare.ts'
import { differences } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { checkPath } from './check-path.ts'
import { carryMeta } from './carry-meta.ts'
import { readThrough, sha256Of, syncFile, syncFolder } from './durable.ts'
import { modeOf } from './file-state.ts'
import { linkFinder } from './link-finder.ts'
import { copyLink, linkState, linkTargetAt } from './link-state.ts'
import { makeRunFolder } from './run-folders.ts'
import type { RunFolders } from './run-folders.ts'
import { stageFiles } from './stage-files.ts'
import { statOf } from './stat-of.ts'

/** A run that waits beside the tree: both sides of every file are on the disk, and nothing of the tree has changed. */
export interface StagedRun {
  readonly files: readonly JournalFile[]
  readonly folders: Journal['folders']
}

/** The OS path of the copy of the `at`-th file of a run as it was before. */
export function backupOf(folders: RunFolders, id: string, at: number): string {
  return join(folders.state, `old-${id}`, String(at))
}

/** The OS path of the content that the `at`-th file of a run is to have. */
export function stagedOf(folders: RunFolders, at: number): string {
  return join(folders.work, `new-${at}`)
}

/** The OS path where the `at`-th file of a run waits while another content takes its place. */
export function asideOf(folders: RunFolders, at: number): string {
  return join(folders.work, `was-${at}`)
}

/**
 * Put the new content of every file that differs into the work folder, and a copy of every old one into the state folder. Mode bits stay
 * with a file through edits and moves. Throws RefusedError, with the tree as it was, for a path outside the root, inside `.git` or below
 * a link, a base file that is no longer what was read, a file in the way, and when the disk refuses.
 */
export function stageRun(folders: RunFolders, id: string, base: Workspace, final: Workspace): StagedRun {
  const { root } = folders
  const all = differences(base, final)
  checkPlaces(root, all)
  makeRunFolder(folders.state)
  makeRunFolder(folders.work)
  const positions = new Map(all.map(({ path }, at) => [path, at]))
  const staged = stageFiles(root, (path) => stagedOf(folders, positions.get(path) ?? -1), base, final, all)
  const carried = new Map(staged.map((file) => [file.path, file]))
  mkdirSync(join(folders.state, `old-${id}`), { recursive: true, mode: 0o700 })
  const files = all.map(({ path, kind }, at): JournalFile => {
    const before = kind === 'added' ? undefined : backUp(root, path, backupOf(folders, id, at), base)
    const target = carried.get(path)?.staged
    const after = target === undefined ? undefined : stateOfStaged(target)
    return { path, before, after }
  })
  for (const { carrier } of staged) if (carrier !== undefined) refuseChanged(root, base, carrier, positions)
  syncFolder(join(folders.state, `old-${id}`))
  syncFolder(folders.work)
  return { files, folders: { before: foldersAbove(root, all), after: [] } }
}

/** Throws RefusedError for a path outside the root, inside `.git` or below a link, and for a file in the way. */
export function checkPlaces(root: string, all: readonly Difference[]): void {
  refuseForbidden(root, all)
  refuseInTheWay(root, all)
}

function backUp(root: string, path: RepoPath, copy: string, base: Workspace): FileState {
  const target = join(root, path)
  const link = base.linkAt(path)
  if (link !== undefined) {
    if (linkTargetAt(target) !== link) throw changed(path)
    copyLink(target, copy)
    return linkState(link)
  }
  const stats = statOf(target)
  if (stats?.isFile() !== true) throw changed(path)
  const { sha256, size } = readThrough(target, copy)
  carryMeta(stats, copy)
  utimesSync(copy, stats.atime, stats.mtime)
  // What was copied must be what the run was computed from, so the copy is compared and not the file.
  const file = base.read(path)
  if (file !== undefined && !isSame(copy, encodeText(file))) throw changed(path)
  return { sha256, size, mode: modeOf(stats) }
}

function stateOfStaged(path: string): FileState {
  const stats = statOf(path)
  if (stats === undefined) throw new RefusedError(`${path} is gone`, 'Run again.')
  const link = linkTargetAt(path)
  if (link !== undefined) return linkState(link)
  syncFile(path)
  return { ...readThrough(path), mode: modeOf(stats) }
}

/** A file that is only copied has no copy of its own to compare. */
function refuseChanged(root: string, base: Workspace, path: RepoPath, positions: ReadonlyMap<RepoPath, number>): void {
  if (positions.has(path)) return
  const file = base.read(path)
  const isFile = statOf(join(root, path))?.isFile() === true
  if (!isFile || (file !== undefined && !isSame(join(root, path), encodeText(file)))) throw changed(path)
}

function isSame(path: string, bytes: Uint8Array): boolean {
  const { sha256, size } = readThrough(path)
  return size === bytes.length && sha256 === sha256Of(bytes)
}

function changed(path: RepoPath): RefusedError {
  return new RefusedError(`${path} has changed on disk since it was read`, 'Run again on the tree as it is now.')
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

/** A folder may stand where a file goes only if the run takes something out of it; whether it is empty then is seen when it is. */
function refuseInTheWay(root: string, all: readonly Difference[]): void {
  const removed = all.filter(({ kind }) => kind === 'removed').map(({ path }) => path)
  for (const { path, kind } of all) {
    const stats = kind === 'added' ? statOf(join(root, path)) : undefined
    if (stats === undefined) continue
    if (stats.isDirectory() && removed.some((other) => other.startsWith(`${path}/`))) continue
    throw inTheWay(path)
  }
}

/** The refusal of a path that something else holds. */
export function inTheWay(path: RepoPath): RefusedError {
  return new RefusedError(
    `${path} exists on disk but is not part of the tree (ignored by git?)`,
    'Move it out of the way, then run again.',
  )
}

/** The folders above some files that are there. */
export function foldersAbove(root: string, all: readonly { readonly path: RepoPath }[]): readonly JournalFolder[] {
  const found = new Map<RepoPath, JournalFolder>()
  for (const { path } of all) {
    for (let folder = folderOf(path); folder !== '' && !found.has(folder); folder = folderOf(folder)) {
      const stats = statOf(join(root, folder))
      if (stats?.isDirectory() === true) found.set(folder, { path: folder, mode: modeOf(stats) })
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}
