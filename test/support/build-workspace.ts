import { openWorkspace } from '../../src/workspace/snapshot.ts'
import { literalSource } from '../../src/workspace/file-source.ts'
import type { SymbolicLink } from '../../src/model/source-file.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

/** The real workspace over a literal: path to text or bytes, and symbolic links. */
export function buildWorkspace(
  files: Readonly<Record<string, string | Uint8Array>>,
  links: readonly SymbolicLink[] = [],
): Workspace {
  return openWorkspace(literalSource(files, links))
}

/** Every file of a workspace, text where it is text, for comparing. */
export function contentsOf(workspace: Workspace): Record<string, string> {
  return Object.fromEntries(
    workspace.list().map((path) => [path, Buffer.from(workspace.bytes(path) ?? []).toString('latin1')]),
  )
}
