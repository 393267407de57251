import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import type { SourceFile } from '../../model/source-file.ts'
import { tomlValue } from '../../templates/toml-value.ts'
import { addTableEntries } from '../../toml/add-table-entries.ts'
import { appendToArray } from '../../toml/append-to-array.ts'
import { readProject } from './project-manifest.ts'
import { normalizedName, parseRequirement } from './requirement.ts'

/** Where a manifest gets a dependency: in `dependencies`, or with what its tests need. */
export type NeededFor = 'code' | 'tests'

/**
 * Edits that add a distribution to what a manifest declares, each list in its own layout; none where it is declared already. For tests
 * it goes into the group `test` (PEP 735), or `dev`, or the extra `test` or `dev`, whichever there is; else to `dependencies`. A
 * manifest that computes its dependencies is reported.
 */
export function declareDependency(
  file: SourceFile,
  distribution: string,
  neededFor: NeededFor,
): { readonly edits: readonly Edit[]; readonly findings: readonly Finding[] } {
  const { data } = readProject(file)
  const project = data?.['project']
  if (data === undefined || project === undefined) return { edits: [], findings: [] }
  const lists = [['project', 'dependencies'], ...(neededFor === 'tests' ? testLists(data) : [])]
  if (lists.some((keys) => declares(at(data, ...keys), distribution))) return { edits: [], findings: [] }
  const keys = lists.at(-1) ?? []
  const dynamic = at(project, 'dynamic')
  if (lists.length === 1 && Array.isArray(dynamic) && dynamic.includes('dependencies')) {
    const finding: Finding = {
      code: 'dynamic-dependencies',
      level: 'warning',
      reason: `${file.path} computes its dependencies (\`dynamic\`), so ${distribution} was not added to them`,
      advice: `Add ${distribution} where they come from.`,
      place: { path: file.path },
    }
    return { edits: [], findings: [finding] }
  }
  const edits =
    appendToArray(file.text, keys, distribution) ??
    addTableEntries(file.text, ['project'], [{ key: 'dependencies', value: tomlValue([distribution]) }])
  return { edits, findings: [] }
}

/** The lists of a manifest that are for tests, the best one last. */
function testLists(data: Readonly<Record<string, unknown>>): readonly (readonly string[])[] {
  const names = ['dev', 'tests', 'test']
  const lists = [
    ...names.map((name) => ['project', 'optional-dependencies', name]),
    ...names.map((name) => ['dependency-groups', name]),
  ]
  return lists.filter((keys) => Array.isArray(at(data, ...keys)))
}

function declares(list: unknown, distribution: string): boolean {
  const wanted = normalizedName(distribution)
  return (
    Array.isArray(list) &&
    list.some((entry) => typeof entry === 'string' && normalizedName(parseRequirement(entry)?.name ?? '') === wanted)
  )
}

function at(data: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    data,
  )
}
