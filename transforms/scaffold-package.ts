/**
 * Make the new workspace member and tell the root manifest of it.
 *
 * Before:       pyproject.toml (the monolith)
 * After:        packages/viscy-data/{pyproject.toml,README.md,LICENSE}; the root has the member, source and dependency
 * Leaves alone: every other line of the root manifest; comments, order and quoting in it.
 * Reports:      undeclared-import, no-manifest, manifest-not-read.
 */
import type { Transform, TransformResult } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import type { PackageRequest } from '../src/model/recipe.ts'
import { joinPath } from '../src/model/source-file.ts'
import type { SourceFile } from '../src/model/source-file.ts'
import { packageDependencies } from '../src/plan/package-dependencies.ts'
import type { PackageDependencies } from '../src/plan/package-dependencies.ts'
import { memberManifest, readProject } from '../src/plan/project-manifest.ts'
import { parseRequirement, normalizedName } from '../src/plan/requirement.ts'
import { memberPyproject, memberReadme } from '../src/templates/member-pyproject.ts'
import { tomlValue } from '../src/templates/toml-value.ts'
import { addTableEntries } from '../src/toml/add-table-entries.ts'
import { appendToArray } from '../src/toml/append-to-array.ts'

export const scaffoldPackage: Transform = {
  name: 'scaffold-package',
  group: 'scaffold',
  summary: 'Make the new workspace member',

  run(context) {
    const { plan, index, workspace } = context
    const extracted = plan.package
    if (extracted === undefined) return { changes: [], findings: [] }
    const root = workspace.read('pyproject.toml')
    const project = readProject(root)
    const findings: Finding[] = [...project.findings]
    const needs = packageDependencies(index, plan, project.declared, project.name)
    findings.push(...needs.findings)
    const at = (name: string): string => joinPath(extracted.directory, name)
    const changes: FileChange[] = [
      {
        kind: 'create',
        path: at('pyproject.toml'),
        text: memberPyproject(memberManifest(workspace, project, extracted, needs)),
      },
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
    if (workspace.has('LICENSE')) changes.push({ kind: 'copy-bytes', path: 'LICENSE', to: at('LICENSE') })
    if (root !== undefined && project.data !== undefined) {
      const edits = rootEdits(root, project.data, extracted, needs)
      if (edits.length > 0) changes.push({ kind: 'edit', file: root, edits })
    }
    return { changes, findings } satisfies TransformResult
  },
}

/** Member, source and dependency, each only where it is missing. */
function rootEdits(
  file: SourceFile,
  data: Readonly<Record<string, unknown>>,
  extracted: PackageRequest,
  needs: PackageDependencies,
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
  } else if (!members.some((member) => typeof member === 'string' && covers(member, extracted.directory))) {
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
  const dependencies = at(data, 'project', 'dependencies')
  const known =
    Array.isArray(dependencies) &&
    dependencies.some(
      (entry) =>
        typeof entry === 'string' &&
        normalizedName(parseRequirement(entry)?.name ?? '') === normalizedName(extracted.distribution),
    )
  if (needs.neededByMonolith && !known && at(data, 'project') !== undefined) {
    edits.push(
      ...(appendToArray(text, ['project', 'dependencies'], extracted.distribution) ??
        addTableEntries(text, ['project'], [{ key: 'dependencies', value: tomlValue([extracted.distribution]) }])),
    )
  }
  return edits
}

function covers(member: string, directory: string): boolean {
  const pattern = member
    .split('*')
    .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
    .join('[^/]*')
  return new RegExp(`^(?:\\./)?${pattern}/?$`).test(directory)
}

function at(data: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    data,
  )
}
