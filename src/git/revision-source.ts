import { UserError } from '../model/errors.ts'
import type { RepoPath, SymbolicLink, UnreadableFile } from '../model/source-file.ts'
import { MAX_TEXT_BYTES } from '../model/limits.ts'
import { tooLarge } from '../text/decode.ts'
import type { FileSource } from '../workspace/file-source.ts'
import { readBlobs } from './read-blobs.ts'
import { entriesOf, git, tryGit } from './run-git.ts'

interface Blob {
  readonly path: RepoPath
  readonly id: string
  readonly size: number
}

/** What is read ahead stays below this for each suffix, unless one file alone is larger. */
const MAX_BATCH_BYTES = 8 * 1024 * 1024
const MAX_BATCH_FILES = 4096

/**
 * The files below the root (an OS path) as a revision has them, in git's own bytes (no smudge filters, no CRLF
 * conversion). Links and submodules are left out, and files above `MAX_TEXT_BYTES`. Reading in the order of the
 * list, all files or those of one suffix, is fast: it fetches ever more files at once. Throws UserError for a
 * revision that does not exist.
 */
export function revisionSource(root: string, revision: string): FileSource {
  const { blobs, leftOut, links } = treeOf(root, commitOf(root, revision))
  const paths = blobs.map((blob) => blob.path)
  const groups = new Map<string, Blob[]>()
  for (const blob of blobs) {
    const group = groups.get(suffixOf(blob.path))
    if (group === undefined) groups.set(suffixOf(blob.path), [blob])
    else group.push(blob)
  }
  const readers = new Map([...groups].map(([suffix, group]) => [suffix, readerAhead(root, group)]))
  return {
    list: () => paths,
    bytes: (path) => readers.get(suffixOf(path))?.(path),
    leftOut: () => leftOut,
    links: () => linksOf(root, links),
  }
}

/** Reads one blob when asked for one, and twice as many with each time that the next one is asked for. */
function readerAhead(root: string, blobs: readonly Blob[]): (path: RepoPath) => Uint8Array | undefined {
  const places = new Map(blobs.map((blob, place) => [blob.path, place]))
  let batch = new Map<string, Uint8Array>()
  let lastPlace = -1
  let ahead = 1

  function batchAt(place: number): readonly string[] {
    ahead = place > lastPlace ? Math.min(ahead * 2, MAX_BATCH_FILES) : 1
    const ids: string[] = []
    let size = 0
    for (const blob of blobs.slice(place, place + ahead)) {
      size += blob.size
      if (ids.length > 0 && size > MAX_BATCH_BYTES) break
      ids.push(blob.id)
    }
    return ids
  }

  return (path) => {
    const place = places.get(path)
    const id = place === undefined ? undefined : blobs[place]?.id
    if (place === undefined || id === undefined) return undefined
    if (!batch.has(id)) batch = readBlobs(root, batchAt(place))
    lastPlace = place
    return batch.get(id)
  }
}

function suffixOf(path: RepoPath): string {
  return /\.[^./]*$/.exec(path)?.[0] ?? ''
}

function commitOf(root: string, revision: string): string {
  const isOption = revision.startsWith('-')
  const result = isOption ? undefined : tryGit(root, ['rev-parse', '--verify', '-q', `${revision}^{commit}`])
  if (result?.status === 0) return result.output.toString().trim()
  const said = result === undefined || result.said === '' ? '' : `: ${result.said}`
  throw new UserError('unknown revision', [
    {
      message: `git knows no commit ${JSON.stringify(revision)} in ${root}${said}; name a branch, a tag or a commit that is there (git branch --all lists branches)`,
    },
  ])
}

function linksOf(root: string, links: readonly Blob[]): readonly SymbolicLink[] {
  if (links.length === 0) return []
  const targets = readBlobs(root, [...new Set(links.map(({ id }) => id))])
  return links.map(({ path, id }) => ({ path, target: Buffer.from(targets.get(id) ?? []).toString() }))
}

interface RevisionTree {
  readonly blobs: readonly Blob[]
  readonly links: readonly Blob[]
  readonly leftOut: readonly UnreadableFile[]
}

function treeOf(root: string, commit: string): RevisionTree {
  const blobs: Blob[] = []
  const links: Blob[] = []
  const leftOut: UnreadableFile[] = []
  for (const entry of entriesOf(git(root, ['ls-tree', '-r', '-l', '-z', commit]))) {
    const tab = entry.indexOf('\t')
    const [mode = '', , id = '', size = ''] = entry.slice(0, tab).split(/ +/)
    const blob = { path: entry.slice(tab + 1), id, size: Number(size) }
    const reason = reasonAgainst(mode, blob.size)
    if (mode === '120000') links.push(blob)
    if (reason === undefined) blobs.push(blob)
    else leftOut.push({ path: blob.path, reason })
  }
  return { blobs: blobs.sort((a, b) => (a.path < b.path ? -1 : 1)), links, leftOut }
}

function reasonAgainst(mode: string, size: number): string | undefined {
  if (mode === '120000') return 'a symbolic link, which is never followed or written through'
  if (mode === '160000') return 'a submodule'
  return size > MAX_TEXT_BYTES ? tooLarge(size) : undefined
}
