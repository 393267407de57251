import type { FileChange } from '../../model/change.ts'
import type { Edit } from '../../model/edit.ts'
import { UserError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import { mappingOf } from '../../model/mapping.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { tomlLines, tomlValue } from '../../templates/toml-value.ts'
import { addTableEntries } from '../../toml/add-table-entries.ts'
import { parseToml } from '../../toml/parse-toml.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { declaredNear } from '../manifests/project-manifest.ts'
import { distributionNames, normalizedName, parseRequirement } from '../manifests/requirement.ts'

/** What the manifest of a member has to say about its tests. */
export interface TestManifestRequest {
  readonly index: SymbolIndex
  readonly base: Workspace
  readonly recipe: Recipe
  /** The package's name of today: its manifest declares what its tests need. */
  readonly from: QualifiedName
  readonly manifest: SourceFile | undefined
  readonly files: readonly RepoPath[]
  readonly imports: readonly QualifiedName[]
  /** The folder of the tests below the member, if they lie there. */
  readonly testsFolder: string | undefined
  readonly isSlow: boolean
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
  const { requirements, findings } = testRequirements(request, data.runtime)
  const edits: Edit[] = []
  if (!data.hasGroups)
    edits.push(
      ...addTableEntries(
        manifest.text,
        ['dependency-groups'],
        [
          { key: 'test', value: tomlLines(requirements) },
          { key: 'dev', value: tomlValue([{ 'include-group': 'test' }]) },
        ],
      ),
    )
  if (!data.hasPytest && request.testsFolder !== undefined) {
    const entries = [{ key: 'testpaths', value: tomlValue([request.testsFolder]) }]
    if (request.isSlow) entries.push({ key: 'markers', value: tomlValue(['slow: starts processes or builds stores']) })
    edits.push(...addTableEntries(manifest.text, ['tool', 'pytest', 'ini_options'], entries))
  }
  return { changes: edits.length === 0 ? [] : [{ kind: 'edit', file: manifest, edits: apart(edits) }], findings }
}

/** Two new tables at the end of one file go in as one insertion, with an empty line between. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  const [first, second] = edits
  if (first === undefined || second === undefined || first.span.start !== second.span.start) return edits
  return [{ ...first, text: first.text + (second.text.startsWith('\n') ? '' : '\n') + second.text }]
}

function readTables(
  text: string,
): { readonly runtime: readonly string[]; readonly hasGroups: boolean; readonly hasPytest: boolean } | undefined {
  try {
    const data = mappingOf(parseToml(text))
    const runtime = mappingOf(data['project'])['dependencies']
    return {
      runtime: Array.isArray(runtime) ? runtime.filter((entry): entry is string => typeof entry === 'string') : [],
      hasGroups: data['dependency-groups'] !== undefined,
      hasPytest: mappingOf(mappingOf(data['tool'])['pytest'])['ini_options'] !== undefined,
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return undefined
  }
}

function testRequirements(
  request: TestManifestRequest,
  runtime: readonly string[],
): { readonly requirements: readonly string[]; readonly findings: readonly Finding[] } {
  const { index, base } = request
  const uses = new Map<string, RepoPath | undefined>([['pytest', undefined]])
  const note = (name: string, path: RepoPath | undefined): void => {
    const top = name.split('.')[0] ?? name
    if (top === '' || index.isModule(top) || isStandardLibrary(top) || uses.has(top)) return
    if (request.files.some((file) => file.endsWith(`/${top}.py`))) return
    uses.set(top, path)
  }
  for (const name of request.imports) note(name, undefined)
  for (const path of request.files)
    for (const statement of index.facts(path)?.imports ?? []) {
      if (statement.level > 0 || statement.future) continue
      if (statement.kind === 'from') note(statement.module, path)
      else for (const item of statement.items) note(item.name, path)
    }
  const declared = declaredNear(base, request.recipe, request.from).flatMap((text) => parseRequirement(text) ?? [])
  const has = new Set(runtime.flatMap((text) => normalizedName(parseRequirement(text)?.name ?? '')))
  const findings: Finding[] = []
  const requirements = new Set<string>()
  for (const [importName, path] of uses) {
    const names = distributionNames(base, importName).map(normalizedName)
    if (names.some((name) => has.has(name))) continue
    const found = names.flatMap((name) => declared.filter((entry) => normalizedName(entry.name) === name))[0]
    const text = found?.text ?? names[0] ?? importName
    requirements.add(text)
    if (found === undefined && importName !== 'pytest')
      findings.push({
        code: 'undeclared-import',
        level: 'note',
        reason: `tests import ${importName}, which no manifest declares; \`${text}\` was written into the group \`test\` without a version`,
        advice: 'Give it the versions you support.',
        ...(path === undefined ? {} : { place: { path } }),
      })
  }
  return { requirements: [...requirements].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)), findings }
}
