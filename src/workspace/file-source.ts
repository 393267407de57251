import type { RepoPath, SymbolicLink, UnreadableFile } from '../model/source-file.ts'

/**
 * Where a workspace's files come from: a disk, a git revision, or a literal in a test.
 * Paths are POSIX and relative to the root; `list` is sorted and names regular files only.
 */
export interface FileSource {
  readonly list: () => readonly RepoPath[]
  /** The bytes of a listed file, or undefined when there is no such file. The buffer may be reused by the next call. */
  readonly bytes: (path: RepoPath) => Uint8Array | undefined
  /** Tracked files that are left out (submodule, link that leaves the root, too large), each with its reason. */
  readonly leftOut: () => readonly UnreadableFile[]
  /** Symbolic links, which are never followed: what each says. */
  readonly links: () => readonly SymbolicLink[]
}

/** A source over a literal: path to text or bytes, and links. For tests and for trees built in memory. */
export function literalSource(
  files: Readonly<Record<RepoPath, string | Uint8Array>>,
  links: readonly SymbolicLink[] = [],
): FileSource {
  const encoder = new TextEncoder()
  const bytes = new Map<RepoPath, Uint8Array>()
  for (const [path, content] of Object.entries(files)) {
    bytes.set(path, typeof content === 'string' ? encoder.encode(content) : content)
  }
  const paths = [...bytes.keys()].sort()
  return { list: () => paths, bytes: (path) => bytes.get(path), leftOut: () => [], links: () => links }
}
