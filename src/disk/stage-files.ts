import { constants, copyFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import { encodeText } from '../text/decode.ts'
import type { Difference } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { carryMeta } from './carry-meta.ts'
import { statOf } from './stat-of.ts'

/** A new content that waits beside the tree, with the mode bits its file is to have. */
export interface StagedFile {
  readonly path: RepoPath
  /** OS path. */
  readonly staged: string
  /** The path of `base` whose file it continues: its mode bits are kept, and its bytes if they are moved whole. */
  readonly carrier: RepoPath | undefined
}

/** Write every added or changed path's content to the OS path that `placeOf` gives. Throws RefusedError when one cannot be had. */
export function stageFiles(
  root: string,
  placeOf: (path: RepoPath) => string,
  base: Workspace,
  final: Workspace,
  differences: readonly Difference[],
): readonly StagedFile[] {
  const findCarrier = carriers(base)
  const carrierOf = (path: RepoPath) => {
    const origin = final.originOf(path)
    return origin && findCarrier(origin.path)
  }
  const placed = differences.filter((difference) => difference.kind !== 'removed')
  const continued = new Set(placed.map(({ path }) => carrierOf(path)))
  return placed.map(({ path, kind }) => {
    const staged = placeOf(path)
    const link = final.linkAt(path)
    if (link !== undefined) {
      symlinkSync(link, staged)
      return { path, staged, carrier: undefined }
    }
    const carrier = carrierOf(path)
    if (carrier !== undefined && isWhole(final, path) && isWhole(base, carrier)) {
      // Bytes that move whole may be on disk under no other name: an earlier commit of the run may have moved them.
      copyFileSync(join(root, carrier), staged, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
      copyMode(root, carrier, staged)
    } else {
      writeFileSync(staged, contentOf(final, path), { flag: 'wx' })
      // A file rewritten from nothing keeps the mode of the one it replaces, unless that one went elsewhere.
      const isRewritten = kind === 'changed' && !continued.has(path)
      copyMode(root, carrier ?? (isRewritten ? path : undefined), staged)
    }
    return { path, staged, carrier }
  })
}

function isWhole(workspace: Workspace, path: RepoPath): boolean {
  return workspace.originOf(path)?.isEdited === false
}

function copyMode(root: string, from: RepoPath | undefined, staged: string): void {
  const stats = from === undefined ? undefined : statOf(join(root, from))
  if (stats !== undefined) carryMeta(stats, staged)
}

function contentOf(final: Workspace, path: RepoPath): Uint8Array {
  const file = final.read(path)
  const bytes = file === undefined ? final.bytes(path) : encodeText(file)
  if (bytes !== undefined) return bytes
  throw new RefusedError(`${path}: the bytes to write are no longer on disk`, 'Run again on the tree as it is now.')
}

/** Finds the path under which `base` holds what the file source has at a path, unedited if there is such one. */
function carriers(base: Workspace): (origin: RepoPath) => RepoPath | undefined {
  const moved = new Map<RepoPath, RepoPath>()
  for (const isEdited of [true, false]) {
    for (const path of base.touched()) {
      const origin = base.originOf(path)
      if (origin?.isEdited === isEdited) moved.set(origin.path, path)
    }
  }
  return (path) => {
    const origin = base.originOf(path)
    return origin?.path === path && !origin.isEdited ? path : moved.get(path)
  }
}
