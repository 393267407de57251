/**
 * Make the new workspace member and tell the root manifest of it.
 *
 * Before:       pyproject.toml (the monolith)
 * After:        packages/shop-invoicing/{pyproject.toml,README.md,LICENSE}; the root has member and source, and whoever
 *               imports the package the dependency
 * Leaves alone: every other line of the root manifest; comments, order and quoting in it.
 * Reports:      undeclared-import, no-manifest, manifest-not-read, dynamic-dependencies, version-not-shared, package-data-leaves,
 *               discovery-told.
 */
import type { Transform, TransformResult } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import type { PackageRequest } from '../src/model/recipe.ts'
import { baseNameOf, folderOf, joinPath } from '../src/model/source-file.ts'
import type { RepoPath, SourceFile } from '../src/model/source-file.ts'
import { packageDependencies } from '../src/plan/member/package-dependencies.ts'
import { declareDependency } from '../src/plan/manifests/declare-dependency.ts'
import { memberBuild } from '../src/plan/member/member-build.ts'
import { membersInNeed } from '../src/plan/member/dependent-members.ts'
import { discoveryEdits } from '../src/plan/member/package-discovery.ts'
import { manifestInEdits, packageDataEdits } from '../src/plan/member/package-data.ts'
import { manifestPath, readProject } from '../src/plan/manifests/project-manifest.ts'
import { memberManifest } from '../src/plan/member/member-manifest.ts'
import { toolEdits } from '../src/plan/member/tool-edits.ts'
import { isCovered } from '../src/plan/manifests/workspace-members.ts'
import { memberPyproject, memberReadme } from '../src/templates/member-pyproject.ts'
import { tomlValue } from '../src/templates/toml-value.ts'
import { addTableEntries } from '../src/toml/add-table-entries.ts'
import { appendToArray } from '../src/toml/append-to-array.ts'
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
    const home = manifestPath(
      workspace,
      index.fileOf(extracted.from) ?? index.fileOf(index.modulesBelow(extracted.from)[0] ?? '') ?? '',
    )
    const project = readProject(workspace.read(home))
    const findings: Finding[] = [...project.findings]
    const needs = packageDependencies(index, plan, project.declared, home)
    findings.push(...needs.findings)
    const at = (name: string): string => joinPath(extracted.directory, name)
    const licences = licenceFiles(workspace, folderOf(home))
    const goals = new Map(plan.files.map((move) => [move.from, move.to]))
    const build = memberBuild({
      workspace,
      home,
      data: project.data,
      extracted,
      goalOf: (path) => goals.get(path),
    })
    findings.push(...build.findings)
    const manifest = memberManifest(project, extracted, needs, licences.map(baseNameOf), build)
    const changes: FileChange[] = [
      { kind: 'create', path: at('pyproject.toml'), text: memberPyproject(manifest) },
      {
        kind: 'create',
        path: at('README.md'),
        text: memberReadme({
          name: extracted.distribution,
          importName: extracted.to,
          from: extracted.from,
          monolith: project.name,
          extras: Object.keys(needs.extras),
        }),
      },
    ]
    for (const path of licences) changes.push({ kind: 'copy-bytes', path, to: at(baseNameOf(path)) })
    const edits = new Map<SourceFile, readonly Edit[]>()
    const workspaceData = root === undefined ? undefined : readProject(root).data
    if (root !== undefined && workspaceData !== undefined)
      edits.set(root, [
        ...workspaceEdits(root, workspaceData, extracted),
        ...toolEdits(root.text, workspaceData, extracted.from, extracted.to),
      ])
    const ownManifest = workspace.read(home)
    if (ownManifest !== undefined && project.data !== undefined) {
      const data = packageDataEdits(plan, workspace, ownManifest)
      const discovery = discoveryEdits(workspace, ownManifest, project.data, extracted)
      findings.push(...data.findings, ...discovery.findings)
      edits.set(ownManifest, [...(edits.get(ownManifest) ?? []), ...data.edits, ...discovery.edits])
    }
    const manifestIn = workspace.read(joinPath(folderOf(home), 'MANIFEST.in'))
    if (manifestIn !== undefined) edits.set(manifestIn, manifestInEdits(plan, workspace, manifestIn))
    const inNeed = new Map(membersInNeed(index, extracted.from, home))
    if (needs.neededByMonolith || plan.recipe.shim !== undefined) inNeed.set(home, 'code')
    for (const [path, neededFor] of inNeed) {
      const file = workspace.read(path)
      if (file === undefined) continue
      const added = declareDependency(file, extracted.distribution, neededFor)
      findings.push(...added.findings)
      edits.set(file, [...(edits.get(file) ?? []), ...added.edits])
    }
    for (const [file, list] of edits) if (list.length > 0) changes.push({ kind: 'edit', file, edits: list })
    return { changes, findings } satisfies TransformResult
  },
}

/** Workspace member and source, each only where it is missing. */
function workspaceEdits(
  file: SourceFile,
  data: Readonly<Record<string, unknown>>,
  extracted: PackageRequest,
): readonly Edit[] {
  const { text } = file
  const edits: Edit[] = []
  const members = at(data, 'tool', 'uv', 'workspace', 'members')
  if (!Array.isArray(members)) {
    edits.push(
      ...addTableEntries(
        text,
        ['tool', 'uv', 'workspace'],
        [{ key: 'members', value: tomlValue([extracted.directory]) }],
      ),
    )
  } else if (!members.some((member) => typeof member === 'string' && isCovered(member, extracted.directory))) {
    edits.push(...(appendToArray(text, ['tool', 'uv', 'workspace', 'members'], extracted.directory) ?? []))
  }
  if (at(data, 'tool', 'uv', 'sources', extracted.distribution) === undefined) {
    edits.push(
      ...addTableEntries(
        text,
        ['tool', 'uv', 'sources'],
        [{ key: extracted.distribution, value: tomlValue({ workspace: true }) }],
      ),
    )
  }
  return edits
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

function at(data: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    data,
  )
}
