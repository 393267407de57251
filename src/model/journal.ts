import type { RepoPath } from './source-file.ts'

/**
 * A regular file as it lies on disk: the SHA-256 of its bytes in hexadecimal, their number, and its permission bits. A symbolic link has
 * what it says as its bytes.
 */
export interface FileState {
  readonly sha256: string
  readonly size: number
  readonly mode: number
  readonly isLink?: true
}

/** One path of a run, and what it holds on either side of it; undefined: there is no file. */
export interface JournalFile {
  readonly path: RepoPath
  readonly before?: FileState | undefined
  readonly after?: FileState | undefined
}

/** A folder above a file of the run, with its permission bits. */
export interface JournalFolder {
  readonly path: RepoPath
  readonly mode: number
}

/** Where HEAD stands: on a branch (`refs/heads/main`), or on a commit and no branch. */
export interface HeadPlace {
  readonly branch?: string | undefined
  readonly revision: string
}

/** A branch that a run makes, moves or takes away; undefined: there is none. */
export interface RefMove {
  readonly name: string
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** What git knows on either side of a run. Index entries are lines of `git ls-files --stage`, of `paths` and no others. */
export interface GitMove {
  readonly head: { readonly before: HeadPlace; readonly after: HeadPlace }
  readonly refs: readonly RefMove[]
  readonly paths: readonly string[]
  readonly index: { readonly before: readonly string[]; readonly after: readonly string[] }
}

/** The side of a run that a tree is brought to. */
export type Side = 'before' | 'after'

/** One commit of a run, for those who read what was done. */
export interface JournalCommit {
  readonly revision: string
  readonly subject: string
}

/**
 * Everything needed to bring a tree to either side of a run, whatever cut it off. Written whole before the first byte of
 * the tree changes, and gone when the last one has.
 */
export interface Journal {
  readonly version: 1
  /** What the user asked for. */
  readonly kind: 'apply' | 'undo'
  readonly id: string
  /** The digest of the run. */
  readonly digest: string
  readonly startedAt: string
  /** OS path that `files` start from. */
  readonly root: string
  /** The side it is on its way to: an abort that was begun can only be finished. */
  readonly toward: Side
  readonly files: readonly JournalFile[]
  /** The folders that were there before; for an undo also those that are to be there after. */
  readonly folders: { readonly before: readonly JournalFolder[]; readonly after: readonly JournalFolder[] }
  readonly git?: GitMove | undefined
  readonly commits: readonly JournalCommit[]
}
