import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { differences } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { checkPath } from './check-path.ts'

/**
 * Make a temporary folder (an OS path) that holds one tree hold another, from whatever source. Not all or nothing, and
 * mode bits are not carried: for trees that somebody works in there is `writeTree`. Throws for a path that leaves the folder.
 */
export function copyDifferences(folder: string, from: Workspace, to: Workspace): void {
  for (const { path, kind } of differences(from, to)) {
    checkPath(path)
    const target = join(folder, path)
    const bytes = kind === 'removed' ? undefined : to.bytes(path)
    const link = to.linkAt(path)
    if (bytes === undefined || from.linkAt(path) !== undefined) rmSync(target, { force: true })
    if (link !== undefined || bytes !== undefined) mkdirSync(dirname(target), { recursive: true })
    if (link !== undefined) symlinkSync(link, target)
    else if (bytes !== undefined) writeFileSync(target, bytes)
  }
}
