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
/** Beside the manifest, or in the folder for sources. */
const SOURCES = ['', 'src']

/** The wheel of a distribution as hatchling, Poetry, flit, uv and scikit-build-core build it; undefined for other builds. */
export function shippingOf(
  workspace: Workspace,
  { folder, data, name }: Pick<WorkspaceMember, 'folder' | 'data' | 'name'>,
): Shipping | undefined {
  const backend = mappingOf(data['build-system'])['build-backend']
  const tool = mappingOf(data['tool'])
  const at = { workspace, folder, names: namesOf(name) }
  // Under several names each: `hatchling.ouroboros`, `poetry.masonry.api`, `flit.buildapi`.
  switch (
    typeof backend === 'string' ? /^(?:hatchling|poetry|flit|uv_build|scikit_build_core)/.exec(backend)?.[0] : ''
  ) {
    case 'hatchling':
      return byHatch(at, mappingOf(mappingOf(tool['hatch'])['build']))
    case 'poetry':
      return byPoetry(at, mappingOf(tool['poetry'])['packages'])
    case 'flit':
      return byFlit(at, mappingOf(tool['flit']))
    case 'uv_build':
      return byUv(at, mappingOf(mappingOf(tool['uv'])['build-backend']))
    case 'scikit_build_core':
      return byScikitBuild(at, mappingOf(mappingOf(tool['scikit-build'])['wheel'])['packages'])
    default:
      return undefined
  }
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
function byHatch(at: At, build: Readonly<Record<string, unknown>>): Shipping {
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
  const { ships, setting } = byName(at, SOURCES)
  return { setting, ships: (path) => isForced(path) || ships(path) }
}

/** Poetry, "The pyproject.toml file": `packages`, or the one that is called like the project. */
function byPoetry(at: At, packages: unknown): Shipping {
  if (!Array.isArray(packages)) return byName(at, SOURCES)
  const entries = packages.map((entry: unknown) => mappingOf(entry))
  const paths = entries.flatMap(({ include, from }) =>
    typeof include === 'string' ? [joinPath(typeof from === 'string' ? from : '', include)] : [],
  )
  return {
    setting: '`packages`',
    ships: (path) => paths.some((one) => isBelowOne(at, path, [one]) || likeGlob(one)(within(at, path))),
  }
}

/** Flit, "The pyproject.toml config file": the one module, in the old style beside its metadata. */
function byFlit(at: At, flit: Readonly<Record<string, unknown>>): Shipping {
  const name = mappingOf(flit['module'])['name'] ?? mappingOf(flit['metadata'])['module']
  return byName(typeof name === 'string' ? { ...at, names: [name.replaceAll('.', '/')] } : at, SOURCES)
}

/** scikit-build-core, "Customizing the built wheel": paths of packages, as a list or by where they are installed. */
function byScikitBuild(at: At, packages: unknown): Shipping {
  const paths = Array.isArray(packages) ? textsIn(packages) : textsIn(Object.values(mappingOf(packages)))
  return packages === undefined
    ? byName(at, ['src', 'python', ''])
    : { setting: '`wheel.packages`', ships: (path) => isBelowOne(at, path, paths) }
}

/** uv, "Build backend": one module or several below `module-root`. */
function byUv(at: At, settings: Readonly<Record<string, unknown>>): Shipping {
  const { 'module-name': named, 'module-root': root } = settings
  const names = typeof named === 'string' ? [named] : textsIn(named)
  const roots = typeof root === 'string' ? [root] : ['src']
  if (names.length === 0) return byName(at, roots)
  const paths = names.flatMap((name) => roots.map((one) => joinPath(one, name.replaceAll('.', '/'))))
  return { setting: '`module-name`', ships: (path) => isBelowOne(at, path, paths) }
}

/** Of what is called like the project the first that is there; without one the build fails, or makes a wheel with nothing in it. */
function byName(at: At, roots: readonly RepoPath[]): Shipping {
  const paths = at.names.flatMap((name) => roots.map((root) => joinPath(root, name)))
  const found = paths.find((path) =>
    [`${path}/__init__.py`, `${path}.py`].some((one) => at.workspace.has(joinPath(at.folder, one))),
  )
  return { setting: BY_NAME, ships: (path) => found !== undefined && isBelowOne(at, path, [found]) }
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
