import { MANIFESTS } from '../../model/manifests.ts'
import { mappingOf } from '../../model/mapping.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scope } from './declarations.ts'
import { RUNTIME } from './declarations.ts'
import { distributionAt, requirementsFor } from './distribution.ts'
import type { Distribution } from './distribution.ts'
import { normalizedName, parseRequirement } from './requirement.ts'

/** A distribution of the repository: its folder (`''` for the root), what its manifests say, and where its tests are. */
export interface WorkspaceMember {
  readonly folder: RepoPath
  readonly name: string
  /** Its manifest with the name. */
  readonly manifest: RepoPath
  /** The tables of its `pyproject.toml`; none where there is no such file. */
  readonly data: Readonly<Record<string, unknown>>
  readonly dependencies: readonly string[]
  readonly extras: Readonly<Record<string, readonly string[]>>
  /** Every requirement of its groups: for those who work on it. */
  readonly groups: readonly string[]
  /** Whether all that it declares is known. */
  readonly isTold: boolean
  readonly tests: RepoPath | undefined
}

/** Every distribution of the tree with a name, whatever its packaging, by folder. */
export function workspaceMembers(workspace: Workspace): readonly WorkspaceMember[] {
  const folders = new Set(
    workspace.list(...MANIFESTS).flatMap((path) => (MANIFESTS.includes(baseNameOf(path)) ? [folderOf(path)] : [])),
  )
  // By the path of a manifest, so that the root comes last.
  const pathIn = (folder: RepoPath): RepoPath => joinPath(folder, 'pyproject.toml')
  return [...folders]
    .sort((a, b) => (pathIn(a) < pathIn(b) ? -1 : 1))
    .flatMap((folder): readonly WorkspaceMember[] => {
      const distribution = distributionAt(workspace, folder)
      const { name, manifest, data } = distribution
      if (name === undefined) return []
      const textsFor = (scope: Scope): readonly string[] => requirementsFor(distribution, scope).map(({ text }) => text)
      const extras = scopesOf(distribution, 'extra').map((extra) => [extra.name, textsFor(extra)])
      return [
        {
          folder,
          name,
          manifest,
          data: data ?? {},
          dependencies: textsFor(RUNTIME),
          extras: Object.fromEntries(extras) as Record<string, readonly string[]>,
          groups: scopesOf(distribution, 'group').flatMap(textsFor),
          isTold: distribution.isRuntimeTold && distribution.areExtrasTold,
          tests: ['tests', 'test'].map((one) => joinPath(folder, one)).find((tests) => hasTests(workspace, tests)),
        },
      ]
    })
}

/** The extras or groups that a distribution declares, each once. */
export function scopesOf({ declarations }: Distribution, kind: Scope['kind']): readonly Scope[] {
  const names = new Set(declarations.flatMap(({ scope }) => (scope.kind === kind ? [scope.name] : [])))
  return [...names].map((name) => ({ kind, name }))
}

/**
 * The distributions that belong together: the root, and the members of the uv workspace without those it excludes
 * (docs.astral.sh/uv, "Workspaces"); where there is no workspace, all of them.
 */
export function membersOfWorkspace(workspace: Workspace): readonly WorkspaceMember[] {
  const members = workspaceMembers(workspace)
  const table = mappingOf(mappingOf(mappingOf(distributionAt(workspace, '').data?.['tool'])['uv'])['workspace'])
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

/**
 * The folders of the members that a member needs, directly or through others, in the order they are met; itself left out. `withGroups`:
 * also what its own groups need, for whoever runs its tests.
 */
export function neededMembers(
  members: readonly WorkspaceMember[],
  member: WorkspaceMember,
  withGroups = false,
): readonly RepoPath[] {
  const found: WorkspaceMember[] = []
  const visit = (from: WorkspaceMember): void => {
    const groups = withGroups && from === member ? from.groups : []
    for (const text of [...from.dependencies, ...Object.values(from.extras).flat(), ...groups]) {
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
