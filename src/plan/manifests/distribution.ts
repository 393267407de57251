import { remembered } from '../../model/remembered.ts'
import { UserError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import { MANIFESTS } from '../../model/manifests.ts'
import { mappingOf } from '../../model/mapping.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { manifestTables } from './manifest-tables.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { NO_PART, PLAIN_REQUIREMENTS, RUNTIME } from './declarations.ts'
import type { Declaration, ManifestPart, Scope, Unread } from './declarations.ts'
import { addPixi, readPyproject } from './read-pyproject.ts'
import { readPipfile } from './read-pipfile.ts'
import type { ProjectDetails } from './project-details.ts'
import { readCondaEnvironment } from './read-conda.ts'
import { readRequirements } from './read-requirements.ts'
import { readSetupCfg } from './read-setup-cfg.ts'
import { readSetupPy } from './read-setup-py.ts'
import { normalizedName } from './requirement.ts'
import type { Requirement } from './requirement.ts'

/** What the manifests of one folder declare, in whatever packaging. */
export interface Distribution {
  /** The folder of its manifests; `''` for the root. */
  readonly folder: RepoPath
  /** Where its name and its dependencies stand; the file need not be there. */
  readonly manifest: RepoPath
  readonly name: string | undefined
  readonly requiresPython: string | undefined
  /** Its licence, authors and so on, each from the first manifest that tells it. */
  readonly details: ProjectDetails
  readonly declarations: readonly Declaration[]
  /** Places that cannot be read without running something. */
  readonly unread: readonly Unread[]
  /** Whether all that every installation brings is known. */
  readonly isRuntimeTold: boolean
  /** Whether all extras are known. */
  readonly areExtrasTold: boolean
  /** The parsed `pyproject.toml`, if there is one that can be read. */
  readonly data: Readonly<Record<string, unknown>> | undefined
  /** A file of requirements from which the manifest takes its dependencies, or that stands for a manifest. */
  readonly runtimeFile: RepoPath | undefined
}

/** What is unread where a whole `pyproject.toml` is. */
const BROKEN = 'the manifest'

/** Read the manifests of a folder. Nothing is run; what cannot be read is in `unread`. Read once a snapshot. */
export const distributionAt = remembered(readDistribution)

function readDistribution(workspace: Workspace, folder: RepoPath): Distribution {
  const at = (name: string): RepoPath => joinPath(folder, name)
  const toml = tomlAt(workspace, at('pyproject.toml'))
  const [setupCfg, setupPy] = [workspace.read(at('setup.cfg')), workspace.read(at('setup.py'))]
  const named: readonly (readonly [RepoPath, ManifestPart])[] = [
    [at('pyproject.toml'), toml.data === undefined ? NO_PART : readPyproject(at('pyproject.toml'), toml.data)],
    [at('setup.cfg'), setupCfg === undefined ? NO_PART : readSetupCfg(setupCfg)],
    [at('setup.py'), setupPy === undefined ? NO_PART : readSetupPy(setupPy)],
  ]
  const told = named.find(([, part]) => part.name !== undefined) ?? named.find(([, part]) => part.tellsRuntime)
  const pipfile = pipfileAt(workspace, at('Pipfile'), told === undefined)
  const main = told ?? (pipfile.tellsRuntime ? ([at('Pipfile'), pipfile] as const) : undefined)
  const parts = [...named.map(([, part]) => part), pipfile]
  const files = parts.flatMap((part) =>
    (part.files ?? []).map(({ path, scope }) => ({ path: listedFile(workspace, folder, path), scope })),
  )
  const listed = files.map(({ path, scope }) => readRequirements(workspace, path, scope))
  const declarations = [...parts.flatMap((part) => part.declarations), ...listed.flatMap((one) => one.declarations)]
  const unread = [...toml.unread, ...parts.flatMap((part) => part.unread), ...listed.flatMap((one) => one.unread)]
  const read = new Set(files.map(({ path }) => path))
  const isTold = parts.some((part) => part.tellsRuntime) || files.some(({ scope }) => scope.kind === 'runtime')
  const beside = requirementFiles(workspace, folder).filter((path) => !read.has(path))
  const first = main === undefined ? beside.find((path) => baseNameOf(path) === 'requirements.txt') : undefined
  for (const path of beside) {
    const inner = readRequirements(workspace, path, path === first ? RUNTIME : groupOf(path))
    declarations.push(...inner.declarations)
    unread.push(...inner.unread)
  }
  const conda = condaParts(workspace, folder, main === undefined && first === undefined)
  declarations.push(...conda.flatMap((part) => part.declarations))
  unread.push(...conda.flatMap((part) => part.unread))
  const dynamic = mappingOf(toml.data?.['project'])['dynamic']
  const isComputed = unread.some(({ what }) => what === 'dependencies' || what === BROKEN)
  return {
    folder,
    manifest: main?.[0] ?? first ?? at('pyproject.toml'),
    name: parts.map((part) => part.name).find((name) => name !== undefined),
    requiresPython: [...parts, ...conda].map((part) => part.requiresPython).find((one) => one !== undefined),
    details: Object.assign({}, ...parts.map((part) => part.details ?? {}).reverse()) as ProjectDetails,
    declarations,
    unread,
    isRuntimeTold: (isTold || first !== undefined || conda.some((part) => part.tellsRuntime)) && !isComputed,
    areExtrasTold:
      !unread.some(({ what }) => what === 'extras') &&
      !(
        Array.isArray(dynamic) &&
        dynamic.includes('optional-dependencies') &&
        !declarations.some(({ scope }) => scope.kind === 'extra')
      ),
    data: toml.data,
    runtimeFile: first ?? files.find(({ scope }) => scope.kind === 'runtime')?.path,
  }
}

/**
 * The file of requirements that a manifest of a folder names. A `setup.py` may hand its last part alone to a function that knows the folder
 * (`reqs("default.txt")`): the one file below that ends so.
 */
function listedFile(workspace: Workspace, folder: RepoPath, path: string): RepoPath {
  const beside = joinPath(folder, path)
  if (workspace.has(beside)) return beside
  const within = folder === '' ? '' : `${folder}/`
  const [only, second] = workspace
    .list('.txt', '.in', '.pip')
    .filter((one) => one.startsWith(within) && one.endsWith(`/${path}`))
  return only !== undefined && second === undefined ? only : beside
}

function tomlAt(
  workspace: Workspace,
  path: RepoPath,
): { readonly data: Distribution['data']; readonly unread: readonly Unread[] } {
  const file = workspace.read(path)
  if (file === undefined) return { data: undefined, unread: [] }
  try {
    return { data: manifestTables(file.text), unread: [] }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const problem = error.problems[0]
    const place = { path, ...(problem?.line === undefined ? {} : { line: problem.line }) }
    return { data: undefined, unread: [{ what: BROKEN, reason: problem?.message ?? error.message, place }] }
  }
}

/** What pipenv installs: for everybody where no other manifest says that, else for those who work on the project. */
function pipfileAt(workspace: Workspace, path: RepoPath, isOnly: boolean): ManifestPart {
  const { data, unread } = tomlAt(workspace, path)
  if (data === undefined) return { ...NO_PART, unread }
  return readPipfile(path, data, isOnly ? RUNTIME : { kind: 'group', name: 'pipenv' })
}

/** `requirements*.txt` and `*requirements.txt` beside the manifest, and what lies in a folder `requirements`. */
function requirementFiles(workspace: Workspace, folder: RepoPath): readonly RepoPath[] {
  return workspace.list('.txt', '.in', '.pip').filter((path) => {
    if (path.endsWith('.in') && workspace.has(path.replace(/\.in$/, '.txt'))) return false
    if (folderOf(path) === joinPath(folder, 'requirements')) return true
    return (
      folderOf(path) === folder && /^([\w.-]*[-_.])?requirements([-_.][\w.-]*)?\.(txt|in|pip)$/.test(baseNameOf(path))
    )
  })
}

/** A file of requirements that nothing reads is a group by the word beside `requirements`. */
function groupOf(path: RepoPath): Scope {
  const stem = baseNameOf(path).replace(/\.\w+$/, '')
  const name = stem.replace(/[-_.]?requirements[-_.]?/, '')
  return name === '' ? PLAIN_REQUIREMENTS : { kind: 'group', name }
}

function condaParts(workspace: Workspace, folder: RepoPath, isOnly: boolean): readonly ManifestPart[] {
  const environments = workspace
    .list('.yml', '.yaml')
    .filter(
      (path) => folderOf(path) === folder && /^(conda[-_.])?environment([-_.][\w.-]*)?\.ya?ml$/.test(baseNameOf(path)),
    )
  const parts = environments.flatMap((path, at): readonly ManifestPart[] => {
    const file = workspace.read(path)
    const name = baseNameOf(path)
      .replace(/\.ya?ml$/, '')
      .replace(/^(conda[-_.])?environment[-_.]?/, '')
    const scope: Scope = isOnly && at === 0 ? RUNTIME : { kind: 'group', name: name === '' ? 'conda' : name }
    return file === undefined ? [] : [readCondaEnvironment(file, scope)]
  })
  const path = joinPath(folder, 'pixi.toml')
  const pixi = tomlAt(workspace, path)
  if (pixi.data === undefined) return parts
  const part = { path, declarations: [] as Declaration[], unread: [...pixi.unread] }
  addPixi(part, pixi.data)
  return [...parts, { ...part, tellsRuntime: false }]
}

/** The distribution a file belongs to: that of the nearest folder above it whose manifests give a name, else the root's. */
export function distributionOf(workspace: Workspace, path: RepoPath): Distribution {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    if (!MANIFESTS.some((name) => workspace.has(joinPath(folder, name)))) continue
    const found = distributionAt(workspace, folder)
    if (found.name !== undefined) return found
  }
  return distributionAt(workspace, '')
}

