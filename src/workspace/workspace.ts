import type { FileChange } from '../model/change.ts'
import type { QualifiedName } from '../model/names.ts'
import type { RepoPath, SourceFile, SymbolicLink, UnreadableFile } from '../model/source-file.ts'
import type { TextQuery } from './text-query.ts'

/** How much of the tree was touched so far, for the report. */
export interface WorkspaceCounts {
  readonly listed: number
  readonly decoded: number
}

/** An import name of the environment, with the distributions that install it. */
export interface Installed {
  readonly importName: QualifiedName
  readonly distributions: readonly string[]
}

/** The file of the file source that a path's content goes back to, through moves, copies and edits. */
export interface Origin {
  readonly path: RepoPath
  /** False as long as the content is that file's, byte for byte. */
  readonly isEdited: boolean
}

/**
 * An immutable snapshot of a file tree. Reading is lazy and remembered; `with` gives a new snapshot
 * and leaves this one as it is.
 */
export interface Workspace {
  /** All paths, sorted; with suffixes such as `.py`, only those that end in one of them. */
  list(...suffixes: readonly string[]): readonly RepoPath[]
  has(path: RepoPath): boolean
  /** The text of a file; undefined when it does not exist or is not text (see `unreadable`). */
  read(path: RepoPath): SourceFile | undefined
  /**
   * The text of a file for one look at it: unlike what is `read`, it may be let go. Empty when the file does not exist or is not text.
   */
  glance(path: RepoPath): string
  /**
   * The bytes of a file as they are in this snapshot; undefined when it does not exist. The buffer may be reused
   * by the next call on any snapshot over the same file source.
   */
  bytes(path: RepoPath): Uint8Array | undefined
  /** The listed paths in whose text at least one of the words stands, not as a part of a longer one. */
  mentioning(words: readonly string[], ...suffixes: readonly string[]): readonly RepoPath[]
  /** The listed paths whose text passes a query, sorted: a look-up, the tree is read for the first one alone. */
  matching(query: TextQuery, ...suffixes: readonly string[]): readonly RepoPath[]
  /** Whether a file may hold pickles, as the one pass over all bytes saw it (`pickle-files.ts`). */
  mayHoldPickles(path: RepoPath): boolean
  /** The modules that a file may import, as the one pass over all bytes saw them; undefined for an edited file and one it did not look at. */
  importsOf(path: RepoPath): readonly QualifiedName[] | undefined
  /** The snapshot after the changes. Throws InvariantError for a stale edit or a path that is taken. */
  with(changes: readonly FileChange[]): Workspace
  /** The symbolic links, sorted by path: they are no files, and `list`, `has` and `read` know nothing of them. */
  links(): readonly SymbolicLink[]
  /** What a symbolic link says; undefined where there is none. */
  linkAt(path: RepoPath): string | undefined
  /** Every file met so far that could not be used, sorted by path. */
  unreadable(): readonly UnreadableFile[]
  counts(): WorkspaceCounts
  /**
   * What the project's environment says of an import: the part of the dotted name that one distribution installs, or several, and
   * their names. Undefined without an environment, and for a name that it does not have.
   */
  installed(name: QualifiedName): Installed | undefined
  /** Equal for snapshots over the same file source: such two differ in what they `touched` and nowhere else. */
  readonly sourceId: symbol
  /** The paths that may not hold what the file source has there (added, edited, replaced, removed), sorted. */
  touched(): readonly RepoPath[]
  /** Also of a symbolic link. Undefined for a file that was created, and for a path that does not exist. */
  originOf(path: RepoPath): Origin | undefined
}
