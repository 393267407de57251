import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import { mappingOf } from '../../model/mapping.ts'
import { baseNameOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import { tomlValue } from '../../templates/toml-value.ts'
import { addTableEntries } from '../../toml/add-table-entries.ts'
import { addInOrder } from '../../toml/add-in-order.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { addRequirement, appendToIniList, appendToPythonList } from './append-requirement.ts'
import type { AddedLine } from './append-requirement.ts'
import type { Distribution } from './distribution.ts'
import { distributionAt } from './distribution.ts'
import { declareForWorkers } from './declare-for-workers.ts'
import { fromFolder } from './from-folder.ts'
import { PDM_OVERRIDES, pdmEntry } from './pdm-entry.ts'
import { pipenvEntry } from './pipenv-entry.ts'
import { poetryEntry } from './poetry-entry.ts'
import { projectTool } from './project-tool.ts'
import { normalizedName } from './requirement.ts'

/** Where a manifest gets a dependency: in what every installation brings, or with what its tests need, or those who run its scripts. */
export type NeededFor = 'code' | 'tests' | 'scripts'

/** A new distribution of the same repository. */
export interface NewDependency {
  readonly name: string
  /** Its folder. */
  readonly directory: RepoPath
}

/** Edits of one file, and what a person has to do. */
export interface Declared {
  readonly file: SourceFile | undefined
  readonly edits: readonly Edit[]
  /** What a tool makes of that file of requirements. */
  readonly made?: AddedLine['made']
  readonly findings: readonly Finding[]
}

/**
 * Add a distribution to what the manifests of a folder declare, in their own packaging and layout; nothing where it is declared already.
 * What only tests or scripts need goes where those who work on the project look (`declareForWorkers`). Where the dependencies are computed,
 * the line to write is told.
 */
export function declareDependency(
  workspace: Workspace,
  folder: RepoPath,
  added: NewDependency,
  neededFor: NeededFor,
): Declared {
  const distribution = distributionAt(workspace, folder)
  const scopes = neededFor === 'code' ? ['runtime'] : ['runtime', 'extra', 'group']
  const isThere = distribution.declarations.some(
    ({ scope, requirement }) =>
      scopes.includes(scope.kind) && normalizedName(requirement.name) === normalizedName(added.name),
  )
  if (isThere) return NOTHING
  if (neededFor !== 'code') return declareForWorkers(workspace, distribution, added, neededFor) ?? NOTHING
  for (const { fileOf, way } of WAYS) {
    const path = fileOf(distribution)
    const file = path === undefined ? undefined : workspace.read(path)
    if (file === undefined) continue
    if (way === 'file') return { ...inFile(file, distribution, added, workspace), findings: [] }
    const edits = way(file, distribution, added, workspace)
    if (edits !== undefined) return { file, edits, findings: [] }
  }
  if (!workspace.has(distribution.manifest)) return NOTHING
  return { file: undefined, edits: [], findings: [notAdded(distribution, added)] }
}

const NOTHING: Declared = { file: undefined, edits: [], findings: [] }

type Way = (
  file: SourceFile,
  distribution: Distribution,
  added: NewDependency,
  workspace: Workspace,
) => readonly Edit[] | undefined

/** The packagings that can be added to, with the file of each, in the order in which they are asked. */
const WAYS: readonly {
  readonly fileOf: (distribution: Distribution) => RepoPath | undefined
  readonly way: Way | 'file'
}[] = [
  { fileOf: ({ folder }) => joinPath(folder, 'pyproject.toml'), way: inPyproject },
  { fileOf: ({ runtimeFile }) => runtimeFile, way: 'file' },
  { fileOf: ({ folder }) => joinPath(folder, 'setup.cfg'), way: inSetupCfg },
  { fileOf: ({ folder }) => joinPath(folder, 'setup.py'), way: inSetupPy },
  { fileOf: ({ folder }) => joinPath(folder, 'Pipfile'), way: inPipfile },
]

/** `[project]`, Poetry's table, or flit's old one. */
function inPyproject(
  file: SourceFile,
  { data, folder }: Distribution,
  added: NewDependency,
  workspace: Workspace,
): readonly Edit[] | undefined {
  if (data === undefined) return undefined
  const { text } = file
  const tool = mappingOf(data['tool'])
  const poetry = mappingOf(tool['poetry'])
  const project = mappingOf(data['project'])
  const dynamic = project['dynamic']
  if (data['project'] !== undefined) {
    if (Array.isArray(dynamic) && dynamic.includes('dependencies') && poetry['dependencies'] === undefined)
      return undefined
    const own =
      addInOrder(text, ['project', 'dependencies'], added.name) ??
      addTableEntries(text, ['project'], [{ key: 'dependencies', value: tomlValue([added.name]) }])
    // Poetry looks for it where its own table says (Poetry 2, "Dependency specification").
    const from =
      projectTool(workspace, data) === 'poetry' || tool['poetry'] !== undefined
        ? addTableEntries(text, ['tool', 'poetry', 'dependencies'], [poetryEntry(folder, added)])
        : []
    const pdm = pdmEntry(folder, data, added)
    return [...own, ...from, ...(pdm === undefined ? [] : addTableEntries(text, PDM_OVERRIDES, [pdm]))]
  }
  if (poetry['dependencies'] !== undefined)
    return addTableEntries(text, ['tool', 'poetry', 'dependencies'], [poetryEntry(folder, added)])
  const flit = mappingOf(mappingOf(tool['flit'])['metadata'])
  if (Object.keys(flit).length === 0) return undefined
  return (
    addInOrder(text, ['tool', 'flit', 'metadata', 'requires'], added.name) ??
    addTableEntries(text, ['tool', 'flit', 'metadata'], [{ key: 'requires', value: tomlValue([added.name]) }])
  )
}

/** What pipenv installs for everybody, where nothing else says that: the folder, in place. */
function inPipfile(
  file: SourceFile,
  { folder, manifest }: Distribution,
  added: NewDependency,
): readonly Edit[] | undefined {
  return manifest === file.path ? addTableEntries(file.text, ['packages'], [pipenvEntry(folder, added)]) : undefined
}

/** A file of requirements: a name where a manifest reads it, a path where it stands for a manifest (pip installs it from there). */
function inFile(
  file: SourceFile,
  { folder, manifest }: Distribution,
  added: NewDependency,
  workspace: Workspace,
): AddedLine {
  const line = manifest === file.path ? `-e ./${fromFolder(folder, added.directory)}` : added.name
  return addRequirement(workspace, file, line)
}

function inSetupCfg(file: SourceFile, { manifest }: Distribution, added: NewDependency): readonly Edit[] | undefined {
  return appendToIniList(file.text, 'options', 'install_requires', added.name, manifest === file.path)
}

function inSetupPy(file: SourceFile, { manifest }: Distribution, added: NewDependency): readonly Edit[] | undefined {
  const call = setupCall(file.text)
  const value = call?.keywords.get('install_requires')
  if (call === undefined || (value !== undefined && value.kind !== 'list')) return undefined
  if (value !== undefined) return appendToPythonList(file.text, value, added.name)
  if (manifest !== file.path || call.isOpen) return undefined
  // Behind the last argument, in the layout of the call.
  const last = Math.max(...[...call.keywords.values()].map(({ span }) => span.end), 0)
  if (last < call.span.start || last > call.span.end) return undefined
  const isTall = file.text.slice(call.span.start, call.span.end).includes('\n')
  return [insert(last, `,${isTall ? '\n    ' : ' '}install_requires=["${added.name}"]`)]
}

function notAdded({ manifest, unread, runtimeFile }: Distribution, added: NewDependency): Finding {
  const where = runtimeFile ?? unread.find(({ what }) => what === 'dependencies')?.place.path ?? manifest
  return {
    code: 'dynamic-dependencies',
    level: 'warning',
    reason: `${manifest} computes its dependencies, so ${added.name} was not added to them`,
    advice: `Add \`${added.name}\` to what is always installed, where it comes from (${baseNameOf(where)}).`,
    place: { path: manifest },
  }
}
