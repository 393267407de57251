import { execFileSync } from 'node:child_process'
import { isUtf8 } from 'node:buffer'
import { lstatSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { RefusedError } from '../model/errors.ts'
import type { RepoPath, UnreadableFile } from '../model/source-file.ts'
import { walkFolder } from './walk-folder.ts'

/** What may be read below a root: sorted, without doubles, not yet looked at. */
export interface Listing {
  readonly paths: readonly RepoPath[]
  readonly leftOut: readonly UnreadableFile[]
}

/**
 * The files below an OS path that git tracks or would track, by `git ls-files`; by an own walk outside of a work
 * tree, without git, and in a folder that is itself ignored. The list may name links, folders (submodules) and
 * files that are gone. Throws RefusedError when there is a repository that git refuses to read.
 */
export function listFiles(root: string): Listing {
  const listed = gitListing(root)
  if (listed === undefined || listed.length === 0) return { paths: walkFolder(root), leftOut: [] }
  return splitListing(listed)
}

function gitListing(root: string): Buffer | undefined {
  // A file system monitor is a program that the repository's configuration names.
  const args = [
    '-c',
    'core.fsmonitor=false',
    '-C',
    root,
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
  ]
  try {
    return execFileSync('git', args, { maxBuffer: Infinity, stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer }
    // Without `stderr` git did not start at all.
    if (stderr === undefined || stderr === null || !isInRepository(resolve(root))) return undefined
    throw new RefusedError(
      `git cannot list ${root}: ${stderr.toString().trim()}`,
      'Follow what git says, then run again.',
    )
  }
}

function isInRepository(folder: string): boolean {
  if (lstatSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined) return true
  const parent = dirname(folder)
  return parent !== folder && isInRepository(parent)
}

/** An unmerged path is listed once per stage, and an untracked repository ends in a slash. */
function splitListing(listed: Buffer): Listing {
  const isClean = isUtf8(listed)
  const paths = new Set<RepoPath>()
  const leftOut: UnreadableFile[] = []
  for (const entry of listed.toString(isClean ? 'utf8' : 'latin1').split('\0')) {
    const bytes = isClean ? undefined : Buffer.from(entry, 'latin1')
    const path = (bytes?.toString('utf8') ?? entry).replace(/\/$/, '')
    if (bytes !== undefined && !isUtf8(bytes)) leftOut.push({ path, reason: 'its name is not UTF-8' })
    else if (path !== '') paths.add(path)
  }
  return { paths: [...paths].sort(), leftOut }
}
