/**
 * Make the new workspace member and tell the root manifest of it.
 *
 * Before:       pyproject.toml (the monolith)
 * After:        packages/shop-invoicing/{pyproject.toml,README.md,LICENSE}; the root has member and source, and whoever
 *               imports the package the dependency
 * Leaves alone: every other line of the root manifest; comments, order and quoting in it.
 * Reports:      accept-matches-nothing, undeclared-import, unknown-distribution, no-manifest, manifest-not-read, declaration-not-read, dynamic-dependencies,
 *               install-both, install-places, lock-file-stale, monolith-not-named, scripts-need-member, version-not-shared, package-data-leaves, discovery-told.
 */
import type { Transform, TransformResult } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import { baseNameOf, folderOf, joinPath } from '../src/model/source-file.ts'
import type { RepoPath, SourceFile } from '../src/model/source-file.ts'
import { uselessAcceptsOfPackage, withAccepted } from '../src/plan/decide/accepted-findings.ts'
import { declareDependency } from '../src/plan/manifests/declare-dependency.ts'
import { distributionAt, distributionOf, unreadFindings } from '../src/plan/manifests/distribution.ts'
import { scriptsAlone } from '../src/plan/member/dependency-findings.ts'
import { manifestFindings } from '../src/plan/member/manifest-findings.ts'
import { packageDependencies } from '../src/plan/member/package-dependencies.ts'
import { installPlaces } from '../src/plan/member/install-places.ts'
import { memberBuild } from '../src/plan/member/member-build.ts'
import { membersInNeed } from '../src/plan/member/dependent-members.ts'
import { discoveryEdits } from '../src/plan/member/package-discovery.ts'
import { listEdits, packageDataEdits } from '../src/plan/member/package-data.ts'
import { memberManifest } from '../src/plan/member/member-manifest.ts'
import { staleLocks } from '../src/plan/member/lock-files.ts'
import { typedMarker } from '../src/plan/member/typed-marker.ts'
import { toolEdits } from '../src/plan/member/tool-edits.ts'
import { isWorkspaceRoot, memberSources, workspaceEdits } from '../src/plan/member/workspace-edits.ts'
import { memberPyproject, memberReadme } from '../src/templates/member-pyproject.ts'
import type { QualifiedName } from '../src/model/names.ts'
import type { SymbolIndex } from '../src/python/index/symbol-index.ts'
import { testedPythons } from '../src/plan/workflows/tested-pythons.ts'
import type { Workspace } from '../src/workspace/workspace.ts'

export const scaffoldPackage: Transform = {
  name: 'scaffold-package',
  group: 'scaffold',
  summary: 'Make the new workspace member',

  run(context) {
    const { plan, index, workspace } = context
    const extracted = plan.package
    if (extracted === undefined) return { changes: [], findings: [] }
    const root = workspace.read('pyproject.toml')
    const home = distributionOf(
      workspace,
      index.fileOf(extracted.from) ?? index.fileOf(index.modulesBelow(extracted.from)[0] ?? '') ?? '',
    )
    const needs = packageDependencies(index, plan, context.decisions.relocations, home)
    const inNeed = new Map(membersInNeed(index, extracted.from, home, plan.recipe.tests))
    if (plan.recipe.shim !== undefined) inNeed.set(home.folder, { neededFor: 'code', path: undefined })
    const isNeeded = inNeed.get(home.folder)?.neededFor === 'code'
    const findings: Finding[] = [...manifestFindings(workspace, home, extracted, isNeeded), ...unreadFindings(home)]
    findings.push(...withAccepted(plan.recipe, needs.findings), ...uselessAcceptsOfPackage(plan.recipe, needs.findings))
    const at = (name: string): string => joinPath(extracted.directory, name)
    const licences = licenceFiles(workspace, home.folder)
    const goals = new Map(plan.files.map((move) => [move.from, move.to]))
    const build = memberBuild({
      workspace,
      home: joinPath(home.folder, 'pyproject.toml'),
      data: home.data,
      extracted,
      goalOf: (path) => goals.get(path),
    })
    findings.push(...build.findings)
    const sources = memberSources(workspace, extracted, needs.neighbours)
    const tested = home.name === undefined ? testedPythons(workspace) : undefined
    const parts = { needs, licences: licences.map(baseNameOf), build, sources, tested }
    const manifest = memberManifest(home, extracted, parts)
    const changes: FileChange[] = [
      { kind: 'create', path: at('pyproject.toml'), text: memberPyproject(manifest) },
      {
        kind: 'create',
        path: at('README.md'),
        text: memberReadme({
          name: extracted.distribution,
          importName: extracted.to,
          from: extracted.from,
          monolith: home.name,
          extras: Object.keys(needs.extras),
        }),
      },
    ]
    changes.push(...typedMarker(index, extracted))
    for (const path of licences) changes.push({ kind: 'copy-bytes', path, to: at(baseNameOf(path)) })
    const edits = new Map<SourceFile, readonly Edit[]>()
    const rootData = distributionAt(workspace, '').data
    if (root !== undefined && rootData !== undefined)
      edits.set(root, [
        ...(isWorkspaceRoot(rootData) ? workspaceEdits(root, rootData, extracted) : []),
        ...toolEdits(root.text, rootData, extracted.from, extracted.to),
      ])
    const ownManifest = workspace.read(joinPath(home.folder, 'pyproject.toml'))
    if (ownManifest !== undefined && home.data !== undefined) {
      const data = packageDataEdits(plan, workspace, ownManifest, home.data)
      const discovery = discoveryEdits(workspace, ownManifest, home.data, extracted)
      findings.push(...data.findings, ...discovery.findings)
      edits.set(ownManifest, [...(edits.get(ownManifest) ?? []), ...data.edits, ...discovery.edits])
    }
    for (const [file, list] of listEdits(plan, workspace, home.folder)) edits.set(file, list)
    const added = { name: extracted.distribution, directory: extracted.directory }
    for (const [folder, need] of inNeed) {
      const declared = declareDependency(workspace, folder, added, need.neededFor)
      findings.push(...declared.findings, ...scriptsAlone(workspace, folder, need, added, declared))
      const { file } = declared
      if (file !== undefined) edits.set(file, [...(edits.get(file) ?? []), ...declared.edits])
    }
    if (inNeed.has(home.folder) && home.folder === '')
      findings.push(
        ...installPlaces(workspace, { ...added, distribution: added.name, root: rootOf(index, extracted.from) }),
      )
    findings.push(...staleLocks(workspace, ['', home.folder], extracted.distribution))
    for (const [file, list] of edits) if (list.length > 0) changes.push({ kind: 'edit', file, edits: list })
    return { changes, findings } satisfies TransformResult
  },
}

/** The folder in which the top package of a name lies. */
function rootOf(index: SymbolIndex, name: QualifiedName): RepoPath {
  const file = index.fileOf(name) ?? index.fileOf(index.modulesBelow(name)[0] ?? '') ?? ''
  return (
    index.roots.filter((root) => root !== '' && file.startsWith(root + '/')).sort((a, b) => b.length - a.length)[0] ??
    ''
  )
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
