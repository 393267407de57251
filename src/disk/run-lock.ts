import { linkSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { RefusedError } from '../model/errors.ts'
import { isThere, makeRunFolder, removeRunFolder } from './run-folders.ts'
import type { RunFolders } from './run-folders.ts'
import { statOf } from './stat-of.ts'

/** Who holds the lock of a tree. */
export interface LockHolder {
  readonly pid: number
  readonly host: string
  /** When the process started, in the words of the system; undefined where it cannot be told. */
  readonly born?: string | undefined
  readonly since: string
  /** OS path of the folder in the tree that it works with. */
  readonly work: string
}

/** A lock that is held until it is let go, or until its process ends. */
export interface RunLock {
  readonly release: () => void
}

/** How the system tells that a process lives; `undefined` where it cannot say when it started. */
export interface Processes {
  readonly pid: number
  readonly isAlive: (pid: number) => boolean
}

const TRIES = 20

/**
 * Take the lock of a tree. One that is left by a process that is no more is taken over. Throws RefusedError, with who holds it,
 * while another process has it.
 */
export function takeLock(folders: RunFolders, processes: Processes): RunLock {
  const path = join(folders.state, 'lock')
  for (let round = 0; round < TRIES; round += 1) {
    makeRunFolder(folders.state)
    const mine = `${path}.${randomUUID()}`
    try {
      writeFileSync(mine, JSON.stringify(holderOf(folders, processes.pid)))
      // A link appears whole or not at all, and never over another one.
      linkSync(mine, path)
      return { release: () => rmSync(path, { force: true }) }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EEXIST' && code !== 'ENOENT') throw error
    } finally {
      rmSync(mine, { force: true })
    }
    const holder = holderIn(path)
    if (holder === undefined) continue
    if (isHeld(holder, processes)) throw heldBy(folders, holder)
    takeAway(path, holder)
    if (holder.work !== folders.work && !isUnfinished(folders)) removeRunFolder(holder.work)
  }
  throw new RefusedError(`the lock ${path} could not be taken`, 'Run again; if that does not help, remove the file.')
}

/** Who holds the lock of a tree now; undefined for nobody, also when the process is no more. */
export function lockHolder(folders: RunFolders, processes: Processes): LockHolder | undefined {
  const holder = isThere(folders.state) ? holderIn(join(folders.state, 'lock')) : undefined
  return holder !== undefined && isHeld(holder, processes) ? holder : undefined
}

/** Whether a run that is no more left its folder or its lock behind. */
export function isLeftBehind(folders: RunFolders, processes: Processes): boolean {
  const isInTree = isThere(folders.work)
  const hasLock = isThere(folders.state) && holderIn(join(folders.state, 'lock')) !== undefined
  if ((isInTree || hasLock) && lockHolder(folders, processes) === undefined) return true
  return locksInTheMaking(folders, processes).length > 0
}

/** Remove the locks that processes which are no more were about to take. */
export function removeLocksInTheMaking(folders: RunFolders, processes: Processes): void {
  for (const path of locksInTheMaking(folders, processes)) rmSync(path, { force: true })
}

/** Of one that is written just now nothing may be there yet: whoever misses it makes another one. */
function locksInTheMaking({ state }: RunFolders, processes: Processes): readonly string[] {
  if (!isThere(state)) return []
  const paths = readdirSync(state).flatMap((name) => (/^lock\.[\da-f-]+$/.test(name) ? [join(state, name)] : []))
  return paths.filter((path) => {
    const holder = holderIn(path)
    return holder !== undefined && !isHeld(holder, processes)
  })
}

/** The refusal that names the holder. */
export function heldBy({ root }: RunFolders, { pid, since, host }: LockHolder): RefusedError {
  return new RefusedError(
    `another run is under way in ${root}: process ${pid} on ${host}, since ${since}`,
    'Wait until it is done, then run again.',
  )
}

function isHeld({ pid, host, born }: LockHolder, processes: Processes): boolean {
  if (host !== hostname()) return true
  // The number of a process that ended is given to others sooner or later.
  return processes.isAlive(pid) && (born === undefined || birthOf(pid) === born)
}

function holderOf({ work }: RunFolders, pid: number): LockHolder {
  return { work, pid, host: hostname(), born: birthOf(pid), since: new Date().toISOString() }
}

function holderIn(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockHolder
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    // A machine that went down may leave an empty one; no process has this number.
    if (error instanceof SyntaxError) return { pid: -1, host: hostname(), since: '', work: '' }
    throw error
  }
}

/** What is in the work folder of a run that can still be finished is needed. */
function isUnfinished(folders: RunFolders): boolean {
  return statOf(join(folders.state, 'journal.json')) !== undefined
}

/** Between looking and renaming somebody else may have done the same: what was moved is looked at again. */
function takeAway(path: string, stale: LockHolder): void {
  const aside = `${path}.stale.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = holderIn(aside)
  if (moved !== undefined && (moved.pid !== stale.pid || moved.since !== stale.since)) linkSync(aside, path)
  unlinkSync(aside)
}

/** The start time of a process in clock ticks since the machine started (`man 5 proc`, field 22 of stat). */
function birthOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
