import { join } from 'node:path'
import { forgetAside, rememberedAside } from '../disk/aside-file.ts'
import { lastJournal, unfinishedJournal } from '../disk/journal-file.ts'
import { isThere, removeRunFolder, runFolders, sweepRunFolder } from '../disk/run-folders.ts'
import type { RunFolders } from '../disk/run-folders.ts'
import { removeLocksInTheMaking, takeLock } from '../disk/run-lock.ts'
import { removeFolder } from '../disk/write-aside.ts'
import { gitFolderOf, isRepository, prefixOf, topLevel } from '../git/git.ts'
import { removeWorktree } from '../git/temporary-worktree.ts'
import type { Journal } from '../model/journal.ts'
import type { Host } from './host.ts'

/** A tree that nobody else may write to. */
export interface RunHold {
  readonly folders: RunFolders
  /** Let go of it; what only an unfinished run needs goes away. */
  readonly release: () => void
}

/** The folders of the tree at a root (OS path); makes nothing. */
export function foldersOf(root: string): RunFolders {
  return runFolders(root, isRepository(root) ? gitFolderOf(root) : undefined)
}

/** The folders of the tree that a journal of the same repository is about: its root may be another folder of it. */
export function foldersOfJournal(root: string, journal: Journal): RunFolders {
  const folders = foldersOf(root)
  if (folders.state === folders.work) return folders
  return { ...runFolders(join(topLevel(root), journal.root), gitFolderOf(root)) }
}

/** A root as a journal names it: from the top of the work tree. */
export function rootInJournal(root: string): string {
  return isRepository(root) ? prefixOf(root) : ''
}

/** Take a tree for oneself. Throws RefusedError while another process has it. What a run that was killed left aside is removed. */
export function holdTree(folders: RunFolders, host: Host): RunHold {
  const lock = takeLock(folders, host)
  try {
    removeLocksInTheMaking(folders, host)
    removeAside(folders)
    tidy(folders)
  } catch (error) {
    lock.release()
    throw error
  }
  return {
    folders,
    release() {
      // What cannot be tidied up now does not change what was done; the next command does it.
      for (const work of [removeAside, tidy, () => lock.release(), forgetEmpty]) ignoringDisk(() => work(folders))
    },
  }
}

/** Do what need not be done now: errors of the system are left aside, all others are thrown. */
export function ignoringDisk(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}

function removeAside(folders: RunFolders): void {
  const aside = rememberedAside(folders)
  if (aside === undefined) return
  removeWorktree(folders.root, aside)
  removeFolder(aside)
  removeWorktree(folders.root, aside)
  forgetAside(folders)
}

/** An unfinished run needs all of it; the last one that went through needs its old files. */
function tidy(folders: RunFolders): void {
  if (unfinishedJournal(folders) !== undefined) return
  const last = lastJournal(folders)
  const kept = ['lock', '.gitignore', ...(last === undefined ? [] : ['last-run.json', `old-${last.id}`])]
  sweepRunFolder(folders.state, (name) => kept.includes(name) || /^lock\.[\da-f-]+$/.test(name))
  if (folders.work !== folders.state) removeRunFolder(folders.work)
}

function forgetEmpty(folders: RunFolders): void {
  if (!isThere(folders.state)) return
  if (unfinishedJournal(folders) === undefined && lastJournal(folders) === undefined) removeRunFolder(folders.state)
}
