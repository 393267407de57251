import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isInit, moduleNameOf } from '../../python/facts/modules.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { normalizedName } from './requirement.ts'
import { isTestFile } from './test-files.ts'
import { membersOfWorkspace, workspaceMembers } from './workspace-members.ts'
import type { WorkspaceMember } from './workspace-members.ts'

/** The Python files of a member: what its distribution installs, what tests it, and the rest (scripts, docs, examples). */
export interface MemberFiles {
  readonly member: WorkspaceMember
  readonly runtime: readonly RepoPath[]
  readonly tests: readonly RepoPath[]
  readonly others: readonly RepoPath[]
  /** The modules it installs, by the names under which they are imported. */
  readonly modules: ReadonlySet<QualifiedName>
  /** First names that its tests and scripts find beside themselves. */
  readonly local: ReadonlySet<string>
  /** First names of what lies at the top of its folder and is not installed. */
  readonly beside: ReadonlySet<string>
}

/** Folders that automatic discovery passes over (setuptools, "Automatic discovery", flat layout). */
export const NOT_INSTALLED: ReadonlySet<string> = new Set(
  `ci bin debian doc docs documentation manpages news newsfragments changelog test tests unit_test unit_tests example examples
  scripts tools util utils python build benchmark benchmarks exercise exercises htmlcov tasks`.split(/\s+/),
)

/**
 * The files of each member of the workspace. A file belongs to the nearest manifest above it. What is installed is what the build
 * backend is told (hatch, setuptools, poetry), else what lies below `src`, else what discovery would find, else what lies below a root.
 */
export function memberFiles(workspace: Workspace, roots: readonly RepoPath[]): readonly MemberFiles[] {
  const everyFolder = workspaceMembers(workspace)
    .map((member) => member.folder)
    .sort((a, b) => b.length - a.length)
  const owned = new Map<RepoPath, RepoPath[]>()
  for (const path of workspace.list('.py')) {
    const folder = everyFolder.find((one) => one === '' || path.startsWith(one + '/'))
    if (folder === undefined) continue
    const list = owned.get(folder)
    if (list === undefined) owned.set(folder, [path])
    else list.push(path)
  }
  return membersOfWorkspace(workspace).map((member) => sorted(member, owned.get(member.folder) ?? [], roots))
}

function sorted(member: WorkspaceMember, paths: readonly RepoPath[], roots: readonly RepoPath[]): MemberFiles {
  const places = installedPlaces(member, paths, roots)
  const runtime: RepoPath[] = []
  const tests: RepoPath[] = []
  const others: RepoPath[] = []
  const modules = new Set<QualifiedName>()
  const local = new Set<string>()
  const beside = new Set<string>()
  for (const path of paths) {
    const place = places.find(({ below }) => path === below || path.startsWith(below === '' ? '' : below + '/'))
    const inside = member.folder === '' ? path : path.slice(member.folder.length + 1)
    const isTest = isTestFile(inside)
    if (place !== undefined && !isTest) runtime.push(path)
    else (isTest ? tests : others).push(path)
    const name = place === undefined ? undefined : moduleNameOf(path, [place.root])
    if (name !== undefined) modules.add(name)
    const words = name === undefined ? inside.replace(/\.py$/, '').split('/') : []
    for (const word of words) local.add(word)
    if (words[0] !== undefined) beside.add(words[0])
  }
  return { member, runtime, tests, others, modules, local, beside }
}

interface InstalledPlace {
  /** A file, or a folder of which everything is installed. */
  readonly below: RepoPath
  /** The folder that names are counted from. */
  readonly root: RepoPath
}

function installedPlaces(
  member: WorkspaceMember,
  paths: readonly RepoPath[],
  roots: readonly RepoPath[],
): readonly InstalledPlace[] {
  const told = toldPlaces(member)
  if (told.some(({ below }) => paths.some((path) => path === below || path.startsWith(below + '/')))) return told
  const source = joinPath(member.folder, 'src')
  if (paths.some((path) => path.startsWith(source + '/'))) return [{ below: source, root: source }]
  const own = joinPath(member.folder, normalizedName(member.name).replaceAll('-', '_'))
  if (paths.some((path) => path.startsWith(own + '/'))) return [{ below: own, root: member.folder }]
  const packages = paths
    .filter((path) => isInit(path) && folderOf(folderOf(path)) === member.folder && folderOf(path) !== member.folder)
    .map(folderOf)
    .filter((folder) => !NOT_INSTALLED.has(baseNameOf(folder)))
  // A module of the project's name beside packages is a program that starts them, or one more module.
  const alone = paths.includes(`${own}.py`) ? [`${own}.py`] : []
  const found = [...packages, ...alone]
  if (found.length > 0) return found.map((below) => ({ below, root: member.folder }))
  return roots
    .filter((root) => root !== member.folder && paths.some((path) => path.startsWith(root + '/')))
    .map((root) => ({ below: root, root }))
}

/** What the manifest tells its build backend to install. */
function toldPlaces({ folder, data }: WorkspaceMember): readonly InstalledPlace[] {
  const wheel = at(data, 'tool', 'hatch', 'build', 'targets', 'wheel')
  const hatch = [at(wheel, 'packages'), at(wheel, 'only-include'), at(data, 'tool', 'hatch', 'build', 'packages')]
  const poetry = at(data, 'tool', 'poetry', 'packages')
  const where = texts(at(data, 'tool', 'setuptools', 'packages', 'find', 'where'))
  const setuptools = texts(at(data, 'tool', 'setuptools', 'packages'))
  const packageRoot = at(data, 'tool', 'setuptools', 'package-dir', '')
  const root = typeof packageRoot === 'string' ? joinPath(folder, packageRoot) : folder
  return [
    ...hatch.flatMap(texts).map((path) => {
      const below = joinPath(folder, path)
      return { below, root: folderOf(below) }
    }),
    ...(Array.isArray(poetry) ? poetry : []).flatMap((entry: unknown) => {
      const [include, from] = [at(entry, 'include'), at(entry, 'from')]
      if (typeof include !== 'string' || include.includes('*')) return []
      const base = joinPath(folder, typeof from === 'string' ? from : '')
      return [{ below: joinPath(base, include), root: base }]
    }),
    ...where
      .filter((one) => joinPath(one) !== '')
      .map((one) => ({ below: joinPath(folder, one), root: joinPath(folder, one) })),
    ...setuptools.filter((name) => !name.includes('.')).map((name) => ({ below: joinPath(root, name), root })),
  ]
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
}

function at(data: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    data,
  )
}
