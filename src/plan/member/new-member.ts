import type { Finding } from '../../model/finding.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Plan } from '../../model/plan.ts'
import type { MemberManifest } from '../../templates/member-pyproject.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { arrayIndent } from '../../toml/array-indent.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { uselessAcceptsOfPackage, withAccepted } from '../decide/accepted-findings.ts'
import { distributionOf, unreadFindings } from '../manifests/distribution.ts'
import type { Distribution } from '../manifests/distribution.ts'
import type { Relocation } from '../relocation/relocation.ts'
import { testedPythons } from '../workflows/tested-pythons.ts'
import { membersInNeed } from './dependent-members.ts'
import type { MemberNeed } from './dependent-members.ts'
import { manifestFindings } from './manifest-findings.ts'
import { memberBuild } from './member-build.ts'
import { memberManifest } from './member-manifest.ts'
import { packageDependencies } from './package-dependencies.ts'
import type { PackageDependencies } from './package-dependencies.ts'
import { memberSources, poetrySources } from './workspace-edits.ts'

/** The member as it is written, and what is known of the distribution it leaves. */
export interface NewMember {
  readonly extracted: PackageRequest
  readonly home: Distribution
  readonly needs: PackageDependencies
  /** By folder: the distributions that import the package, and for what. */
  readonly inNeed: ReadonlyMap<RepoPath, MemberNeed>
  readonly licences: readonly RepoPath[]
  readonly manifest: MemberManifest
  readonly findings: readonly Finding[]
}

/** What a member is made of. */
export interface MemberRequest {
  readonly index: SymbolIndex
  readonly plan: Plan
  readonly relocations: readonly Relocation[]
}

/** Work out the member that `extracted` asks for: what it needs, who needs it, and its manifest. */
export function newMember({ index, plan, relocations }: MemberRequest, extracted: PackageRequest): NewMember {
  const { workspace } = index
  const first = index.fileOf(extracted.from) ?? index.fileOf(index.modulesBelow(extracted.from)[0] ?? '') ?? ''
  const home = distributionOf(workspace, first)
  const needs = packageDependencies(index, plan, relocations, home)
  const inNeed = new Map(membersInNeed(index, extracted.from, home, plan.recipe.tests))
  if (plan.recipe.shim !== undefined) inNeed.set(home.folder, { neededFor: 'code', path: undefined })
  const neededFor = inNeed.get(home.folder)?.neededFor
  const licences = licenceFiles(workspace, home.folder)
  const goals = new Map(plan.files.map((move) => [move.from, move.to]))
  const build = memberBuild({
    workspace,
    home: joinPath(home.folder, 'pyproject.toml'),
    data: home.data,
    extracted,
    goalOf: (path) => goals.get(path),
  })
  const manifest = memberManifest(home, extracted, {
    needs,
    licences: licences.map(baseNameOf),
    build: { ...build, tables: [...poetrySources(workspace, extracted, needs.neighbours), ...build.tables] },
    sources: memberSources(workspace, extracted, needs.neighbours),
    tested: home.name === undefined ? testedPythons(workspace) : undefined,
    indent: arrayIndent(workspace.read(joinPath(home.folder, 'pyproject.toml'))?.text ?? ''),
  })
  const findings = [
    ...manifestFindings(workspace, home, extracted, neededFor),
    ...unreadFindings(home),
    ...withAccepted(plan.recipe, needs.findings),
    ...uselessAcceptsOfPackage(plan.recipe, needs.findings),
    ...build.findings,
  ]
  return { extracted, home, needs, inNeed, licences, manifest, findings }
}

function licenceFiles(workspace: Workspace, folder: RepoPath): readonly RepoPath[] {
  const here = (folder: RepoPath): readonly RepoPath[] =>
    workspace
      .list()
      .filter(
        (path) => folderOf(path) === folder && /^(LICEN[CS]E|COPYING|NOTICE)([.-][\w.-]+)?$/i.test(baseNameOf(path)),
      )
  const own = here(folder)
  return own.length > 0 || folder === '' ? own : here('')
}
