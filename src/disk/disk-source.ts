import { readlinkSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../model/errors.ts'
import type { RepoPath, SymbolicLink, UnreadableFile } from '../model/source-file.ts'
import { folderOf } from '../model/source-file.ts'
import { MAX_TEXT_BYTES } from '../model/limits.ts'
import { tooLarge } from '../text/decode.ts'
import { excluding } from '../workspace/excluding.ts'
import type { FileSource } from '../workspace/file-source.ts'
import { linkFinder } from './link-finder.ts'
import { listFiles } from './list-files.ts'
import { reusingReader } from './reusing-reader.ts'
import { statOf } from './stat-of.ts'

/** Which of the files below a root are meant: `only` names them, instead of a listing, and globs of `exclude` (picomatch) take some out. */
export interface DiskOptions {
  readonly exclude?: readonly string[]
  readonly only?: readonly RepoPath[] | undefined
}

/**
 * The files below an OS path, listed once, now. Links are never followed, submodules and files above
 * `MAX_TEXT_BYTES` are left out with the reason, files that are gone silently.
 * `bytes` gives a view of ONE buffer that the next call overwrites. Throws UserError when the root is not a
 * folder, RefusedError when git cannot list it or a listed file cannot be read.
 */
export function diskSource(root: string, options: DiskOptions = {}): FileSource {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UserError('there is nothing to read', [
      { message: `${root} is not a folder; --root names the root of the repository` },
    ])
  }
  const listing = options.only === undefined ? listFiles(root) : { paths: [...options.only].sort(), leftOut: [] }
  const { paths, sizes, leftOut, links } = sorted(root, listing.paths)
  const readFile = reusingReader()
  const source: FileSource = {
    list: () => paths,
    bytes: (path) => (sizes.has(path) ? readFile(join(root, path), sizes.get(path)) : undefined),
    leftOut: () => [...listing.leftOut, ...leftOut],
    links: () => links,
  }
  return excluding(source, options.exclude ?? [])
}

interface Sorted {
  readonly paths: readonly RepoPath[]
  /** In bytes. */
  readonly sizes: ReadonlyMap<RepoPath, number>
  readonly leftOut: readonly UnreadableFile[]
  readonly links: readonly SymbolicLink[]
}

function sorted(root: string, listed: readonly RepoPath[]): Sorted {
  const linkAbove = linkFinder(root)
  const paths: RepoPath[] = []
  const sizes = new Map<RepoPath, number>()
  const leftOut: UnreadableFile[] = []
  const links: SymbolicLink[] = []
  for (const path of listed) {
    const stats = statOf(join(root, path))
    if (stats === undefined) continue
    const link = linkAbove(folderOf(path))
    const reason =
      link === undefined ? reasonAgainst(stats) : `below the symbolic link ${link}, which is never followed`
    if (link === undefined && stats.isSymbolicLink()) links.push({ path, target: readlinkSync(join(root, path)) })
    if (reason === undefined) {
      paths.push(path)
      sizes.set(path, stats.size)
    } else leftOut.push({ path, reason })
  }
  return { paths, sizes, leftOut, links }
}

function reasonAgainst(stats: Stats): string | undefined {
  if (stats.isSymbolicLink()) return 'a symbolic link, which is never followed or written through'
  if (stats.isDirectory()) return 'a folder of its own: a submodule, another repository, or one that cannot be listed'
  if (!stats.isFile()) return 'not a regular file'
  return stats.size > MAX_TEXT_BYTES ? tooLarge(stats.size) : undefined
}
