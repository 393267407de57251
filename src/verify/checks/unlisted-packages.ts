import type { Finding } from '../../model/finding.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { workspaceMembers } from '../../plan/manifests/workspace-members.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scene } from '../proof/proof-input.ts'
import { listedNames } from './listed-names.ts'

/**
 * Where a manifest lists packages one by one, a module that was in one of them, or is new below one, lies in a folder that is listed:
 * setuptools takes in no other, and the wheel would lack it (setuptools, "Package Discovery").
 */
export function unlistedPackages(scene: Scene): readonly Finding[] {
  const come = [...scene.touched].filter(
    ([path, origin]) => origin !== path && isPython(path) && !path.endsWith('.pyi'),
  )
  const after = come.length === 0 ? undefined : listedFolders(scene.final)
  if (after === undefined || after.size === 0) return []
  const before = listedFolders(scene.base)
  const homes = workspaceMembers(scene.final).map(({ folder }) => folder)
  const told = new Set<RepoPath>()
  return come.flatMap(([path, origin]): readonly Finding[] => {
    const folder = folderOf(path)
    if (told.has(folder)) return []
    const owner = ownerOf(homes, folder)
    const lists = [...after].filter(([manifest]) => folderOf(manifest) === owner)
    const wasListed = [...before.values()].some((folders) =>
      origin === undefined ? folders.has(folderOf(folder)) || folders.has(folder) : folders.has(folderOf(origin)),
    )
    if (!wasListed || lists.length === 0 || lists.some(([, folders]) => folders.has(folder))) return []
    // In the folder of the distribution itself modules are listed, and no packages.
    if (folder === owner) return []
    told.add(folder)
    const [[manifest] = ['']] = lists
    return [
      {
        code: 'wheel-lists',
        level: 'error',
        reason: `${manifest} lists its packages one by one, and not ${folder}: ${path} would be in no wheel`,
        advice: `List ${folder} there as well.`,
        place: { path: manifest },
      },
    ]
  })
}

/** The folders that each manifest lists by names of packages. */
function listedFolders(workspace: Workspace): ReadonlyMap<RepoPath, ReadonlySet<RepoPath>> {
  const found = new Map<RepoPath, Set<RepoPath>>()
  for (const { folder, data } of workspaceMembers(workspace))
    for (const { manifest, path } of listedNames(workspace, folder, data))
      if (!workspace.has(`${path}.py`)) found.set(manifest, (found.get(manifest) ?? new Set()).add(path))
  return found
}

/** The innermost distribution that a folder lies in. */
function ownerOf(homes: readonly RepoPath[], folder: RepoPath): RepoPath | undefined {
  const around = homes.filter((home) => home === '' || `${folder}/`.startsWith(`${home}/`))
  return around.toSorted((a, b) => b.length - a.length)[0]
}
