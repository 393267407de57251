import { mappingOf, textsIn } from '../../model/mapping.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { normalizedName } from '../../plan/manifests/requirement.ts'
import type { WorkspaceMember } from '../../plan/manifests/workspace-members.ts'
import { likeIgnored } from '../../workspace/git-ignored.ts'
import { likeGlob } from '../../workspace/path-patterns.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** What goes into the wheel of a distribution, and where its manifest says so. */
export interface Shipping {
  /** Whether a file below the folder of the distribution does; undefined where that is not said in a way that is read here. */
  ships(path: RepoPath): boolean | undefined
  /** The setting that decides, in the words of the manifest. */
  readonly setting: string
}

/** Where a build goes by how the project is called. */
export const BY_NAME = 'the name of the project'

/** The wheel of a distribution as hatchling, Poetry, flit and uv build it; undefined for other builds. */
export function shippingOf(
  workspace: Workspace,
  { folder, data, name }: Pick<WorkspaceMember, 'folder' | 'data' | 'name'>,
): Shipping | undefined {
  const backend = mappingOf(data['build-system'])['build-backend']
  const tool = mappingOf(data['tool'])
  const at = { workspace, folder, names: namesOf(name) }
  if (backend === 'hatchling.build') return byHatch(at, mappingOf(mappingOf(tool['hatch'])['build']))
  if (backend === 'poetry.core.masonry.api') return byPoetry(at, mappingOf(tool['poetry'])['packages'])
  if (backend === 'flit_core.buildapi') return byFlit(at, mappingOf(mappingOf(tool['flit'])['module'])['name'])
  if (backend === 'uv_build') return byUv(at, mappingOf(mappingOf(tool['uv'])['build-backend']))
  return undefined
}

interface At {
  readonly workspace: Workspace
  readonly folder: RepoPath
  /** The import names that a distribution of this name may have. */
  readonly names: readonly string[]
}

function namesOf(name: string): readonly string[] {
  return [...new Set([name.replace(/[-.]/g, '_'), normalizedName(name).replaceAll('-', '_')])]
}

/** Hatch, "Build configuration" and "Wheel builder": a target's options go before those of the build. */
function byHatch(at: At, build: Readonly<Record<string, unknown>>): Shipping | undefined {
  const wheel = mappingOf(mappingOf(build['targets'])['wheel'])
  const listOf = (key: string): readonly string[] => textsIn(wheel[key] ?? build[key])
  const forced = Object.keys({ ...mappingOf(build['force-include']), ...mappingOf(wheel['force-include']) })
  const isForced = (path: RepoPath): boolean => isBelowOne(at, path, forced)
  const [only] = ['only-include', 'packages'].filter((key) => listOf(key).length > 0)
  if (only !== undefined)
    return { setting: `\`${only}\``, ships: (path) => isForced(path) || isBelowOne(at, path, listOf(only)) }
  const include = listOf('include')
  if (include.length > 0) {
    const isIncluded = likeIgnored(include)
    return { setting: '`include`', ships: (path) => isForced(path) || isIncluded(within(at, path)) }
  }
  const found = at.names
    .flatMap((name) => [`${name}/__init__.py`, `src/${name}/__init__.py`, `${name}.py`])
    .find((path) => at.workspace.has(joinPath(at.folder, path)))
  return found === undefined
    ? undefined
    : {
        setting: BY_NAME,
        ships: (path) => isForced(path) || isBelowOne(at, path, [found.replace(/\/__init__\.py$/, '')]),
      }
}

/** Poetry, "The pyproject.toml file": `packages`, or the one that is called like the project. */
function byPoetry(at: At, packages: unknown): Shipping | undefined {
  if (!Array.isArray(packages)) return byName(at, ['', 'src'])
  const entries = packages.map((entry: unknown) => mappingOf(entry))
  const paths = entries.flatMap(({ include, from }) =>
    typeof include === 'string' ? [joinPath(typeof from === 'string' ? from : '', include)] : [],
  )
  return {
    setting: '`packages`',
    ships: (path) => paths.some((one) => isBelowOne(at, path, [one]) || likeGlob(one)(within(at, path))),
  }
}

function byFlit(at: At, name: unknown): Shipping | undefined {
  return byName(typeof name === 'string' ? { ...at, names: [name] } : at, ['', 'src'])
}

/** uv, "Build backend": one module or several below `module-root`. */
function byUv(at: At, settings: Readonly<Record<string, unknown>>): Shipping | undefined {
  const { 'module-name': named, 'module-root': root } = settings
  const names = typeof named === 'string' ? [named] : textsIn(named)
  const roots = typeof root === 'string' ? [root] : ['src']
  if (names.length === 0) return byName(at, roots)
  const paths = names.flatMap((name) => roots.map((one) => joinPath(one, name.replaceAll('.', '/'))))
  return { setting: '`module-name`', ships: (path) => isBelowOne(at, path, paths) }
}

function byName(at: At, roots: readonly RepoPath[]): Shipping | undefined {
  const paths = at.names.flatMap((name) => roots.map((root) => joinPath(root, name)))
  const found = paths.find((path) =>
    [`${path}/__init__.py`, `${path}.py`].some((one) => at.workspace.has(joinPath(at.folder, one))),
  )
  return found === undefined ? undefined : { setting: BY_NAME, ships: (path) => isBelowOne(at, path, [found]) }
}

/** Whether a file is one of some, or of the modules they name, or lies below one; all counted from the folder of the distribution. */
function isBelowOne(at: At, path: RepoPath, paths: readonly string[]): boolean {
  const own = within(at, path)
  return paths.some((one) => {
    const plain = one.replace(/^(?:\.?\/)+|\/$/g, '')
    return plain === '' || plain === '.' || own === plain || own === `${plain}.py` || own.startsWith(`${plain}/`)
  })
}

function within({ folder }: At, path: RepoPath): RepoPath {
  return folder === '' ? path : path.slice(folder.length + 1)
}
