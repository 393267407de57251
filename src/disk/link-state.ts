import { readlinkSync, symlinkSync } from 'node:fs'
import type { FileState } from '../model/journal.ts'
import { sha256Of } from './durable.ts'
import { statOf } from './stat-of.ts'

/** What the symbolic link at an OS path says; undefined where there is none. */
export function linkTargetAt(path: string): string | undefined {
  return statOf(path)?.isSymbolicLink() === true ? readlinkSync(path) : undefined
}

/** The state of a symbolic link by what it says: its own permission bits mean nothing. */
export function linkState(target: string): FileState {
  const bytes = Buffer.from(target)
  return { sha256: sha256Of(bytes), size: bytes.length, mode: 0, isLink: true }
}

/** Make a link that says what the one at another OS path says; the new path must not exist yet. */
export function copyLink(from: string, to: string): void {
  symlinkSync(readlinkSync(from), to)
}
