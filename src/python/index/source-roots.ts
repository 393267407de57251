import { firstPartOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { findRoots } from '../facts/modules.ts'
import { scannedImports } from './scanned-imports.ts'

/**
 * The folders in which dotted names start, by the layout of the tree. A folder `src` that is a package itself, and that some file imports
 * by that name (`from src.data import ...`), is no root: names start above it.
 */
export function sourceRoots(workspace: Workspace): readonly RepoPath[] {
  const roots = findRoots(workspace.list())
  return roots.filter((root) => root !== 'src' || !isImportedPackage(workspace, root))
}

function isImportedPackage(workspace: Workspace, folder: string): boolean {
  return (
    workspace.has(`${folder}/__init__.py`) &&
    workspace
      .mentioning([folder], '.py')
      .some((path) => scannedImports(workspace, path).some((name) => firstPartOf(name) === folder))
  )
}
