import { readAside } from '../disk/write-aside.ts'
import type { FileChange } from '../model/change.ts'
import { replace } from '../model/edit.ts'
import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import { decodeText } from '../text/decode.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** What formatters and hooks made of files, by path; of the others is true what the run says. */
export type Reformatted = ReadonlyMap<RepoPath, string>

/** A state of a run with the texts that formatters and hooks made. */
export function withTexts(state: Workspace, texts: Reformatted): Workspace {
  const changes = [...texts].flatMap(([path, text]): FileChange[] => {
    const file = state.read(path)
    if (file === undefined || file.text === text) return []
    return [{ kind: 'edit', file, edits: [replace(0, file.text.length, text)] }]
  })
  return changes.length === 0 ? state : state.with(changes)
}

/**
 * The texts that lie in a checkout of ours (OS path) instead of those of a state. Throws RefusedError for a file that is gone or is no text
 * in the encoding it had.
 */
export function textsInstead(folder: string, state: Workspace, paths: readonly RepoPath[]): Reformatted {
  const texts = new Map<RepoPath, string>()
  for (const path of paths) {
    const bytes = readAside(folder, path)
    if (bytes === undefined) throw spoilt(path, 'it is no regular file any more')
    const wanted = state.bytes(path)
    if (wanted !== undefined && Buffer.from(wanted).equals(bytes)) continue
    const now = decodeText(path, bytes)
    if ('reason' in now) throw spoilt(path, now.reason)
    if (now.encoding !== state.read(path)?.encoding) throw spoilt(path, `its encoding is ${now.encoding} now`)
    texts.set(path, now.text)
  }
  return texts
}

function spoilt(path: RepoPath, reason: string): RefusedError {
  return new RefusedError(
    `a formatter or hook changed ${path} in a way that cannot be judged: ${reason}`,
    'Use --no-formatter, or --no-verify for a hook.',
  )
}
