import { UserError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import { isWithin } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { MemberManifest } from '../../templates/member-pyproject.ts'
import { parseToml } from '../../toml/parse-toml.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { normalizedName, parseRequirement } from '../manifests/requirement.ts'

type Table = Readonly<Record<string, unknown>>

/** How a new member is built, and where its version comes from. */
export interface MemberBuild extends Pick<MemberManifest, 'buildSystem' | 'isVersioned' | 'tables'> {
  readonly findings: readonly Finding[]
}

/** What a member's build is made from: the monolith's manifest at `home`, and the files that go along. */
export interface BuildRequest {
  readonly workspace: Workspace
  readonly home: RepoPath
  readonly data: Table | undefined
  readonly extracted: PackageRequest
  /** Where a file of today is afterwards; undefined when it stays. */
  readonly goalOf: (path: RepoPath) => RepoPath | undefined
}

const STATIC: MemberManifest['buildSystem'] = { requires: ['hatchling'], backend: 'hatchling.build' }

/**
 * The build of the new member: the backend of the members that are there, or else the monolith's where that gives a version, else
 * hatchling. A version that is computed in the monolith (`dynamic`) is computed the same way where that works one folder down: from
 * tags (hatch-vcs, setuptools-scm, uv-dynamic-versioning) or from a file that comes along. Else it starts at 0.1.0, with a note.
 */
export function memberBuild(request: BuildRequest): MemberBuild {
  const { data } = request
  const own = buildSystemOf(data)
  const sibling = siblingBuildSystem(request.workspace)
  const usual = sibling ?? plainSystem(own) ?? STATIC
  const plain = { buildSystem: usual, isVersioned: false, tables: [], findings: [] }
  const dynamic = at(data, 'project', 'dynamic')
  if (!Array.isArray(dynamic) || !dynamic.includes('version') || own === undefined) return plain
  const backend = sibling?.backend ?? own.backend
  const scheme =
    backend === own.backend
      ? own.backend.startsWith('hatchling')
        ? hatchVersion(request, own)
        : own.backend.startsWith('setuptools')
          ? scmVersion(request, own)
          : undefined
      : undefined
  if (scheme !== undefined) return { ...scheme, isVersioned: true, findings: [] }
  return { ...plain, findings: [notShared(request)] }
}

/** `[tool.hatch.version]`, by its source (hatch.pypa.io, "Versioning"). */
function hatchVersion(
  request: BuildRequest,
  own: BuildSystem,
): Omit<MemberBuild, 'isVersioned' | 'findings'> | undefined {
  const version = table(at(request.data, 'tool', 'hatch', 'version'))
  const source = version['source'] ?? 'regex'
  const hatchling = requirementsOf(own, ['hatchling'])
  if (source === 'vcs') {
    // setuptools-scm looks for the repository in the folder of the manifest, unless it is told (ofek/hatch-vcs, `raw-options`).
    const raw = { ...table(version['raw-options']), root: rootFrom(request, at(version, 'raw-options', 'root')) }
    return {
      buildSystem: { requires: [...hatchling, ...requirementsOf(own, ['hatch-vcs'])], backend: own.backend },
      tables: [
        { keys: ['tool', 'hatch', 'version'], entries: { ...version, 'raw-options': raw } },
        ...versionFileHook(request),
      ],
    }
  }
  if (source === 'uv-dynamic-versioning') {
    // It asks git, which finds the repository from any folder below.
    const options = table(at(request.data, 'tool', 'uv-dynamic-versioning'))
    return {
      buildSystem: {
        requires: [...hatchling, ...requirementsOf(own, ['uv-dynamic-versioning'])],
        backend: own.backend,
      },
      tables: [
        { keys: ['tool', 'hatch', 'version'], entries: version },
        ...(Object.keys(options).length > 0 ? [{ keys: ['tool', 'uv-dynamic-versioning'], entries: options }] : []),
      ],
    }
  }
  const path = source === 'regex' ? insideMember(request, version['path']) : undefined
  if (path === undefined) return undefined
  return {
    buildSystem: { requires: hatchling, backend: own.backend },
    tables: [{ keys: ['tool', 'hatch', 'version'], entries: { ...version, path } }],
  }
}

/** The hook that writes the version into a file, if the file is one of the package. */
function versionFileHook(request: BuildRequest): MemberBuild['tables'] {
  const hook = table(at(request.data, 'tool', 'hatch', 'build', 'hooks', 'vcs'))
  const file = insideMember(request, hook['version-file'])
  return file === undefined
    ? []
    : [{ keys: ['tool', 'hatch', 'build', 'hooks', 'vcs'], entries: { ...hook, 'version-file': file } }]
}

/** `[tool.setuptools_scm]`; below the root of the repository it has to be told where that is (setuptools-scm, `root`). */
function scmVersion(
  request: BuildRequest,
  own: BuildSystem,
): Omit<MemberBuild, 'isVersioned' | 'findings'> | undefined {
  const requires = requirementsOf(own, ['setuptools-scm'])
  const name = ['setuptools_scm', 'setuptools-scm'].find((key) => at(request.data, 'tool', key) !== undefined)
  if (requires.length === 0 || name === undefined) return undefined
  const { root, relative_to: _, write_to: older, version_file: newer, ...rest } = table(at(request.data, 'tool', name))
  const file = insideMember(request, newer ?? older)
  if (file === undefined) for (const key of ['write_to_template', 'version_file_template']) delete rest[key]
  const entries = { root: rootFrom(request, root), ...rest, ...(file === undefined ? {} : { version_file: file }) }
  return {
    buildSystem: { requires: [...requirementsOf(own, ['setuptools']), ...requires], backend: own.backend },
    tables: [
      { keys: ['tool', 'setuptools', 'packages', 'find'], entries: { where: ['src'] } },
      ...packageData(request),
      { keys: ['tool', name], entries },
    ],
  }
}

/** The data files of the packages that move, under their new names (setuptools, "Data Files Support"). */
function packageData({ data, extracted }: BuildRequest): MemberBuild['tables'] {
  const entries = Object.entries(table(at(data, 'tool', 'setuptools', 'package-data'))).flatMap(([name, globs]) => {
    const newName = memberName(name, extracted)
    return name === '*' ? [[name, globs] as const] : newName === undefined ? [] : [[newName, globs] as const]
  })
  return entries.length === 0
    ? []
    : [{ keys: ['tool', 'setuptools', 'package-data'], entries: Object.fromEntries(entries) }]
}

function memberName(name: QualifiedName, { from, to }: PackageRequest): QualifiedName | undefined {
  return isWithin(name, from) ? to + name.slice(from.length) : undefined
}

/** A path of the monolith's manifest as the member's would say it; undefined unless the file belongs to the package. */
function insideMember({ home, extracted, goalOf, workspace }: BuildRequest, path: unknown): RepoPath | undefined {
  if (typeof path !== 'string') return undefined
  const full = joinPath(folderOf(home), path)
  const beside = workspace.list().find((one) => folderOf(one) === folderOf(full) && goalOf(one) !== undefined)
  // A generated file is not tracked; it goes where its folder goes.
  const goal =
    goalOf(full) ?? (beside === undefined || workspace.has(full) ? undefined : besideGoal(goalOf(beside) ?? '', full))
  return goal?.startsWith(extracted.directory + '/') === true ? goal.slice(extracted.directory.length + 1) : undefined
}

function besideGoal(goal: RepoPath, path: RepoPath): RepoPath {
  return joinPath(folderOf(goal), path.slice(path.lastIndexOf('/') + 1))
}

/** From the folder of the member to the root that the monolith's manifest means: its own folder, or what it says. */
function rootFrom({ home, extracted }: BuildRequest, root: unknown): string {
  const up = extracted.directory.split('/').map(() => '..')
  const down = folderOf(home) === '' ? [] : folderOf(home).split('/')
  const parts = [...up, ...down]
  for (const part of (typeof root === 'string' ? root : '.').split('/')) {
    if (part === '.' || part === '') continue
    if (part === '..' && parts.at(-1) !== '..' && parts.length > 0) parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

function notShared({ home, extracted }: BuildRequest): Finding {
  return {
    code: 'version-not-shared',
    level: 'note',
    reason: `${home} computes its version in a way that cannot be carried over to ${extracted.directory}, so ${extracted.distribution} starts at 0.1.0`,
    advice: 'Set the version you want, or configure where it comes from.',
    place: { path: home },
  }
}

interface BuildSystem {
  readonly requires: readonly string[]
  readonly backend: string
}

function buildSystemOf(data: Table | undefined): BuildSystem | undefined {
  const { requires, 'build-backend': backend } = table(at(data, 'build-system'))
  if (typeof backend !== 'string' || !Array.isArray(requires)) return undefined
  return { requires: requires.filter((entry): entry is string => typeof entry === 'string'), backend }
}

/** A backend that needs no configuration of its own, with nothing but itself required. */
function plainSystem(system: BuildSystem | undefined): BuildSystem | undefined {
  if (system === undefined || !/^(hatchling|uv_build)/.test(system.backend)) return undefined
  const requires = requirementsOf(system, ['hatchling', 'uv-build'])
  return requires.length === 0 ? undefined : { requires, backend: system.backend }
}

function requirementsOf(system: BuildSystem, names: readonly string[]): readonly string[] {
  return system.requires.filter((text) => names.includes(normalizedName(parseRequirement(text)?.name ?? '')))
}

/** The build backend of the members that are there already, if they agree on one that needs no configuration of its own. */
function siblingBuildSystem(workspace: Workspace): BuildSystem | undefined {
  for (const path of workspace.list('/pyproject.toml')) {
    try {
      const plain = plainSystem(buildSystemOf(table(parseToml(workspace.glance(path)))))
      if (plain !== undefined) return plain
    } catch (error) {
      if (!(error instanceof UserError)) throw error
    }
  }
  return undefined
}

function table(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function at(data: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    data,
  )
}
