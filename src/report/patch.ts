import { InvariantError } from '../model/errors.ts'
import type { RepoPath, SourceFile } from '../model/source-file.ts'
import type { Run } from '../engine/run.ts'
import { gitPatch, gitPatchBytes } from '../text/unified-diff.ts'
import type { FilePatch } from '../text/unified-diff.ts'
import { differences } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Base to final as one patch for `git apply`, renames included. To be applied where the run's paths start. */
export function patchOf(run: Run): string {
  return gitPatch(filePatchesOf(run))
}

/** The same patch as bytes, in which lines of files that are not UTF-8 are exact. For files and pipes. */
export function patchBytesOf(run: Run): Uint8Array {
  return gitPatchBytes(filePatchesOf(run))
}

/**
 * Each path that differs, with what its content grew from: a file whose old path is given up is renamed, one whose
 * old path lives on is copied (if it is equal) or created.
 */
export function filePatchesOf(run: Run): readonly FilePatch[] {
  const { base, final } = run
  const changed = differences(base, final)
  const renames = renamesOf(
    run,
    changed.flatMap(({ path, kind }) => (kind === 'removed' ? [] : [path])),
  )
  const left = new Set([...renames.values()])
  return changed.flatMap(({ path, kind }): FilePatch[] => {
    const before = kind === 'added' || left.has(path) ? undefined : path
    if (kind === 'removed') return before === undefined ? [] : [deletion(base, path)]
    const from = renames.get(path)
    if (from !== undefined) {
      const arrival = pair(base, from, final, path)
      return before === undefined ? [arrival] : [deletion(base, path), arrival]
    }
    if (before !== undefined) return [pair(base, path, final, path)]
    const origin = final.originOf(path)
    if (origin?.isEdited === false) return [{ copiedBytes: { from: origin.path, to: path } }]
    return [{ after: textOf(final, path) }]
  })
}

/** What becomes of a file. */
export type PatchKind = 'created' | 'edited' | 'moved' | 'copied' | 'removed'

/** What a patch does to its file. */
export function kindOf(patch: FilePatch): PatchKind {
  if ('copiedBytes' in patch) return 'copied'
  const [from, path] = pathsOf(patch)
  if (path === undefined) return 'removed'
  if (from === undefined) return 'created'
  return from === path ? 'edited' : 'moved'
}

/** The path of a file before and after; undefined where it is not there. */
export function pathsOf(patch: FilePatch): readonly [RepoPath | undefined, RepoPath | undefined] {
  if ('renamedBytes' in patch) return [patch.renamedBytes.from, patch.renamedBytes.to]
  if ('copiedBytes' in patch) return [patch.copiedBytes.from, patch.copiedBytes.to]
  return [patch.before?.path, patch.after?.path]
}

/** New path to old path. Of several files that grew from one, the plan's own move is the rename. */
function renamesOf(run: Run, arrivals: readonly RepoPath[]): ReadonlyMap<RepoPath, RepoPath> {
  const { plan, final } = run
  const planned = new Map(plan.files.map((move) => [move.from, move.to]))
  const renames = new Map<RepoPath, RepoPath>()
  const claimed = new Set<RepoPath>()
  const isPlanned = (path: RepoPath) => planned.get(final.originOf(path)?.path ?? '') === path
  for (const path of [...arrivals.filter(isPlanned), ...arrivals.filter((path) => !isPlanned(path))]) {
    const from = final.originOf(path)?.path
    if (from === undefined || from === path || claimed.has(from)) continue
    if (final.originOf(from)?.path === from) continue
    claimed.add(from)
    renames.set(path, from)
  }
  return renames
}

function pair(base: Workspace, from: RepoPath, final: Workspace, to: RepoPath): FilePatch {
  const before = base.read(from) ?? linkOf(base, from)
  const after = final.read(to) ?? linkOf(final, to)
  if (before !== undefined && after !== undefined) return { before, after }
  if (before === undefined && after === undefined && from !== to) return { renamedBytes: { from, to } }
  throw new InvariantError(`${to}: a file that is not text was changed, which a patch cannot say`)
}

/** A symbolic link is to a patch a file that holds what it says; git knows from its tree what it is. */
function linkOf(workspace: Workspace, path: RepoPath): SourceFile | undefined {
  const text = workspace.linkAt(path)
  return text === undefined ? undefined : { path, text, encoding: 'utf-8' }
}

function deletion(base: Workspace, path: RepoPath): FilePatch {
  return { before: textOf(base, path) }
}

function textOf(workspace: Workspace, path: RepoPath): SourceFile {
  const file = workspace.read(path) ?? linkOf(workspace, path)
  if (file === undefined) throw new InvariantError(`${path}: a file that is not text was added or removed`)
  return file
}
