import { firstPartOf } from '../../model/names.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { findRoots } from '../facts/modules.ts'
import { scannedImports } from './scanned-imports.ts'

const MANIFESTS = ['pyproject.toml', 'setup.cfg', 'setup.py']

/**
 * The folders in which dotted names start, by the layout of the tree and by what its manifests say (`package_dir={"": "Lib"}`). A folder
 * `src` that is a package itself, and that some file imports by that name (`from src.data import ...`), is no root: names start above it.
 * A project in a folder of its own keeps its packages beside its manifest (the packaging guide's flat layout) where some file imports
 * them from there.
 */
export function sourceRoots(workspace: Workspace): readonly RepoPath[] {
  const roots = findRoots(workspace.list()).filter((root) => root !== 'src' || !isImportedPackage(workspace, root))
  const more = [...declaredFolders(workspace), ...flatProjects(workspace, roots)]
  return [...new Set([...roots, ...more])].sort()
}

function isImportedPackage(workspace: Workspace, folder: string): boolean {
  return workspace.has(`${folder}/__init__.py`) && isImported(workspace, folder)
}

function isImported(workspace: Workspace, name: string): boolean {
  return workspace
    .mentioning([name], '.py')
    .some((path) => scannedImports(workspace, path).some((one) => firstPartOf(one) === name))
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
    const text = workspace.has(manifest) ? (workspace.read(manifest)?.text ?? '') : ''
    return [...text.matchAll(FOLDER)].flatMap((match) => {
      const folder = match[1] ?? ''
      return packagesIn(workspace, folder).length > 0 && !workspace.has(`${folder}/__init__.py`) ? [folder] : []
    })
  })
}

/** Folders of projects with packages beside the manifest that no other root has, and that are imported by their names. */
function flatProjects(workspace: Workspace, roots: readonly RepoPath[]): readonly RepoPath[] {
  const projects = workspace.list().filter((path) => path.includes('/') && MANIFESTS.includes(baseNameOf(path)))
  return [...new Set(projects.map(folderOf))].filter(
    (folder) =>
      !workspace.has(`${folder}/__init__.py`) &&
      packagesIn(workspace, folder).some(
        (name) =>
          !roots.some((root) => workspace.has(joinPath(root, name, '__init__.py'))) && isImported(workspace, name),
      ),
  )
}

/** The names of the packages that lie in a folder. */
function packagesIn(workspace: Workspace, folder: RepoPath): readonly string[] {
  return workspace
    .list('__init__.py')
    .filter((path) => folderOf(folderOf(path)) === folder)
    .map((path) => baseNameOf(folderOf(path)))
}
