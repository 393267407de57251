import type { Edit } from '../../model/edit.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { joinPath } from '../../model/source-file.ts'
import type { SourceFile } from '../../model/source-file.ts'
import type { MemberManifest } from '../../templates/member-pyproject.ts'
import { tomlValue } from '../../templates/toml-value.ts'
import { addTableEntries } from '../../toml/add-table-entries.ts'
import { appendToArray } from '../../toml/append-to-array.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { fromFolder } from '../manifests/from-folder.ts'
import type { Distribution } from '../manifests/distribution.ts'
import { distributionAt } from '../manifests/distribution.ts'
import { projectTool } from '../manifests/project-tool.ts'
import { isCovered } from '../manifests/workspace-members.ts'

type Tables = Readonly<Record<string, unknown>>

/**
 * Whether the root is a uv workspace, or can become one: it has a `[project]` (PEP 621) or tables of uv. A root of another packaging
 * (Poetry's own table, setup.py) and one that Poetry works on stay what they are.
 */
export function isWorkspaceRoot(workspace: Workspace, data: Tables | undefined): boolean {
  if (data === undefined || projectTool(workspace, data) === 'poetry') return false
  return data['project'] !== undefined || mappingOf(data['tool'])['uv'] !== undefined
}

/** Workspace member and source in the root's manifest, each only where it is missing. */
export function workspaceEdits(file: SourceFile, data: Tables, extracted: PackageRequest): readonly Edit[] {
  const { text } = file
  const uv = mappingOf(mappingOf(data['tool'])['uv'])
  const edits: Edit[] = []
  const members = mappingOf(uv['workspace'])['members']
  const { directory, distribution } = extracted
  if (!Array.isArray(members)) {
    edits.push(
      ...addTableEntries(text, ['tool', 'uv', 'workspace'], [{ key: 'members', value: tomlValue([directory]) }]),
    )
  } else if (!members.some((member) => typeof member === 'string' && isCovered(member, directory))) {
    edits.push(...(appendToArray(text, ['tool', 'uv', 'workspace', 'members'], directory) ?? []))
  }
  if (mappingOf(uv['sources'])[distribution] === undefined) {
    edits.push(
      ...addTableEntries(
        text,
        ['tool', 'uv', 'sources'],
        [{ key: distribution, value: tomlValue({ workspace: true }) }],
      ),
    )
  }
  return edits
}

/**
 * Where the new member's neighbours lie, as uv is told: members of the workspace, else a path. A neighbour that the root names as a
 * source needs no entry, for the root's sources hold for all members (docs.astral.sh/uv, "Workspaces").
 */
export function memberSources(
  workspace: Workspace,
  extracted: PackageRequest,
  neighbours: readonly Distribution[],
): MemberManifest['sources'] {
  const root = distributionAt(workspace, '').data
  if (readsPoetryTables(workspace, root)) return []
  const uv = mappingOf(mappingOf(root?.['tool'])['uv'])
  const members = mappingOf(uv['workspace'])['members']
  const globs = textsIn(members)
  return neighbours.flatMap(({ name, folder, manifest, data }) => {
    if (name === undefined || mappingOf(uv['sources'])[name] !== undefined) return []
    const isProject = manifest === joinPath(folder, 'pyproject.toml') && data?.['project'] !== undefined
    const isMember =
      isProject && isWorkspaceRoot(workspace, root) && (folder === '' || globs.some((glob) => isCovered(glob, folder)))
    return [
      {
        name,
        source: isMember ? { workspace: true } : { path: fromFolder(extracted.directory, folder), editable: true },
      },
    ]
  })
}

/**
 * Where the new member's neighbours lie, as Poetry is told beside `[project]` (python-poetry.org, "Dependency specification"); nothing in a project of
 * another tool, nor beside Poetry 1, which takes any table of its own for the whole manifest.
 */
export function poetrySources(
  workspace: Workspace,
  { directory }: PackageRequest,
  neighbours: readonly Distribution[],
): MemberManifest['tables'] {
  if (!readsPoetryTables(workspace, distributionAt(workspace, '').data)) return []
  const entries = neighbours.flatMap(({ name, folder }) =>
    name === undefined ? [] : [[name, { path: fromFolder(directory, folder), develop: true }] as const],
  )
  return entries.length === 0
    ? []
    : [{ keys: ['tool', 'poetry', 'dependencies'], entries: Object.fromEntries(entries) }]
}

function readsPoetryTables(workspace: Workspace, root: Tables | undefined): boolean {
  return root?.['project'] !== undefined && projectTool(workspace, root) === 'poetry'
}
