import { mappingOf } from '../model/mapping.ts'
import { firstPartOf } from '../model/names.ts'
import type { Plan } from '../model/plan.ts'
import type { RepoPath } from '../model/source-file.ts'
import { distributionAt, distributionOf, requirementsFor } from '../plan/manifests/distribution.ts'
import type { Distribution } from '../plan/manifests/distribution.ts'
import { normalizedName, parseRequirement } from '../plan/manifests/requirement.ts'
import type { Requirement } from '../plan/manifests/requirement.ts'
import { scopesOf, workspaceMembers } from '../plan/manifests/workspace-members.ts'
import type { WorkspaceMember } from '../plan/manifests/workspace-members.ts'
import type { SymbolIndex } from '../python/index/symbol-index.ts'
import type { Workspace } from '../workspace/workspace.ts'

/**
 * The distributions of a tree that a trial builds, those that are needed first: the ones that hold a module of the plan (or the new
 * package), and every other one of the tree that those require. Empty for a tree without a manifest that names one.
 */
export function distributionsTried(workspace: Workspace, plan: Plan, index: SymbolIndex): readonly WorkspaceMember[] {
  const members = workspaceMembers(workspace)
  const byName = new Map(members.map((member) => [normalizedName(member.name), member]))
  const chosen: WorkspaceMember[] = []
  const take = (member: WorkspaceMember | undefined): void => {
    if (member === undefined || chosen.includes(member)) return
    chosen.push(member)
    const wanted = [...member.dependencies, ...Object.values(member.extras).flat()]
    for (const text of wanted) take(byName.get(normalizedName(parseRequirement(text)?.name ?? '')))
  }
  for (const module of index.allModules()) {
    if (!isTouched(plan, module)) continue
    const path = index.fileOf(module)
    if (path === undefined) continue
    const { folder } = distributionOf(workspace, path)
    take(members.find((member) => member.folder === folder))
  }
  take(members.find((member) => member.folder === plan.package?.directory))
  return chosen.reverse()
}

/** What the build of the distribution in a folder declares (PEP 518); setuptools and wheel where it says nothing. */
export function buildRequirements(workspace: Workspace, folder: RepoPath): readonly string[] {
  const requires = mappingOf(distributionAt(workspace, folder).data?.['build-system'])['requires']
  const texts = Array.isArray(requires) ? requires.filter((one): one is string => typeof one === 'string') : []
  return texts.length > 0 ? texts : ['setuptools', 'wheel']
}

/** Whether the plan names the module, on either side, or the top-level package that a moved one lies in. */
function isTouched(plan: Plan, module: string): boolean {
  const names = [
    ...plan.modules.flatMap(({ from, to }) => [from, to]),
    ...plan.symbols.flatMap(({ from, to }) => [from, to]),
  ]
  return new Set(names.map(firstPartOf)).has(firstPartOf(module))
}

/** The extras that are asked of a distribution, out of those it declares. */
export function extrasOf(member: WorkspaceMember, asked: 'all' | 'none' | readonly string[]): readonly string[] {
  const declared = Object.keys(member.extras)
  if (asked === 'none') return []
  if (asked === 'all') return declared
  const wanted = asked.map(normalizedName)
  return declared.filter((one) => wanted.includes(normalizedName(one)))
}

/**
 * What those who test distributions need, as requirements: of each its extras and groups (files of requirements too) that bring pytest, or are
 * called after tests; where there is none of these, those for development; where there is none either, every group.
 */
export function testRequirements(workspace: Workspace, members: readonly WorkspaceMember[]): readonly string[] {
  const own = new Set(members.map(({ name }) => normalizedName(name)))
  const wanted = members.flatMap(({ folder }) => testScopes(distributionAt(workspace, folder)))
  return [...new Set(wanted.filter(({ name }) => !own.has(normalizedName(name))).map(({ text }) => text))]
}

function testScopes(distribution: Distribution): readonly Requirement[] {
  const scopes = [...scopesOf(distribution, 'extra'), ...scopesOf(distribution, 'group')].map((scope) => ({
    scope,
    requirements: requirementsFor(distribution, scope),
  }))
  const isCalled = (word: RegExp): typeof scopes => scopes.filter(({ scope }) => word.test(scope.name))
  const testing = scopes.filter(
    ({ scope, requirements }) =>
      /test/i.test(scope.name) || requirements.some(({ name }) => /^pytest(-|$)/.test(normalizedName(name))),
  )
  const groups = scopes.filter(({ scope }) => scope.kind === 'group')
  const [found = []] = [testing, isCalled(/dev|ci|check/i), groups].filter((one) => one.length > 0)
  return found.flatMap(({ requirements }) => requirements)
}
