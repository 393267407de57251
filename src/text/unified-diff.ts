import { createHash } from 'node:crypto'
import { formatPatch } from 'diff'
import { InvariantError } from '../model/errors.ts'
import type { RepoPath, TextEncoding } from '../model/source-file.ts'
import { encodeText } from './decode.ts'
import { rawHunksOf } from './diff-hunks.ts'

/** One side of a text file's difference; UTF-8 when no encoding is given. */
export interface PatchSide {
  readonly path: RepoPath
  readonly text: string
  readonly encoding?: TextEncoding
}

/** From one path to another, byte for byte. */
export interface PathPair {
  readonly from: RepoPath
  readonly to: RepoPath
}

/** One file's part of a patch. Without `before` the file is created, without `after` deleted. */
export type FilePatch =
  | { readonly before?: PatchSide | undefined; readonly after?: PatchSide | undefined }
  | { readonly renamedBytes: PathPair }
  | { readonly copiedBytes: PathPair }

/** Enough of a blob's id to find it in a large repository. */
const ID_LENGTH = 12

/**
 * The differences as a patch for `git apply`, which gives the exact bytes back (but see `gitPatchBytes` for files
 * that are not UTF-8). Text files carry `index` lines, so that `git apply --3way` can merge into a tree that has
 * drifted (in SHA-1 repositories). Renames and copies read the tree as it was, whatever their order: files that
 * swap places, a path that is left and taken again, and a file whose path becomes a folder all apply with git 2.39.
 * `git apply` silently skips paths outside the folder it is run in: run it where the paths start.
 * Throws InvariantError for an entry with neither side.
 */
export function gitPatch(files: readonly FilePatch[]): string {
  return inOrder(files)
    .map((file) => onePatch(file, (side) => side.text))
    .join('')
}

/** The patch as the bytes to write to a file: lines of a latin-1 file stay latin-1, and git finds them. */
export function gitPatchBytes(files: readonly FilePatch[]): Uint8Array {
  // Compared as one character per byte, every line keeps its bytes, and paths are ASCII after git's quoting.
  const patch = inOrder(files).map((file) => onePatch(file, (side) => Buffer.from(bytesOf(side)).toString('latin1')))
  return Buffer.from(patch.join(''), 'latin1')
}

/** As listed, but a deletion goes first when its path is taken again: git would delete the new file instead. */
function inOrder(files: readonly FilePatch[]): readonly FilePatch[] {
  const taken = new Set(files.map(targetOf))
  const isFirst = (file: FilePatch) => 'before' in file && file.after === undefined && taken.has(file.before?.path)
  return [...files.filter(isFirst), ...files.filter((file) => !isFirst(file))]
}

function targetOf(file: FilePatch): RepoPath | undefined {
  if ('renamedBytes' in file) return file.renamedBytes.to
  return 'copiedBytes' in file ? file.copiedBytes.to : file.after?.path
}

function onePatch(file: FilePatch, contentOf: (side: PatchSide) => string): string {
  if ('renamedBytes' in file) return bytesPatch(file.renamedBytes, { isRename: true })
  if ('copiedBytes' in file) return bytesPatch(file.copiedBytes, { isCopy: true })
  const { before, after } = file
  const path = after?.path ?? before?.path
  if (path === undefined) throw new InvariantError('a patch needs a side before or a side after')
  const hunks = rawHunksOf(before ? contentOf(before) : '', after ? contentOf(after) : '')
  const isRename = before !== undefined && after !== undefined && before.path !== after.path
  if (hunks.length === 0 && isRename) return bytesPatch({ from: before.path, to: after.path }, { isRename })
  if (hunks.length === 0 && before !== undefined && after !== undefined) return ''
  const patch = formatPatch({
    ...headers(before && `a/${before.path}`, after && `b/${after.path}`),
    ...{ isCreate: before === undefined, isDelete: after === undefined, isRename },
    hunks,
  })
  return withIndexLine(patch, before, after)
}

/** A rename or copy without a difference; git prints the similarity although it applies the patch without. */
function bytesPatch({ from, to }: PathPair, kind: { isRename: true } | { isCopy: true }): string {
  const patch = formatPatch({ ...headers(`a/${from}`, `b/${to}`), ...kind, hunks: [] })
  return patch.replace('\n', '\nsimilarity index 100%\n')
}

function headers(before: string | undefined, after: string | undefined) {
  return {
    oldFileName: before ?? '/dev/null',
    newFileName: after ?? '/dev/null',
    oldHeader: undefined,
    newHeader: undefined,
    isGit: true,
  }
}

/** Without a mode on purpose: one that is not the file's own would make git warn or change it. */
function withIndexLine(patch: string, before: PatchSide | undefined, after: PatchSide | undefined): string {
  const at = patch.indexOf('\n--- ')
  return at < 0 ? patch : `${patch.slice(0, at)}\nindex ${blobId(before)}..${blobId(after)}${patch.slice(at)}`
}

function blobId(side: PatchSide | undefined): string {
  if (side === undefined) return '0'.repeat(ID_LENGTH)
  const bytes = bytesOf(side)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex').slice(0, ID_LENGTH)
}

function bytesOf(side: PatchSide): Uint8Array {
  return encodeText({ path: side.path, text: side.text, encoding: side.encoding ?? 'utf-8' })
}
