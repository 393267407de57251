import type { Edit } from '../../model/edit.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { FileMove } from '../../model/plan.ts'
import { addTableEntries } from '../../toml/add-table-entries.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { workspaceMembers } from './workspace-members.ts'
import type { WorkspaceMember } from './workspace-members.ts'

/** How a build backend finds what to install where nothing says it: by the name of the project. */
interface Backend {
  readonly isIt: RegExp
  /** Whether something says what to install. */
  readonly isTold: (tool: Tables) => boolean
  /** The name of the package that it makes of the project's. */
  readonly wordsOf: (project: string) => readonly string[]
  /** The folders it looks into. */
  readonly foldersOf: (tool: Tables) => readonly RepoPath[]
  /** The table, the key and the value (TOML source) that say it: `name` with the ending of a single module, in `folder`. */
  readonly saying: (name: string, folder: RepoPath) => readonly [table: string, key: string, value: string]
}

type Tables = Readonly<Record<string, unknown>>

const asWord = (name: string): string => name.replace(/[-.]+/g, '_')
const SOURCES = ['', 'src']

/** hatch ("Build", default file selection), uv ("Modules"), flit ("Module section"), Poetry ("packages"), scikit-build-core ("wheel.packages"). */
const BACKENDS: readonly Backend[] = [
  {
    isIt: /^hatchling/,
    isTold: (tool) => {
      const build = mappingOf(mappingOf(tool['hatch'])['build'])
      const wheel = mappingOf(mappingOf(build['targets'])['wheel'])
      return [build, wheel].some((table) =>
        ['packages', 'include', 'only-include'].some((key) => textsIn(table[key]).length > 0),
      )
    },
    wordsOf: (project) => [asWord(project), asWord(project).toLowerCase()],
    foldersOf: () => SOURCES,
    saying: (name, folder) => [
      'tool.hatch.build.targets.wheel',
      name.endsWith('.py') ? 'only-include' : 'packages',
      `["${joinPath(folder, name)}"]`,
    ],
  },
  {
    isIt: /^uv_build/,
    isTold: (tool) => mappingOf(mappingOf(tool['uv'])['build-backend'])['module-name'] !== undefined,
    wordsOf: (project) => [asWord(project).toLowerCase()],
    foldersOf: (tool) => {
      const root = mappingOf(mappingOf(tool['uv'])['build-backend'])['module-root']
      return [typeof root === 'string' ? root.replace(/^\.?\/|\/$/g, '') : 'src']
    },
    saying: (name) => ['tool.uv.build-backend', 'module-name', `"${name}"`],
  },
  {
    isIt: /^flit/,
    isTold: ({ flit }) =>
      mappingOf(mappingOf(flit)['module'])['name'] !== undefined ||
      mappingOf(mappingOf(flit)['metadata'])['module'] !== undefined,
    wordsOf: (project) => [asWord(project), asWord(project).toLowerCase()],
    foldersOf: () => SOURCES,
    saying: (name) => ['tool.flit.module', 'name', `"${name.replace(/\.py$/, '')}"`],
  },
  {
    isIt: /^poetry/,
    isTold: ({ poetry }) => mappingOf(poetry)['packages'] !== undefined,
    wordsOf: (project) => [asWord(project).toLowerCase()],
    foldersOf: () => SOURCES,
    saying: (name, folder) => [
      'tool.poetry',
      'packages',
      `[{ include = "${name}"${folder === '' ? '' : `, from = "${folder}"`} }]`,
    ],
  },
  {
    isIt: /^scikit_build_core/,
    isTold: (tool) => mappingOf(mappingOf(tool['scikit-build'])['wheel'])['packages'] !== undefined,
    wordsOf: (project) => [asWord(project), asWord(project).toLowerCase()],
    foldersOf: () => ['src', 'python', ''],
    saying: (name, folder) => ['tool.scikit-build.wheel', 'packages', `["${joinPath(folder, name)}"]`],
  },
]

/**
 * Edits of the manifests whose backend found a package by the name of the project, which is called otherwise now: the key that says its name.
 * `base` is the tree before, `workspace` the one in which files have moved. By manifest; none where the package went elsewhere than beside itself.
 */
export function packagesByName(
  base: Workspace,
  workspace: Workspace,
  moves: readonly FileMove[],
): ReadonlyMap<RepoPath, readonly Edit[]> {
  const goals = new Map(moves.map((move) => [move.from, move.to]))
  const found = new Map<RepoPath, readonly Edit[]>()
  for (const member of moves.length === 0 ? [] : workspaceMembers(base)) {
    const [backend, path] = foundByName(base, member) ?? []
    const goal = path === undefined ? undefined : goals.get(path)
    const manifest = joinPath(member.folder, 'pyproject.toml')
    const text = workspace.read(manifest)?.text
    if (backend === undefined || path === undefined || goal === undefined || text === undefined) continue
    const [was, is] = [path, goal].map((one) => (baseNameOf(one) === '__init__.py' ? folderOf(one) : one))
    if (was === undefined || is === undefined || was === is || folderOf(was) !== folderOf(is)) continue
    const folder = folderOf(is).slice(member.folder === '' ? 0 : member.folder.length + 1)
    const [table, key, value] = backend.saying(baseNameOf(is), folder)
    found.set(manifest, addTableEntries(text, table.split('.'), [{ key, value }]))
  }
  return found
}

/** The backend and the file, `__init__.py` or a single module, that it finds by the project's name; undefined where something says what to install. */
function foundByName(
  workspace: Workspace,
  { folder, name, data }: WorkspaceMember,
): readonly [Backend, RepoPath] | undefined {
  const system = mappingOf(data['build-system'])['build-backend']
  const backend = BACKENDS.find(({ isIt }) => typeof system === 'string' && isIt.test(system))
  const tool = mappingOf(data['tool'])
  if (backend === undefined || backend.isTold(tool)) return undefined
  const places = backend
    .foldersOf(tool)
    .flatMap((source) =>
      backend
        .wordsOf(name)
        .flatMap((word) => [joinPath(folder, source, word, '__init__.py'), joinPath(folder, source, `${word}.py`)]),
    )
  const path = places.find((one) => workspace.has(one))
  return path === undefined ? undefined : [backend, path]
}
