import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { scanImports } from '../facts/scan-imports.ts'

/** What was found in the files of one source, each file read once however many snapshots are asked. */
interface Scans {
  readonly source: symbol
  readonly byFile: Map<RepoPath, readonly QualifiedName[]>
  /** One string for each name: a match of a pattern would keep the text that it was found in. */
  readonly names: Map<string, QualifiedName>
}

let latest: Scans | undefined

/** The modules that a file may import, as `scanImports` finds them in its bytes. */
export function scannedImports(workspace: Workspace, path: RepoPath): readonly QualifiedName[] {
  if (latest?.source !== workspace.sourceId)
    latest = { source: workspace.sourceId, byFile: new Map(), names: new Map() }
  const scans = latest
  const origin = workspace.originOf(path)
  if (origin === undefined || origin.isEdited) return scan(workspace, path, scans)
  const found = scans.byFile.get(origin.path) ?? scan(workspace, path, scans)
  scans.byFile.set(origin.path, found)
  return found
}

function scan(workspace: Workspace, path: RepoPath, { names }: Scans): readonly QualifiedName[] {
  const bytes = workspace.bytes(path)
  if (bytes === undefined) return []
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return [...scanImports(text)].map((name) => {
    const known = names.get(name)
    if (known !== undefined) return known
    const copy = Buffer.from(name, 'utf8').toString('utf8')
    names.set(copy, copy)
    return copy
  })
}
