import type { FileChange } from '../../model/change.ts'
import type { Edit } from '../../model/edit.ts'
import { UserError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import { mappingOf } from '../../model/mapping.ts'
import type { SourceFile } from '../../model/source-file.ts'
import { tomlFor, tomlLines, tomlValue } from '../../templates/toml-value.ts'
import { addTableEntries } from '../../toml/add-table-entries.ts'
import { appendToArray } from '../../toml/append-to-array.ts'
import { arrayIndent } from '../../toml/array-indent.ts'
import { parseToml } from '../../toml/parse-toml.ts'
import { normalizedName, parseRequirement } from '../manifests/requirement.ts'
import { pytestSettings } from './pytest-settings.ts'
import { testRequirements } from './test-requirements.ts'
import type { TestNeeds } from './test-requirements.ts'

/** What the manifest of a member has to say about its tests. */
export interface TestManifestRequest extends TestNeeds {
  readonly manifest: SourceFile | undefined
  /** The folder of the tests below the member, if they lie there. */
  readonly testsFolder: string | undefined
  readonly isSlow: boolean
  /** Test files of one name in several folders, none of which is a package. */
  readonly hasNamesakes: boolean
  /** The folders below the member that helpers of tests are imported from by their bare names. */
  readonly helperFolders: readonly string[]
}

/**
 * Add the dependency groups `test` and `dev` (PEP 735) with what only tests import, and pytest's folder and marks, to
 * the manifest of a member. What it has already is left alone.
 */
export function testManifestEdits(request: TestManifestRequest): {
  readonly changes: readonly FileChange[]
  readonly findings: readonly Finding[]
} {
  const { manifest } = request
  const data = manifest === undefined ? undefined : readTables(manifest.text)
  if (manifest === undefined || data === undefined) return { changes: [], findings: [] }
  const has = new Set(
    [...data.runtime, ...(data.test ?? [])].map((text) => normalizedName(parseRequirement(text)?.name ?? '')),
  )
  const { requirements, findings } = testRequirements(request, has)
  const edits: Edit[] = []
  const { text } = manifest
  if (data.test !== undefined) {
    edits.push(...(appendToArray(text, ['dependency-groups', 'test'], ...requirements) ?? []))
    if (!data.hasDev)
      edits.push(
        ...addTableEntries(
          text,
          ['dependency-groups'],
          [{ key: 'dev', value: tomlValue([{ 'include-group': 'test' }]) }],
        ),
      )
  } else if (!data.hasGroups)
    edits.push(
      ...addTableEntries(
        text,
        ['dependency-groups'],
        [
          { key: 'test', value: tomlLines(requirements, arrayIndent(text)) },
          { key: 'dev', value: tomlValue([{ 'include-group': 'test' }]) },
        ],
      ),
    )
  if (!data.hasPytest && request.testsFolder !== undefined) {
    const entries = [{ key: 'testpaths', value: tomlValue([request.testsFolder]) }]
    const carried = pytestSettings(request.base, request.recipe.tests?.from ?? '')
    const markers = carried.flatMap(({ key, value }) => (key === 'markers' && Array.isArray(value) ? value : []))
    if (request.isSlow) markers.push('slow: starts processes or builds stores')
    const indent = arrayIndent(text)
    if (markers.length > 0) entries.push({ key: 'markers', value: tomlFor('markers', markers, indent) })
    for (const { key, value } of carried)
      if (key !== 'markers') entries.push({ key, value: tomlFor(key, value, indent) })
    if (request.hasNamesakes) entries.push(...importedByFile(request.helperFolders))
    edits.push(...addTableEntries(text, ['tool', 'pytest', 'ini_options'], entries))
  }
  return { changes: edits.length === 0 ? [] : [{ kind: 'edit', file: manifest, edits: apart(edits) }], findings }
}

/** Settings of pytest that give each file a name of its own (pytest, "Import modes"); helpers are then found by a path alone. */
function importedByFile(folders: readonly string[]): readonly { readonly key: string; readonly value: string }[] {
  return [
    { key: 'addopts', value: tomlValue(['--import-mode=importlib']) },
    ...(folders.length === 0 ? [] : [{ key: 'pythonpath', value: tomlValue([...folders]) }]),
  ]
}

/** Two new tables at the end of one file go in as one insertion, with an empty line between. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  const [first, second, ...rest] = [...edits].sort((a, b) => a.span.start - b.span.start)
  if (first === undefined || second === undefined || first.span.start !== second.span.start) return edits
  return [{ ...first, text: first.text + (second.text.startsWith('\n') ? '' : '\n') + second.text }, ...rest]
}

interface Tables {
  readonly runtime: readonly string[]
  readonly test: readonly string[] | undefined
  readonly hasDev: boolean
  readonly hasGroups: boolean
  readonly hasPytest: boolean
}

function readTables(text: string): Tables | undefined {
  try {
    const data = mappingOf(parseToml(text))
    const groups = mappingOf(data['dependency-groups'])
    return {
      runtime: textsOf(mappingOf(data['project'])['dependencies']),
      test: Array.isArray(groups['test']) ? textsOf(groups['test']) : undefined,
      hasDev: groups['dev'] !== undefined,
      hasGroups: data['dependency-groups'] !== undefined,
      hasPytest: mappingOf(mappingOf(data['tool'])['pytest'])['ini_options'] !== undefined,
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return undefined
  }
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((entry): entry is string => typeof entry === 'string') : []
}
