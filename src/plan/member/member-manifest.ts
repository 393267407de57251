import { mappingOf } from '../../model/mapping.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import type { MemberManifest } from '../../templates/member-pyproject.ts'
import type { Distribution } from '../manifests/distribution.ts'
import type { PackageDependencies } from './package-dependencies.ts'

/** The manifest of the new member, in the monolith's terms. */
export function memberManifest(
  home: Distribution,
  extracted: PackageRequest,
  needs: PackageDependencies,
  licences: readonly string[],
  build: Pick<MemberManifest, 'buildSystem' | 'isVersioned' | 'tables'>,
  sources: MemberManifest['sources'],
): MemberManifest {
  const own = mappingOf(home.data?.['project'])
  const carried: Record<string, unknown> = {}
  for (const key of ['license', 'authors', 'maintainers', 'classifiers', 'urls'])
    if (own[key] !== undefined) carried[key] = own[key]
  if (typeof own['license'] === 'string' && licences.length > 0) carried['license-files'] = licences
  const license = mappingOf(own['license'])
  if (typeof license['file'] === 'string' && !licences.includes(license['file'])) delete carried['license']
  return {
    name: extracted.distribution,
    importName: extracted.to,
    description: `${extracted.to}: extracted from ${extracted.from}`,
    requiresPython: home.requiresPython,
    carried,
    dependencies: needs.dependencies,
    sources,
    extras: needs.extras,
    testGroup: needs.testGroup,
    buildSystem: build.buildSystem,
    isVersioned: build.isVersioned,
    tables: build.tables,
  }
}
