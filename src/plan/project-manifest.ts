import { UserError } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import type { QualifiedName } from '../model/names.ts'
import type { PackageRequest, Recipe } from '../model/recipe.ts'
import { folderOf, joinPath } from '../model/source-file.ts'
import type { RepoPath, SourceFile } from '../model/source-file.ts'
import { findRoots, pathsOf } from '../python/modules.ts'
import type { MemberManifest } from '../templates/member-pyproject.ts'
import { parseToml } from '../toml/parse-toml.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { PackageDependencies } from './package-dependencies.ts'

/** What the monolith's own manifest says, as far as a new member is made from it. */
export interface ProjectManifest {
  readonly data: Readonly<Record<string, unknown>> | undefined
  readonly name: string | undefined
  /** Every requirement it declares: dependencies, extras, dependency groups. */
  readonly declared: readonly string[]
  readonly findings: readonly Finding[]
}

/** Read the root `pyproject.toml`; a missing or broken one is a finding, and the member is made without it. */
export function readProject(file: SourceFile | undefined): ProjectManifest {
  const empty = { data: undefined, name: undefined, declared: [] }
  if (file === undefined) {
    return {
      ...empty,
      findings: [
        problem(
          'no-manifest',
          'there is no pyproject.toml at the root, so the workspace was not told of the new member',
          'Add the member, its source and the dependency where your build is configured.',
        ),
      ],
    }
  }
  try {
    const data = record(parseToml(file.text))
    const project = record(data['project'])
    const extras = Object.values(record(project['optional-dependencies']))
    const groups = Object.values(record(data['dependency-groups']))
    const declared = [project['dependencies'], ...extras, ...groups].flatMap((list) =>
      Array.isArray(list) ? list.filter((entry): entry is string => typeof entry === 'string') : [],
    )
    return { data, name: typeof project['name'] === 'string' ? project['name'] : undefined, declared, findings: [] }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const line = error.problems[0]?.line
    return {
      ...empty,
      findings: [
        {
          ...problem(
            'manifest-not-read',
            `pyproject.toml cannot be read: ${error.problems[0]?.message ?? error.message}`,
            'Mend it and run again; it was left as it is.',
          ),
          place: { path: file.path, ...(line === undefined ? {} : { line }) },
        },
      ],
    }
  }
}

/** The manifest of the distribution a file belongs to: the nearest `pyproject.toml` above it that has a `[project]`. */
export function manifestPath(workspace: Workspace, path: RepoPath): RepoPath {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const manifest = joinPath(folder, 'pyproject.toml')
    if (workspace.has(manifest) && readProject(workspace.read(manifest)).name !== undefined) return manifest
  }
  return 'pyproject.toml'
}

/** Every requirement that the distribution declares whose sources hold a module of today; the root's where there is none. */
export function declaredNear(workspace: Workspace, recipe: Recipe, module: QualifiedName): readonly string[] {
  const below = (recipe.roots ?? findRoots(workspace.list())).flatMap((root) => pathsOf(module, root))
  const home = manifestPath(workspace, below.find((path) => workspace.has(path)) ?? '')
  return readProject(workspace.read(home)).declared
}

/** The manifest of the new member, in the monolith's terms. */
export function memberManifest(
  project: ProjectManifest,
  extracted: PackageRequest,
  needs: PackageDependencies,
  licences: readonly string[],
  build: Pick<MemberManifest, 'buildSystem' | 'isVersioned' | 'tables'>,
): MemberManifest {
  const own = record(project.data?.['project'])
  const carried: Record<string, unknown> = {}
  for (const key of ['license', 'authors', 'maintainers', 'classifiers', 'urls'])
    if (own[key] !== undefined) carried[key] = own[key]
  if (typeof own['license'] === 'string' && licences.length > 0) carried['license-files'] = licences
  const license = record(own['license'])
  if (typeof license['file'] === 'string' && !licences.includes(license['file'])) delete carried['license']
  const requires = own['requires-python']
  return {
    name: extracted.distribution,
    importName: extracted.to,
    description: `${extracted.to}: extracted from ${extracted.from}`,
    requiresPython: typeof requires === 'string' ? requires : undefined,
    carried,
    dependencies: needs.dependencies,
    sources: needs.needsMonolith && project.name !== undefined ? [project.name] : [],
    extras: needs.extras,
    buildSystem: build.buildSystem,
    isVersioned: build.isVersioned,
    tables: build.tables,
  }
}

function problem(code: string, reason: string, advice: string): Finding {
  return { code, level: 'warning', reason, advice, place: { path: 'pyproject.toml' } }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}
