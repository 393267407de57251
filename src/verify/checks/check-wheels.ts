import type { Finding } from '../../model/finding.ts'
import { mappingOf } from '../../model/mapping.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { iniEntries, iniEntry } from '../../plan/manifests/ini-file.ts'
import { workspaceMembers } from '../../plan/manifests/workspace-members.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import type { StaticValue } from '../../python/parse/static-values.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { lostPackages } from './found-packages.ts'
import { checkOf } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/** What a manifest lists for its distribution: a module by name, or a path counted from the root of the repository. */
interface Listed {
  readonly said: string
  readonly path: RepoPath
  readonly manifest: RepoPath
}

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
    const wasThere = known.get(keyOf(one)) ?? told.has(manifest)
    if (owner !== undefined) return [wheelList(manifest, `${manifest} lists ${said}, which ${owner} installs as well`)]
    // A file that a build makes is not there, but its folder is.
    if (!wasThere || isThere(scene.final, path) || (said.includes('/') && isThere(scene.final, folderOf(path))))
      return []
    return [wheelList(manifest, `${manifest} lists ${said}, and there is no ${path}`)]
  })
  return checkOf('wheels', `${listed.length} listed packages and paths are there, each in one distribution`, [
    ...findings,
    ...lostPackages(scene),
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
    ...inTables(folder, data),
    ...inSetupCfg(workspace, folder),
    ...inSetupPy(workspace, folder),
  ])
}

/** Lists of packages and of paths that name what goes into a wheel; patterns and what is left out do not count. */
function inTables(folder: RepoPath, data: Readonly<Record<string, unknown>>): readonly Listed[] {
  const manifest = joinPath(folder, 'pyproject.toml')
  const tool = mappingOf(data['tool'])
  const setuptools = mappingOf(tool['setuptools'])
  const dirs = mappingOf(setuptools['package-dir'])
  const names = [...texts(setuptools['packages']), ...texts(setuptools['py-modules'])]
  const hatch = mappingOf(mappingOf(tool['hatch'])['build'])
  const wheel = mappingOf(mappingOf(hatch['targets'])['wheel'])
  const poetry = mappingOf(tool['poetry'])['packages']
  const paths = [
    ...[hatch, wheel].flatMap((table) => [
      ...texts(table['packages']),
      ...texts(table['only-include']),
      ...texts(table['include']),
      ...Object.keys(mappingOf(table['force-include'])),
    ]),
    ...(Array.isArray(poetry) ? poetry : []).flatMap((entry: unknown) => {
      const { include, from } = mappingOf(entry)
      return typeof include === 'string' ? [joinPath(typeof from === 'string' ? from : '', include)] : []
    }),
    ...texts(mappingOf(mappingOf(tool['pdm'])['build'])['includes']),
    ...texts(mappingOf(mappingOf(tool['scikit-build'])['wheel'])['packages']),
  ]
  return [
    ...named(folder, manifest, names, (name) => (typeof dirs[name] === 'string' ? dirs[name] : undefined)),
    ...paths
      .filter((path) => !/[*?[]/.test(path))
      .map((said) => ({ said, manifest, path: joinPath(folder, said.replace(/^\//, '').replace(/\/$/, '')) })),
  ]
}

function inSetupCfg(workspace: Workspace, folder: RepoPath): readonly Listed[] {
  const manifest = joinPath(folder, 'setup.cfg')
  const entries = iniEntries(workspace.read(manifest)?.text ?? '')
  const wordsOf = (key: string): readonly string[] =>
    (iniEntry(entries, 'options', key)?.lines ?? []).flatMap(({ text }) => text.split(/\s*,\s*/))
  const dirs = new Map(
    wordsOf('package_dir').map((word) => [word.split('=')[0]?.trim() ?? '', word.split('=')[1]?.trim()]),
  )
  const names = [...wordsOf('packages'), ...wordsOf('py_modules')].filter((name) => !name.endsWith(':'))
  return named(folder, manifest, names, (name) => dirs.get(name))
}

function inSetupPy(workspace: Workspace, folder: RepoPath): readonly Listed[] {
  const manifest = joinPath(folder, 'setup.py')
  const call = setupCall(workspace.read(manifest)?.text ?? '')
  const textOf = (value: StaticValue | undefined): string | undefined =>
    value?.kind === 'text' ? value.value : undefined
  const wordsOf = (value: StaticValue | undefined): readonly string[] =>
    value?.kind === 'list' ? value.items.flatMap((item) => textOf(item) ?? []) : []
  const dirs = call?.keywords.get('package_dir')
  const names = ['packages', 'py_modules'].flatMap((keyword) => wordsOf(call?.keywords.get(keyword)))
  return named(folder, manifest, names, (name) =>
    dirs?.kind === 'map' ? textOf(dirs.entries.find(({ key }) => key === name)?.value) : undefined,
  )
}

/** The folder of a package, by the longest part of its name that has one of its own (distutils, `package_dir`). */
function named(
  folder: RepoPath,
  manifest: RepoPath,
  names: readonly string[],
  folderFor: (name: string) => string | undefined,
): readonly Listed[] {
  return names
    .filter((name) => /^[\w.]+$/.test(name))
    .map((said) => {
      const parts = said.split('.')
      for (let length = parts.length; length >= 0; length -= 1) {
        const base = folderFor(parts.slice(0, length).join('.'))
        if (base !== undefined) return { said, manifest, path: joinPath(folder, base, ...parts.slice(length)) }
      }
      return { said, manifest, path: joinPath(folder, ...parts) }
    })
}

function isThere(workspace: Workspace, path: RepoPath): boolean {
  return (
    path === '' || workspace.list().some((one) => one === path || one === `${path}.py` || one.startsWith(path + '/'))
  )
}

function isBelow(path: RepoPath, folder: RepoPath): boolean {
  return path === folder || path.startsWith(folder + '/')
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}
