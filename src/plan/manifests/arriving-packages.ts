import type { Edit } from '../../model/edit.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { FileMove } from '../../model/plan.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { distributionOf } from './distribution.ts'
import { packageLists } from './package-lists.ts'
import type { PackageList } from './package-lists.ts'

/** A package that no list of its distribution has yet. */
export interface ArrivingPackage {
  readonly list: PackageList
  readonly name: QualifiedName
}

/**
 * The packages that came to be below a listed one, of `workspace` as it was in `base`: a new folder with modules, or one that took in
 * modules of a listed package; or one that was listed, is in no list any more and has modules again (redirects of old names). A package that was
 * left out of the list stays out, whatever it is called now.
 */
export function arrivingPackages(
  base: Workspace,
  workspace: Workspace,
  moves: readonly FileMove[],
): readonly ArrivingPackage[] {
  const lists = packageLists(workspace)
  if (lists.length === 0) return []
  const listedBefore = new Set(packageLists(base).flatMap((list) => list.names.map(list.folderOf)))
  const listed = new Set(lists.flatMap((list) => list.names.map(list.folderOf)))
  const before = foldersOf(base)
  const origins = new Map(moves.map((move) => [move.to, move.from]))
  const fresh = [...foldersOf(workspace)].filter(([folder, paths]) => {
    if (before.has(folder)) return listedBefore.has(folder) && !listed.has(folder)
    const from = paths.flatMap((path) => origins.get(path) ?? [])
    return from.length === 0 || from.some((path) => listedBefore.has(folderOf(path)))
  })
  return lists.flatMap((list) => {
    const names = new Map(list.names.map((name) => [list.folderOf(name), name]))
    const found: ArrivingPackage[] = []
    // A package comes before those in it.
    for (const [folder, [path = '']] of fresh.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const above = names.get(folderOf(folder))
      if (names.has(folder) || above === undefined || distributionOf(workspace, path).folder !== list.home) continue
      const name = joinName(above, baseNameOf(folder))
      names.set(folder, name)
      found.push({ list, name })
    }
    return found
  })
}

/** The edits that list such packages, by manifest. */
export function listingEdits(arriving: readonly ArrivingPackage[]): ReadonlyMap<RepoPath, readonly Edit[]> {
  const edits = new Map<RepoPath, readonly Edit[]>()
  for (const list of new Set(arriving.map((one) => one.list))) {
    const names = arriving.flatMap((one) => (one.list === list ? [one.name] : []))
    edits.set(list.manifest, [...(edits.get(list.manifest) ?? []), ...list.listing(names)])
  }
  return edits
}

/** The folders with modules, and these. */
function foldersOf(workspace: Workspace): ReadonlyMap<RepoPath, readonly RepoPath[]> {
  const folders = new Map<RepoPath, RepoPath[]>()
  for (const path of workspace.list('.py')) {
    const known = folders.get(folderOf(path))
    if (known === undefined) folders.set(folderOf(path), [path])
    else known.push(path)
  }
  return folders
}
