import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RefusedError } from '../model/errors.ts'
import { statOf } from './stat-of.ts'

/** The folder in the root that holds what is on its way into the tree; no listing names it. */
export const WORK_FOLDER = '.extract-codemod'

/** Where a run keeps what it needs to go on or back (OS paths). */
export interface RunFolders {
  /** The folder the tree starts from. */
  readonly root: string
  /** Lock, journal and the files as they were. Inside git's own folder, or the same as `work` where there is no git. */
  readonly state: string
  /** New contents, in the file system of the tree, to be put into place, and what waits while that is done. */
  readonly work: string
}

/** The folders for a root; `gitFolder` is git's own one for its work tree, undefined without git. Makes nothing. */
export function runFolders(root: string, gitFolder: string | undefined): RunFolders {
  const work = join(root, WORK_FOLDER)
  return { root, work, state: gitFolder === undefined ? work : join(gitFolder, 'extract-codemod') }
}

/** Make a folder of a run, and hide it from `git status`. Throws RefusedError for what is there and is not ours. */
export function makeRunFolder(folder: string): void {
  const stats = statOf(folder)
  if (stats !== undefined && !(stats.isDirectory() && namesIn(folder).every(isOurs)))
    throw new RefusedError(`${folder} is in the way: it was not made by this program`, 'Move it away, then run again.')
  // Not `recursive`: a root that is gone does not come back.
  if (stats === undefined) makeUnlessThere(folder)
  const ignore = join(folder, '.gitignore')
  if (statOf(ignore) === undefined) writeFileSync(ignore, '*\n')
}

function makeUnlessThere(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Whether a folder of a run (OS path) is there. */
export function isThere(folder: string): boolean {
  return statOf(folder)?.isDirectory() === true
}

/** Remove a folder of a run with everything in it, if all of it is ours; links are removed, not followed. */
export function removeRunFolder(folder: string): void {
  if (!isThere(folder)) return
  const names = namesIn(folder)
  if (!names.every(isOurs)) return
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true })
  rmdirSync(folder)
}

/** Remove what a run needs while it is under way from its folder: everything but what `isKept` names. */
export function sweepRunFolder(folder: string, isKept: (name: string) => boolean): void {
  if (!isThere(folder)) return
  for (const name of namesIn(folder)) {
    if (isOurs(name) && !isKept(name)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** Every name a run may make in its folders. */
function isOurs(name: string): boolean {
  return /^(\.gitignore|(lock|journal\.json|last-run\.json|aside\.json)(\.[\w.-]+)?|(new|tmp|was)-\d+|old-[\w-]+)$/.test(
    name,
  )
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder).sort()
}