/**
 * The requirements of a scope, with those of other extras that it names (`all = ["shop[web,db]"]`) in place of the name. A reference to
 * itself never is a requirement: whoever installs another distribution would get this one.
 */
export function requirementsFor(distribution: Distribution, scope: Scope): readonly Requirement[] {
  const own = normalizedName(distribution.name ?? '')
  const visit = (wanted: Scope, seen: readonly string[]): readonly Requirement[] =>
    distribution.declarations
      .filter(({ scope: one }) => one.kind === wanted.kind && normalizedName(one.name) === normalizedName(wanted.name))
      .flatMap(({ requirement }) => {
        if (own === '' || normalizedName(requirement.name) !== own) return [requirement]
        return requirement.extras
          .filter((extra) => !seen.includes(normalizedName(extra)))
          .flatMap((extra) => visit({ kind: 'extra', name: extra }, [...seen, normalizedName(extra)]))
      })
  return visit(scope, scope.kind === 'extra' ? [normalizedName(scope.name)] : [])
}

/** Every requirement on another distribution that is declared, what every installation brings first, then extras, then groups. */
export function everyRequirement(distribution: Distribution): readonly Requirement[] {
  const own = normalizedName(distribution.name ?? '')
  const order = ['runtime', 'extra', 'group']
  return [...distribution.declarations]
    .sort((a, b) => order.indexOf(a.scope.kind) - order.indexOf(b.scope.kind))
    .map(({ requirement }) => requirement)
    .filter(({ name }) => normalizedName(name) !== own)
}

/** What a manifest says in a way that nobody can read without running it, each a note with its place; a broken one is told elsewhere. */
export function unreadFindings(distribution: Distribution): readonly Finding[] {
  const parts = distribution.unread.filter(({ what }) => what !== BROKEN)
  return parts.map(({ what, reason, place }) => ({
    code: 'declaration-not-read',
    level: 'note',
    reason: `${what} of ${place.path}: ${reason}, so what it declares there is not known`,
    advice: 'Look whether the new package needs something of it.',
    place,
  }))
}
