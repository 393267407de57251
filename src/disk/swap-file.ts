import { linkSync, renameSync, rmSync, unlinkSync } from 'node:fs'
import type { FileState } from '../model/journal.ts'
import { holds } from './file-state.ts'
import { statOf } from './stat-of.ts'

/** The OS paths of a swap: the file, where it is kept meanwhile, and the content that takes its place, if any. All in one file system. */
export interface Swap {
  readonly target: string
  readonly aside: string
  readonly content: string | undefined
}

/**
 * Put `content` where a file holds `present` (undefined: where there is none). What is there is taken away first and looked at then, so
 * nothing that somebody else writes meanwhile is lost: whatever is no longer `present` goes back, and a file that comes up in between
 * stays. False for these two; throws what the disk says, with the file where it was if the disk lets it go back.
 */
export function swapFile({ target, aside, content }: Swap, present: FileState | undefined): boolean {
  if (present !== undefined) {
    renameSync(target, aside)
    if (!holds(aside, present)) {
      place(aside, target)
      return false
    }
  }
  try {
    if (content !== undefined) place(content, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    giveBack(target, aside)
    throw error
  }
  rmSync(aside, { force: true })
  return true
}

/** Put back what a swap that was cut off had taken away; what stands in its place stays. Throws what the disk says. */
export function giveBack(target: string, aside: string): void {
  if (statOf(aside) !== undefined && statOf(target) === undefined) place(aside, target)
}

/** Move a file to a path where there is none. Throws with the code `EEXIST` where there is one. */
function place(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    // Without hard links there is a moment between looking and moving.
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '') || statOf(to) !== undefined) throw error
    renameSync(from, to)
    return
  }
  unlinkSync(from)
}

/** What a file system without hard links, or one that forbids this one, says (link(2)). */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])
