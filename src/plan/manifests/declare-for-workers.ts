import type { Edit } from '../../model/edit.ts'
import { mappingOf } from '../../model/mapping.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import { tomlValue } from '../../templates/toml-value.ts'
import { addTableEntries } from '../../toml/add-table-entries.ts'
import { addInOrder } from '../../toml/add-in-order.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { addRequirement, appendToIniList, appendToPythonList } from './append-requirement.ts'
import type { Declared, NewDependency } from './declare-dependency.ts'
import type { Distribution } from './distribution.ts'
import { fromFolder } from './from-folder.ts'
import { iniEntries } from './ini-file.ts'
import { pipenvEntry } from './pipenv-entry.ts'
import { poetryEntry } from './poetry-entry.ts'
import { projectTool } from './project-tool.ts'

/** Names by custom of what is for tests, or for all who work on a project; uv installs the group `dev` unasked. */
const GROUPS = { tests: ['test', 'tests', 'testing', 'dev'], scripts: ['dev', 'examples', 'test', 'tests', 'testing'] }

/**
 * Add a distribution to what those who work on a project install: its group or extra for tests or development, a file of requirements
 * that no manifest reads, else a new group where the manifest can have one. Undefined where nothing of that is there.
 */
export function declareForWorkers(
  workspace: Workspace,
  distribution: Distribution,
  added: NewDependency,
  neededFor: 'tests' | 'scripts',
): Declared | undefined {
  const names = GROUPS[neededFor]
  for (const way of [inGroup, inFile, inSetupCfg, inSetupPy, inPipfile, inNewGroup]) {
    const declared = way(workspace, distribution, added, names)
    if (declared !== undefined) return declared
  }
  return undefined
}

type Way = (
  workspace: Workspace,
  distribution: Distribution,
  added: NewDependency,
  names: readonly string[],
) => Declared | undefined

const inGroup: Way = (workspace, { folder, data }, added, names) => {
  const file = workspace.read(joinPath(folder, 'pyproject.toml'))
  if (file === undefined || data === undefined) return undefined
  const isPoetry = projectTool(workspace, data) === 'poetry'
  const [group] = groupLists(data, names, isPoetry)
  if (group !== undefined) {
    const own = addInOrder(file.text, group, added.name)
    return declared(
      file,
      own === undefined || !isPoetry ? own : [...own, ...poetryGroupEdits(file, folder, group, added)],
    )
  }
  const poetry = poetryGroup(data, names)
  return poetry === undefined
    ? undefined
    : declared(file, addTableEntries(file.text, poetry, [poetryEntry(folder, added)]))
}

/** By its path, for pip looks for a name in an index. */
const inFile: Way = (workspace, { folder, declarations, runtimeFile }, added, names) => {
  const files = new Map<string, RepoPath>()
  for (const { scope, place } of declarations)
    if (/\.(txt|in|pip)$/.test(place.path) && place.path !== runtimeFile)
      if (scope.kind === 'group' && !files.has(scope.name)) files.set(scope.name, place.path)
  const name = [...names, 'requirements'].find((one) => files.has(one))
  const file = workspace.read(files.get(name ?? '') ?? '')
  const line = `-e ./${fromFolder(folder, added.directory)}`
  return file === undefined ? undefined : { ...addRequirement(workspace, file, line), findings: [] }
}

const inSetupCfg: Way = (workspace, { folder }, added, names) => {
  const file = workspace.read(joinPath(folder, 'setup.cfg'))
  const extras = file === undefined ? [] : iniEntries(file.text)
  const name = names.find((one) => extras.some(({ section, key }) => section === SECTION && key === one))
  if (file === undefined || name === undefined) return undefined
  return declared(file, appendToIniList(file.text, SECTION, name, added.name, false))
}

const inSetupPy: Way = (workspace, { folder }, added, names) => {
  const file = workspace.read(joinPath(folder, 'setup.py'))
  const extras = file === undefined ? undefined : setupCall(file.text)?.keywords.get('extras_require')
  if (file === undefined || extras?.kind !== 'map') return undefined
  const lists = names.flatMap((name) => extras.entries.filter(({ key }) => key === name).map(({ value }) => value))
  const edits = lists.flatMap((list) => (list.kind === 'list' ? [appendToPythonList(file.text, list, added.name)] : []))
  return declared(
    file,
    edits.find((one) => one !== undefined),
  )
}

/** What pipenv installs for those who work on the project. */
const inPipfile: Way = (workspace, { folder, declarations }, added) => {
  const path = joinPath(folder, 'Pipfile')
  const file = declarations.some(({ place }) => place.path === path) ? workspace.read(path) : undefined
  return file === undefined
    ? undefined
    : declared(file, addTableEntries(file.text, ['dev-packages'], [pipenvEntry(folder, added)]))
}

/** A group of PEP 735 beside `[project]`, or one of Poetry. */
const inNewGroup: Way = (workspace, { folder, data }, added) => {
  const file = workspace.read(joinPath(folder, 'pyproject.toml'))
  if (file === undefined || data === undefined) return undefined
  const { text } = file
  const poetry = mappingOf(mappingOf(data['tool'])['poetry'])
  if (poetry['dependencies'] !== undefined || projectTool(workspace, data) === 'poetry')
    return declared(file, poetryGroupEdits(file, folder, ['dependency-groups', 'dev'], added))
  if (data['project'] === undefined) return undefined
  const entry = { key: 'dev', value: tomlValue([added.name]) }
  return declared(file, addTableEntries(text, ['dependency-groups'], [entry]))
}

function declared(file: SourceFile, edits: readonly Edit[] | undefined): Declared | undefined {
  return edits === undefined ? undefined : { file, edits, findings: [] }
}

const SECTION = 'options.extras_require'

/** Where Poetry finds what a group lists, by its table for that group (python-poetry.org, "Dependency groups"). */
function poetryGroupEdits(
  { text }: SourceFile,
  folder: RepoPath,
  group: readonly string[],
  added: NewDependency,
): readonly Edit[] {
  return addTableEntries(
    text,
    ['tool', 'poetry', 'group', group.at(-1) ?? '', 'dependencies'],
    [poetryEntry(folder, added)],
  )
}

/** The lists of a manifest with one of the names, groups before extras; Poetry has no folder for what an extra names. */
function groupLists(
  data: Readonly<Record<string, unknown>>,
  names: readonly string[],
  isPoetry: boolean,
): readonly (readonly string[])[] {
  const lists = [
    ...names.map((name) => ['dependency-groups', name]),
    ...(isPoetry ? [] : names.map((name) => ['project', 'optional-dependencies', name])),
  ]
  return lists.filter(([first = '', ...rest]) => {
    const table = rest.length === 2 ? mappingOf(data[first])[rest[0] ?? ''] : data[first]
    return Array.isArray(mappingOf(table)[rest.at(-1) ?? ''])
  })
}

function poetryGroup(data: Readonly<Record<string, unknown>>, names: readonly string[]): readonly string[] | undefined {
  const poetry = mappingOf(mappingOf(data['tool'])['poetry'])
  const groups = mappingOf(poetry['group'])
  const name = names.find((one) => groups[one] !== undefined)
  if (name !== undefined) return ['tool', 'poetry', 'group', name, 'dependencies']
  return poetry['dev-dependencies'] === undefined ? undefined : ['tool', 'poetry', 'dev-dependencies']
}
