import type { RepoPath } from '../model/source-file.ts'
import type { Workspace } from './workspace.ts'

/** One path whose content differs between two snapshots. */
export interface Difference {
  readonly path: RepoPath
  readonly kind: 'added' | 'removed' | 'changed'
}

/**
 * Every path whose bytes differ, or whose symbolic link, sorted. For snapshots over one file source (the steps of a run) only the touched
 * paths are looked at; for two sources every file of both is read.
 */
export function differences(base: Workspace, final: Workspace): readonly Difference[] {
  const isOneSource = base.sourceId === final.sourceId
  const all = (tree: Workspace): readonly RepoPath[] => [...tree.list(), ...tree.links().map(({ path }) => path)]
  const paths = isOneSource ? [...base.touched(), ...final.touched()] : [...all(base), ...all(final)]
  const result: Difference[] = []
  for (const path of [...new Set(paths)].sort()) {
    const isBefore = isThere(base, path)
    const isAfter = isThere(final, path)
    if (isBefore && isAfter) {
      const isSame = isSameLink(base, final, path) ?? (isOneSource ? holdSameEntry : holdSameBytes)(base, final, path)
      if (!isSame) result.push({ path, kind: 'changed' })
    } else if (isBefore) result.push({ path, kind: 'removed' })
    else if (isAfter) result.push({ path, kind: 'added' })
  }
  return result
}

function isThere(workspace: Workspace, path: RepoPath): boolean {
  return workspace.has(path) || workspace.linkAt(path) !== undefined
}

/** Undefined where neither side has a link. */
function isSameLink(base: Workspace, final: Workspace, path: RepoPath): boolean | undefined {
  const [before, after] = [base.linkAt(path), final.linkAt(path)]
  return before === undefined && after === undefined ? undefined : before === after
}

/** Told from the entries and from texts already read where possible: the disk may hold `final` by now. */
function holdSameEntry(base: Workspace, final: Workspace, path: RepoPath): boolean {
  const before = base.originOf(path)
  const after = final.originOf(path)
  const isCarried = before?.isEdited === false && after?.isEdited === false
  if (isCarried && before.path === after.path) return true
  const textBefore = base.read(path)
  const textAfter = final.read(path)
  if (textBefore === undefined || textAfter === undefined) return holdSameBytes(base, final, path)
  return textBefore.text === textAfter.text && textBefore.encoding === textAfter.encoding
}

function holdSameBytes(base: Workspace, final: Workspace, path: RepoPath): boolean {
  const read = base.bytes(path)
  if (read === undefined) return false
  // The next call may reuse the buffer.
  const before = Buffer.from(read)
  const after = final.bytes(path)
  return after !== undefined && before.equals(after)
}
