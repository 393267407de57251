/** A POSIX path relative to the repository root, without a leading `./`; the root itself is `''`. */
export type RepoPath = string

/** How a file's bytes became text; needed to write it back byte for byte: `utf-8`, `latin-1`, or the name of another codec in lower case. */
export type TextEncoding = string

/**
 * One text file of a snapshot. `text` is exact: a byte order mark stays its first character,
 * and line endings are as they were.
 */
export interface SourceFile {
  readonly path: RepoPath
  readonly text: string
  readonly encoding: TextEncoding
}

/** A tracked file whose content cannot be used, and why. */
export interface UnreadableFile {
  readonly path: RepoPath
  readonly reason: string
}

/** A symbolic link, and what it says: a path from the folder of the link, or an absolute one. */
export interface SymbolicLink {
  readonly path: RepoPath
  readonly target: string
}

/** The folder part of a path; `''` for a file at the root. */
export function folderOf(path: RepoPath): RepoPath {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

/** The last part of a path. */
export function baseNameOf(path: RepoPath): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Join path parts with `/`; empty parts and `.` are left out. */
export function joinPath(...parts: readonly string[]): RepoPath {
  const joined = parts.filter((part) => part !== '').join('/')
  // Nearly always there is nothing to leave out inside of parts.
  if (!TO_LEAVE_OUT.test(joined)) return joined
  return joined
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')
}

const TO_LEAVE_OUT = /(?:^|\/)\.?(?:\/|$)/

/** The folder of a file and those around it, from the inside out; the last one is the root, ''. */
export function foldersAround(path: RepoPath): readonly RepoPath[] {
  const folder = folderOf(path)
  return folder === '' ? [''] : [folder, ...foldersAround(folder)]
}
