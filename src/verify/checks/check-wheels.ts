import type { Finding } from '../../model/finding.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { workspaceMembers } from '../../plan/manifests/workspace-members.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { builtElsewhere } from './built-elsewhere.ts'
import { lostPackages, packagesFoundTwice } from './found-packages.ts'
import { listedNames } from './listed-names.ts'
import type { Listed } from './listed-names.ts'
import { unlistedFiles, unshippedModules } from './unshipped-modules.ts'
import { unlistedPackages } from './unlisted-packages.ts'
import { checkOf } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/**
 * Wheels on paper: what manifests list by name or by path is there where it was there before, and no distribution lists what lies in the
 * folder of another one, which would install the same files twice (setuptools, "Package Discovery"; hatch, Poetry, PDM, flit, uv).
 */
export function checkWheels(scene: Scene): Check {
  const keyOf = ({ said, manifest }: Listed): string => `${manifest} ${said}`
  const [old, listed] = [listedIn(scene.base), listedIn(scene.final)]
  const known = new Map(old.map((one) => [keyOf(one), isThere(scene.base, one.path)]))
  const told = new Set(old.flatMap((one) => (isThere(scene.base, one.path) ? [one.manifest] : [])))
  const folders = workspaceMembers(scene.final).map(({ folder }) => folder)
  const findings = listed.flatMap((one): readonly Finding[] => {
    const { said, path, manifest } = one
    const home = folderOf(manifest)
    const owner = folders.find((folder) => folder !== '' && isBelow(path, folder) && !isBelow(home, folder))
    const isKnown = known.get(keyOf(one))
    const wasThere = isKnown ?? told.has(manifest)
    if (owner !== undefined) return [wheelList(manifest, `${manifest} lists ${said}, which ${owner} installs as well`)]
    // A file that a build makes is not there, but its folder is.
    const isMade = isKnown !== true && said.includes('/') && isThere(scene.final, folderOf(path))
    if (!wasThere || isThere(scene.final, path) || isMade) return []
    return [wheelList(manifest, `${manifest} lists ${said}, and there is no ${path}`)]
  })
  return checkOf('wheels', `packages and paths that are listed: ${listed.length}, each there and in one distribution`, [
    ...findings,
    ...lostPackages(scene),
    ...packagesFoundTwice(scene),
    ...builtElsewhere(scene),
    ...unlistedPackages(scene),
    ...unshippedModules(scene),
    ...unlistedFiles(scene),
  ])
}

function wheelList(path: RepoPath, reason: string): Finding {
  return {
    code: 'wheel-lists',
    level: 'error',
    reason,
    advice: 'Take the entry out of the manifest that does not own the files, or mend it.',
    place: { path },
  }
}

function listedIn(workspace: Workspace): readonly Listed[] {
  return workspaceMembers(workspace).flatMap(({ folder, data }) => [
    ...listedNames(workspace, folder, data),
    ...pathsIn(folder, data),
  ])
}

/** Lists of paths that name what goes into a wheel; patterns and what is left out do not count. */
function pathsIn(folder: RepoPath, data: Readonly<Record<string, unknown>>): readonly Listed[] {
  const manifest = joinPath(folder, 'pyproject.toml')
  const tool = mappingOf(data['tool'])
  const hatch = mappingOf(mappingOf(tool['hatch'])['build'])
  const wheel = mappingOf(mappingOf(hatch['targets'])['wheel'])
  const poetry = mappingOf(tool['poetry'])['packages']
  const paths = [
    ...[hatch, wheel].flatMap((table) => [
      ...textsIn(table['packages']),
      ...textsIn(table['only-include']),
      ...textsIn(table['include']),
      ...Object.keys(mappingOf(table['force-include'])),
    ]),
    ...(Array.isArray(poetry) ? poetry : []).flatMap((entry: unknown) => {
      const { include, from } = mappingOf(entry)
      return typeof include === 'string' ? [joinPath(typeof from === 'string' ? from : '', include)] : []
    }),
    ...textsIn(mappingOf(mappingOf(tool['pdm'])['build'])['includes']),
    ...textsIn(mappingOf(mappingOf(tool['scikit-build'])['wheel'])['packages']),
  ]
  return paths
    .filter((path) => !/[*?[]/.test(path))
    .map((said) => ({ said, manifest, path: joinPath(folder, said.replace(/^\//, '').replace(/\/$/, '')) }))
}

function isThere(workspace: Workspace, path: RepoPath): boolean {
  return (
    path === '' || workspace.list().some((one) => one === path || one === `${path}.py` || one.startsWith(path + '/'))
  )
}

function isBelow(path: RepoPath, folder: RepoPath): boolean {
  return path === folder || path.startsWith(folder + '/')
}
