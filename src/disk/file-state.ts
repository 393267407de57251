import type { Stats } from 'node:fs'
import type { FileState } from '../model/journal.ts'
import { readThrough } from './durable.ts'
import { linkState, linkTargetAt } from './link-state.ts'
import { statOf } from './stat-of.ts'

/** What is at an OS path: no file (also a folder, which holds files of its own), something that is no file, or its state. */
export function stateAt(path: string): FileState | 'nothing' | 'not a file' {
  const stats = statOf(path)
  if (stats === undefined || stats.isDirectory()) return 'nothing'
  const link = linkTargetAt(path)
  if (link !== undefined) return linkState(link)
  if (!stats.isFile()) return 'not a file'
  return { ...readThrough(path), mode: modeOf(stats) }
}

/** Whether an OS path holds exactly this; undefined asks for no file. Reads no more than it has to. */
export function holds(path: string, state: FileState | undefined): boolean {
  const stats = statOf(path)
  if (stats === undefined || stats.isDirectory()) return state === undefined
  const link = linkTargetAt(path)
  if (state !== undefined && (link !== undefined || state.isLink === true))
    return state.isLink === true && link !== undefined && linkState(link).sha256 === state.sha256
  if (state === undefined || !stats.isFile()) return false
  if (stats.size !== state.size || modeOf(stats) !== state.mode) return false
  return readThrough(path).sha256 === state.sha256
}

/** The permission bits of a file. */
export function modeOf(stats: Stats): number {
  return stats.mode & 0o7777
}
