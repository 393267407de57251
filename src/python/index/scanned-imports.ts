import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { importScanner } from '../../workspace/scan-imports.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** What was found in the files of one source that the pass over it passed over, each file read once however many snapshots are asked. */
interface Scans {
  readonly source: symbol
  readonly byFile: Map<RepoPath, readonly QualifiedName[]>
  readonly importsIn: (text: string) => readonly QualifiedName[]
}

let latest: Scans | undefined

/** The modules that a file may import, as `scanImports` finds them in its bytes. */
export function scannedImports(workspace: Workspace, path: RepoPath): readonly QualifiedName[] {
  const inPass = workspace.importsOf(path)
  if (inPass !== undefined) return inPass
  if (latest?.source !== workspace.sourceId)
    latest = { source: workspace.sourceId, byFile: new Map(), importsIn: importScanner() }
  const scans = latest
  const origin = workspace.originOf(path)
  if (origin === undefined || origin.isEdited) return scan(workspace, path, scans)
  const found = scans.byFile.get(origin.path) ?? scan(workspace, path, scans)
  scans.byFile.set(origin.path, found)
  return found
}

function scan(workspace: Workspace, path: RepoPath, { importsIn }: Scans): readonly QualifiedName[] {
  const bytes = workspace.bytes(path)
  return bytes === undefined
    ? []
    : importsIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
}
