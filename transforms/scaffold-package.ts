/**
 * Make the new workspace member and tell the root manifest of it.
 *
 * Before:       pyproject.toml (the monolith)
 * After:        packages/shop-invoicing/{pyproject.toml,README.md,LICENSE}; the root has the member, source and dependency
 * Leaves alone: every other line of the root manifest; comments, order and quoting in it.
 * Reports:      undeclared-import, no-manifest, manifest-not-read, dynamic-dependencies.
 */
import type { Transform, TransformResult } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import type { PackageRequest } from '../src/model/recipe.ts'
import { baseNameOf, folderOf, joinPath } from '../src/model/source-file.ts'
import type { RepoPath, SourceFile } from '../src/model/source-file.ts'
import { packageDependencies } from '../src/plan/package-dependencies.ts'
import { manifestPath, memberManifest, readProject } from '../src/plan/project-manifest.ts'
import { parseRequirement, normalizedName } from '../src/plan/requirement.ts'
import { toolEdits } from '../src/plan/tool-edits.ts'
import { isCovered } from '../src/plan/workspace-members.ts'
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
    const manifest = memberManifest(workspace, project, extracted, needs, licences.map(baseNameOf))
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
    const own = workspace.read(home)
    const edits = new Map<SourceFile, readonly Edit[]>()
    const workspaceData = root === undefined ? undefined : readProject(root).data
    if (root !== undefined && workspaceData !== undefined)
      edits.set(root, [
        ...workspaceEdits(root, workspaceData, extracted),
        ...toolEdits(root.text, workspaceData, extracted.from, extracted.to),
      ])
    if (own !== undefined && project.data !== undefined && (needs.neededByMonolith || plan.recipe.shim !== undefined)) {
      const added = dependencyEdits(own, project.data, extracted, findings)
      edits.set(own, [...(edits.get(own) ?? []), ...added])
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

/** The dependency of the distribution the package leaves; one that computes its dependencies is reported. */
function dependencyEdits(
  file: SourceFile,
  data: Readonly<Record<string, unknown>>,
  extracted: PackageRequest,
  findings: Finding[],
): readonly Edit[] {
  if (at(data, 'project') === undefined) return []
  const dynamic = at(data, 'project', 'dynamic')
  if (Array.isArray(dynamic) && dynamic.includes('dependencies')) {
    findings.push({
      code: 'dynamic-dependencies',
      level: 'warning',
      reason: `${file.path} computes its dependencies (\`dynamic\`), so ${extracted.distribution} was not added to them`,
      advice: `Add ${extracted.distribution} where they come from.`,
      place: { path: file.path },
    })
    return []
  }
  const dependencies = at(data, 'project', 'dependencies')
  const wanted = normalizedName(extracted.distribution)
  const known =
    Array.isArray(dependencies) &&
    dependencies.some(
      (entry) => typeof entry === 'string' && normalizedName(parseRequirement(entry)?.name ?? '') === wanted,
    )
  if (known) return []
  const appended = appendToArray(file.text, ['project', 'dependencies'], extracted.distribution)
  return (
    appended ??
    addTableEntries(file.text, ['project'], [{ key: 'dependencies', value: tomlValue([extracted.distribution]) }])
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

function at(data: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    data,
  )
}
