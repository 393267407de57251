import { mappingOf } from '../../model/mapping.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { NOT_INSTALLED } from '../../plan/manifests/member-files.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** A distribution that setuptools builds, and what its manifests list by name: packages and modules, by their paths. */
export interface SetuptoolsAt {
  readonly workspace: Workspace
  readonly folder: RepoPath
  readonly data: Readonly<Record<string, unknown>>
  readonly listed: readonly RepoPath[]
}

/**
 * Whether setuptools takes a file in (setuptools, "Package Discovery"): a top-level module only if it is listed, or found by itself where
 * nothing is told and there is no package beside it, or below `src`; a package without a word of the manifest only if it is the only one.
 * Undefined for packages that no list has (patterns are judged by themselves), and where no build is declared and nothing is told.
 */
export function shipsBySetuptools(
  { workspace, folder, data, listed }: SetuptoolsAt,
  path: RepoPath,
): boolean | undefined {
  const own = folder === '' ? path : path.slice(folder.length + 1)
  const told = mappingOf(mappingOf(data['tool'])['setuptools'])
  const isTold =
    listed.length > 0 ||
    told['packages'] !== undefined ||
    told['py-modules'] !== undefined ||
    ['setup.py', 'setup.cfg'].some((name) =>
      /\b(?:packages|py_modules)\b/.test(workspace.glance(joinPath(folder, name))),
    )
  // Without a word of the build nobody says that there is one.
  if (mappingOf(data['build-system'])['build-backend'] === undefined) return undefined
  const hasSource = workspace.list('.py').some((one) => one.startsWith(joinPath(folder, 'src') + '/'))
  if (isTold) {
    const [top = '', below] = own.split('/')
    if (below !== undefined && listed.length === 0 && !NOT_INSTALLED.has(top)) return true
    if (below !== undefined) return listed.includes(path.slice(0, path.lastIndexOf('/'))) ? true : undefined
    return listed.includes(path.replace(/\.py$/, ''))
  }
  if (hasSource) return own.startsWith('src/')
  const packages = topPackages(workspace, folder)
  const [top = ''] = own.split('/')
  if (own === top) return packages.length === 0
  return packages.includes(top) ? packages.length === 1 : undefined
}

/** Folders with code beside a manifest that setuptools does not leave out of its search (`FlatLayoutPackageFinder.DEFAULT_EXCLUDE`). */
function topPackages(workspace: Workspace, folder: RepoPath): readonly string[] {
  const found = workspace.list('.py').flatMap((path) => {
    if (folder !== '' && !path.startsWith(`${folder}/`)) return []
    const [top = '', ...rest] = (folder === '' ? path : path.slice(folder.length + 1)).split('/')
    return rest.length > 0 && /^[A-Za-z]\w*$/.test(top) && !NOT_INSTALLED.has(top) && rest[0] === '__init__.py'
      ? [top]
      : []
  })
  return [...new Set(found)]
}
