import { openWorkspace } from '../../src/workspace/snapshot.ts'
import { literalSource } from '../../src/workspace/file-source.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

/** The real workspace over a literal: path to text or bytes. */
export function buildWorkspace(files: Readonly<Record<string, string | Uint8Array>>): Workspace {
  return openWorkspace(literalSource(files))
}

/** Every file of a workspace, text where it is text, for comparing. */
export function contentsOf(workspace: Workspace): Record<string, string> {
  return Object.fromEntries(
    workspace.list().map((path) => [path, Buffer.from(workspace.bytes(path) ?? []).toString('latin1')]),
  )
}
