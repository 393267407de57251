import { mappingOf } from '../../model/mapping.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import type { MemberManifest } from '../../templates/member-pyproject.ts'
import type { ProjectManifest } from '../manifests/project-manifest.ts'
import type { PackageDependencies } from './package-dependencies.ts'

/** The manifest of the new member, in the monolith's terms. */
export function memberManifest(
  project: ProjectManifest,
  extracted: PackageRequest,
  needs: PackageDependencies,
  licences: readonly string[],
  build: Pick<MemberManifest, 'buildSystem' | 'isVersioned' | 'tables'>,
): MemberManifest {
  const own = mappingOf(project.data?.['project'])
  const carried: Record<string, unknown> = {}
  for (const key of ['license', 'authors', 'maintainers', 'classifiers', 'urls'])
    if (own[key] !== undefined) carried[key] = own[key]
  if (typeof own['license'] === 'string' && licences.length > 0) carried['license-files'] = licences
  const license = mappingOf(own['license'])
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
