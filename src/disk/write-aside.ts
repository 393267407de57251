import { mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import { folderOf } from '../model/source-file.ts'
import type { Difference } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { checkPath } from './check-path.ts'
import { linkFinder } from './link-finder.ts'
import { stageFiles } from './stage-files.ts'
import { statOf } from './stat-of.ts'

/**
 * Write what differs into a checkout of our own (OS path) that holds the tree before: contents of `final`, and mode bits of the files
 * below `root` they continue. Not all or nothing. Throws for a path that leaves the folder.
 */
export function writeAside(
  root: string,
  folder: string,
  base: Workspace,
  final: Workspace,
  all: readonly Difference[],
): void {
  // Everything goes before anything comes: a file may become a folder, and a folder a file.
  const linkAbove = linkFinder(folder)
  for (const { path } of all) {
    checkPath(path)
    const link = linkAbove(folderOf(path))
    if (link !== undefined)
      throw new RefusedError(`${path} lies below the symbolic link ${link}`, 'Choose a path that is not behind a link.')
    rmSync(join(folder, path), { force: true, recursive: true })
  }
  for (const { path, kind } of all) if (kind !== 'removed') mkdirSync(dirname(join(folder, path)), { recursive: true })
  stageFiles(root, (path) => join(folder, path), base, final, all)
}

/**
 * What hooks expect beside the files that git tracks (installed packages, hooks themselves), as links from a checkout of ours to the
 * user's own: only paths that are there and that the checkout lacks.
 */
export function linkInto(folder: string, root: string, paths: readonly RepoPath[]): void {
  for (const path of paths) {
    const target = join(root, path)
    const place = join(folder, path)
    if (statOf(target) === undefined || statOf(place) !== undefined) continue
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(target, place)
  }
}

/** Take such links away again, so that whoever removes the checkout cannot follow them. */
export function unlinkFrom(folder: string, root: string, paths: readonly RepoPath[]): void {
  for (const path of paths) {
    const place = join(folder, path)
    const isOurs = statOf(place)?.isSymbolicLink() === true && readlinkSync(place) === join(root, path)
    if (isOurs) rmSync(place, { force: true })
  }
}

/** Write a file (OS path) of a checkout of ours, whatever was there. */
export function putFile(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { force: true })
  writeFileSync(path, bytes)
}

/** Whether a file (OS path) has the permission bit that git keeps. */
export function isExecutable(path: string): boolean {
  return ((statOf(path)?.mode ?? 0) & 0o100) !== 0
}

/** The names of the hooks in a folder (OS path) that git would run. */
export function hooksIn(folder: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const stats = statOf(join(folder, name))
    return stats !== undefined && (stats.isSymbolicLink() || (stats.isFile() && (stats.mode & 0o111) !== 0))
  })
}

/** Remove a folder of ours (OS path) and everything in it; links are not followed. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** The bytes of a regular file below a checkout of ours (OS path); undefined when there is none. */
export function readAside(folder: string, path: RepoPath): Uint8Array | undefined {
  const place = join(folder, path)
  return statOf(place)?.isFile() === true ? readFileSync(place) : undefined
}

/** Put bytes back into a file of a checkout of ours. */
export function putBack(folder: string, path: RepoPath, bytes: Uint8Array): void {
  writeFileSync(join(folder, path), bytes)
}
