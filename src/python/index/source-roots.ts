import { MANIFESTS } from '../../model/manifests.ts'
import { firstPartOf } from '../../model/names.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { findRoots } from '../facts/modules.ts'
import { scannedImports } from './scanned-imports.ts'

/**
 * The folders in which dotted names start, by the layout of the tree and by what its manifests say (`package_dir={"": "Lib"}`). A folder
 * `src` that is a package itself, and that some file imports by that name (`from src.data import ...`), is no root: names start above it.
 */
export function sourceRoots(workspace: Workspace): readonly RepoPath[] {
  const roots = findRoots(workspace.list()).filter((root) => root !== 'src' || !isImportedPackage(workspace, root))
  return [...new Set([...roots, ...declaredFolders(workspace)])].sort()
}

function isImportedPackage(workspace: Workspace, folder: string): boolean {
  return (
    workspace.has(`${folder}/__init__.py`) &&
    workspace
      .mentioning([folder], '.py')
      .some((path) => scannedImports(workspace, path).some((name) => firstPartOf(name) === folder))
  )
}

/**
 * What manifests say of where packages lie, up to the folder: `package_dir={"": "Lib"}`, `package_dir =\n    = Lib`, a table
 * `package-dir`, `where` of `packages.find`, Poetry's `from`.
 */
const SAYS = [
  String.raw`package[_-]dir\s*=\s*\{\s*["']{2}\s*[:=]\s*`,
  String.raw`package_dir\s*=\s*=\s*`,
  String.raw`package-dir\]\s*["']{2}\s*=\s*`,
  String.raw`\bwhere\s*=\s*\[?\s*`,
  String.raw`\bfrom\s*=\s*`,
]
const FOLDER = new RegExp(`(?:${SAYS.join('|')})["']?([\\w-]+(?:/[\\w-]+)*)`, 'g')

/** Folders that manifests name as holding packages, and that do; none that is a package itself. */
function declaredFolders(workspace: Workspace): readonly RepoPath[] {
  return MANIFESTS.flatMap((manifest) => {
    const text = workspace.has(manifest) ? workspace.glance(manifest) : ''
    return [...text.matchAll(FOLDER)].flatMap((match) => {
      const folder = match[1] ?? ''
      const holdsPackages = workspace.list('__init__.py').some((path) => folderOf(folderOf(path)) === folder)
      return holdsPackages && !workspace.has(`${folder}/__init__.py`) ? [folder] : []
    })
  })
}
