import { mappingOf } from '../../model/mapping.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import type { MemberManifest } from '../../templates/member-pyproject.ts'
import type { Distribution } from '../manifests/distribution.ts'
import type { PackageDependencies } from './package-dependencies.ts'

/** What the manifest of a member is put together from. */
export interface MemberParts {
  readonly needs: PackageDependencies
  /** Names of the licence files that come along. */
  readonly licences: readonly string[]
  readonly build: Pick<MemberManifest, 'buildSystem' | 'isVersioned' | 'tables'>
  readonly sources: MemberManifest['sources']
  /** The Pythons to require where the distribution it leaves says nothing. */
  readonly tested: string | undefined
  /** How deep arrays are indented. */
  readonly indent: string
}

/** The manifest of the new member, in the terms of the distribution it leaves. */
export function memberManifest(
  home: Distribution,
  extracted: PackageRequest,
  { needs, licences, build, sources, tested, indent }: MemberParts,
): MemberManifest {
  const own = home.details
  const files = typeof own['license'] === 'string' && licences.length > 0 ? { 'license-files': licences } : {}
  const carried: Record<string, unknown> = Object.fromEntries(
    Object.entries(own).flatMap(([key, value]) => [[key, value], ...(key === 'license' ? Object.entries(files) : [])]),
  )
  const license = mappingOf(own['license'])
  if (typeof license['file'] === 'string' && !licences.includes(license['file'])) delete carried['license']
  return {
    name: extracted.distribution,
    importName: extracted.to,
    description: `${extracted.to}: extracted from ${extracted.from}`,
    requiresPython: home.requiresPython ?? tested,
    carried,
    dependencies: needs.dependencies,
    sources,
    extras: needs.extras,
    testGroup: needs.testGroup,
    buildSystem: build.buildSystem,
    isVersioned: build.isVersioned,
    tables: build.tables,
    indent,
  }
}
