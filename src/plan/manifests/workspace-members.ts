import { mappingOf } from '../../model/mapping.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { readProject } from './project-manifest.ts'
import { normalizedName, parseRequirement } from './requirement.ts'

/** A distribution of the repository: its folder (`''` for the root), its manifest's tables, and where its tests are. */
export interface WorkspaceMember {
  readonly folder: RepoPath
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  readonly dependencies: readonly string[]
  readonly extras: Readonly<Record<string, readonly string[]>>
  /** Every requirement of its dependency groups (PEP 735), `include-group` left out: it is in the group that it names. */
  readonly groups: readonly string[]
  readonly tests: RepoPath | undefined
}

/** Every distribution with a `pyproject.toml` that has a name, by folder. */
export function workspaceMembers(workspace: Workspace): readonly WorkspaceMember[] {
  return workspace.list('pyproject.toml').flatMap((path): readonly WorkspaceMember[] => {
    if (baseNameOf(path) !== 'pyproject.toml') return []
    const project = readProject(workspace.read(path))
    if (project.name === undefined || project.data === undefined) return []
    const folder = folderOf(path)
    const table = mappingOf(project.data['project'])
    const extras = Object.entries(mappingOf(table['optional-dependencies'])).map(([name, list]) => [name, texts(list)])
    return [
      {
        folder,
        name: project.name,
        data: project.data,
        dependencies: texts(table['dependencies']),
        extras: Object.fromEntries(extras) as Record<string, readonly string[]>,
        groups: groupsOf(project.data),
        tests: ['tests', 'test'].map((name) => joinPath(folder, name)).find((tests) => hasTests(workspace, tests)),
      },
    ]
  })
}

/** Every requirement of the dependency groups of a manifest (PEP 735) and of uv's `dev-dependencies`, which groups have replaced. */
export function groupsOf(data: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const older = mappingOf(mappingOf(data?.['tool'])['uv'])['dev-dependencies']
  return [...Object.values(mappingOf(data?.['dependency-groups'])), older].flatMap(texts)
}

/**
 * The distributions that belong together: the root, and the members of the uv workspace without those it excludes
 * (docs.astral.sh/uv, "Workspaces"); where there is no workspace, all of them.
 */
export function membersOfWorkspace(workspace: Workspace): readonly WorkspaceMember[] {
  const members = workspaceMembers(workspace)
  const table = mappingOf(
    mappingOf(mappingOf(readProject(workspace.read('pyproject.toml')).data?.['tool'])['uv'])['workspace'],
  )
  if (table['members'] === undefined) return members
  const [taken, excluded] = [texts(table['members']), texts(table['exclude'])]
  return members.filter(
    ({ folder }) =>
      folder === '' ||
      (taken.some((glob) => isCovered(glob, folder)) && !excluded.some((glob) => isCovered(glob, folder))),
  )
}

/** Whether a workspace member pattern takes in a directory; `*` stands for part of one folder name, `**` for folders. */
export function isCovered(pattern: string, directory: RepoPath): boolean {
  const bare = pattern.replace(/^\.\//, '').replace(/\/$/, '')
  const parts = bare.split(/(\*\*\/?|\*|\?)/).map((part, at) => {
    if (at % 2 === 0) return part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
    return part === '**/' ? '(?:[^/]+/)*' : part === '**' ? '.*' : part === '?' ? '[^/]' : '[^/]*'
  })
  return new RegExp(`^${parts.join('')}$`).test(directory)
}

/** The folders of the members that a member needs, directly or through others, in the order they are met; itself left out. */
export function neededMembers(members: readonly WorkspaceMember[], member: WorkspaceMember): readonly RepoPath[] {
  const found: WorkspaceMember[] = []
  const visit = (from: WorkspaceMember): void => {
    for (const text of [...from.dependencies, ...Object.values(from.extras).flat()]) {
      const name = normalizedName(parseRequirement(text)?.name ?? '')
      const other = members.find((candidate) => normalizedName(candidate.name) === name)
      if (other === undefined || other === member || found.includes(other)) continue
      found.push(other)
      visit(other)
    }
  }
  visit(member)
  return found.map((other) => other.folder)
}

function hasTests(workspace: Workspace, folder: RepoPath): boolean {
  return workspace
    .list('.py')
    .some((path) => path.startsWith(folder + '/') && /^(test_.*|.*_test)\.py$/.test(baseNameOf(path)))
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
}
